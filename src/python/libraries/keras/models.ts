import { say } from '../../../engine/phrase.js';
import { bool, list, NONE, string } from '../../values/create.js';
import type { TensorValue } from '../../values/tensor.js';
import type { InstanceValue, Value } from '../../values/value.js';
import type { Arguments } from '../arguments.js';
import type { BuiltinFunction, LibraryContext, LibraryMember } from '../contract.js';
import { cls, fn, method, sameAs } from '../members.js';
import { adjusted, checkSizes, inputName, modelInput, nameInput } from './given-input.js';
import { nodeOf } from './layer.js';
import { automaticName } from './layer-name.js';
import { trainingMethods } from './training.js';
import { KERAS_TENSOR, shapeOfSpec, tensor } from './tensors.js';

/** A symbolic input by its name: `Input(shape=(28, 28, 1))`, the batch not known. */
function inputTensor(args: Arguments, context: LibraryContext): TensorValue {
  const given = args.isNone('name') ? null : args.text('name');
  return nameInput(symbolicInput(args, context), given, () => automaticName('InputLayer', context));
}

function symbolicInput(args: Arguments, context: LibraryContext): TensorValue {
  const whole = args.isNone('batch_shape')
    ? args.get('batch_input_shape')
    : args.get('batch_shape');
  const shape = args.isNone('shape') ? args.get('input_shape') : args.get('shape');
  const type = args.get('dtype');
  const dtype = type.kind === 'string' ? type.value : 'float32';
  if (whole.kind !== 'none') return tensor(shapeOfSpec(context.items(whole)), dtype, 'keras.Input');
  const items = shape.kind === 'int' ? [shape] : context.items(shape);
  const batch = args.isNone('batch_size') ? NONE : args.get('batch_size');
  return tensor(shapeOfSpec([batch, ...items]), dtype, 'keras.Input');
}

const INPUT =
  'shape=None, batch_size=None, dtype=None, sparse=None, batch_shape=None, name=None, tensor=None, input_shape=None, batch_input_shape=None, **options';

/** The input that a layer's `input_shape=` (or an `InputLayer`) asks for; null: none. */
function inputOfLayer(layer: Value, context: LibraryContext): TensorValue | null {
  if (layer.kind === 'tensor') return layer;
  if (layer.kind !== 'instance') return null;
  const whole = layer.attributes.get('batch_input_shape') ?? NONE;
  if (whole.kind === 'tuple' || whole.kind === 'list') {
    return tensor(shapeOfSpec(context.items(whole)), 'float32', 'input_shape');
  }
  const shape = layer.attributes.get('input_shape') ?? NONE;
  if (shape.kind === 'tuple' || shape.kind === 'list') {
    return tensor(shapeOfSpec([NONE, ...shape.items]), 'float32', 'input_shape');
  }
  const size = layer.attributes.get('input_dim') ?? NONE;
  return size.kind === 'int' && layer.type.name !== 'Embedding'
    ? tensor(shapeOfSpec([NONE, size]), 'float32', 'input_dim')
    : null;
}

/** The layers of a `Sequential`, in order. */
function layersOf(self: InstanceValue): readonly Value[] {
  const layers = self.attributes.get('layers');
  return layers?.kind === 'list' ? layers.items : [];
}

/** The tensor that the next layer of a `Sequential` gets; null while its input isn't known. */
const ends = new WeakMap<InstanceValue, Value>();

function addLayer(self: InstanceValue, layer: Value, context: LibraryContext): void {
  const layers = self.attributes.get('layers');
  if (layers?.kind !== 'list') return;
  const before =
    ends.get(self) ?? (layers.items.length === 0 ? inputOfLayer(layer, context) : null);
  if (layer.kind === 'tensor' || isInputLayer(layer)) {
    if (before !== null) begin(self, before, context);
    return;
  }
  context.willChange(layers);
  layers.items.push(layer);
  context.setAttribute(self, `layer_${layers.items.length - 1}`, layer);
  if (before === null || isRefused(before)) return;
  if (!ends.has(self)) begin(self, before, context);
  // Stays where the layer refuses its input: nothing more is said of a model that can't be built.
  ends.set(self, context.unknown(say('a layer before it is refused')));
  const output = context.call(layer, [before]);
  ends.set(self, output);
  context.setAttribute(self, 'output', output);
}

/** Whether a layer before refused its input: a pooling then gives a tensor of unknown shape. */
const isRefused = (end: Value): boolean =>
  end.kind === 'unknown' || (end.kind === 'tensor' && end.shape === null);

function begin(self: InstanceValue, input: Value, context: LibraryContext): void {
  ends.set(self, input);
  if (input.kind === 'tensor') nameInput(input, null, () => automaticName('InputLayer', context));
  context.setAttribute(self, 'input', input);
}

function isInputLayer(layer: Value): boolean {
  return layer.kind === 'instance' && layer.type.name === 'InputLayer';
}

/** Sends a tensor through all layers of a `Sequential`. */
const through: BuiltinFunction = method('inputs, *args, **options', (args, context) => {
  const self = args.selfInstance();
  const end = ends.get(self);
  if (end !== undefined && isRefused(end)) return end;
  return layersOf(self).reduce<Value>(
    (value, layer) => context.call(layer, [value]),
    givenTo(self, args.get('inputs'), context),
  );
});

/** What the layers of a `Sequential` get: it is a functional model once its input is known. */
function givenTo(self: InstanceValue, given: Value, context: LibraryContext): Value {
  const input = self.attributes.get('input');
  if (given.kind !== 'tensor' || input?.kind !== 'tensor' || input.shape === null) return given;
  const wanted = modelInput(input, input.shape);
  if (given.type === KERAS_TENSOR) {
    checkSizes(self, given, 0, { ...wanted, called: 'functional' }, context);
  }
  return adjusted(self, given, wanted, context);
}

/** Works a functional model out anew for other inputs, from its outputs back to its inputs. */
function replay(wanted: Value, known: Map<Value, Value>, context: LibraryContext): Value {
  const done = known.get(wanted);
  if (done !== undefined) return done;
  if (wanted.kind === 'list' || wanted.kind === 'tuple') {
    return list(wanted.items.map((item) => replay(item, known, context)));
  }
  if (wanted.kind !== 'tensor') return wanted;
  const node = nodeOf(wanted);
  if (node === undefined) return wanted;
  const args = node.args.map((arg) => replay(arg, known, context));
  const output = context.call(node.callee, args, node.keywords);
  known.set(wanted, output);
  return output;
}

/** What a model is called in Keras's messages. */
function calledName(self: InstanceValue): string {
  const name = self.attributes.get('name');
  return name?.kind === 'string' ? name.value : 'functional';
}

/** An input as a functional model takes it, after Keras's checks. */
function taken(
  self: InstanceValue,
  input: TensorValue,
  given: TensorValue,
  at: number,
  context: LibraryContext,
): TensorValue {
  if (input.shape === null) return given;
  const wanted = modelInput(input, input.shape);
  checkSizes(self, given, at, { ...wanted, called: calledName(self) }, context);
  return adjusted(self, given, wanted, context);
}

/** Raises Keras's error where a model gets fewer or more inputs than it has. */
function checkCount(
  self: InstanceValue,
  inputs: readonly Value[],
  given: readonly Value[],
  context: LibraryContext,
): void {
  if (inputs.length === given.length || inputs.some(({ kind }) => kind !== 'tensor')) return;
  const names = inputs.map((one) => (one.kind === 'tensor' ? `'${inputName(one)}'` : ''));
  const example = names.map((name) => `${name}: ...`).join(', ');
  context.raise(
    'ValueError',
    `Layer "${calledName(self)}" expects ${inputs.length} named input(s) with keys [${names.join(', ')}], but it received ${given.length} input tensors. Pass inputs as a dict, e.g. \`layer({${example}})\`.`,
  );
}

const callModel: BuiltinFunction = method('inputs, *args, **options', (args, context) => {
  const self = args.selfInstance();
  const { attributes } = self;
  const inputs = attributes.get('inputs');
  const outputs = attributes.get('outputs');
  if (inputs === undefined || outputs === undefined) {
    return context.giveUp(say('a model without `call` has no inputs and outputs'));
  }
  const known = new Map<Value, Value>();
  const given = args.get('inputs');
  const names = inputs.kind === 'tensor' ? [inputs] : context.items(inputs);
  const values = given.kind === 'tensor' ? [given] : context.items(given);
  checkCount(self, names, values, context);
  names.forEach((name, index) => {
    const value = values[index] ?? name;
    known.set(
      name,
      value.kind === 'tensor' && name.kind === 'tensor'
        ? taken(self, name, value, index, context)
        : value,
    );
  });
  return replay(outputs, known, context);
});

/** `build(input_shape)`: passes an input of that shape. */
const build: BuiltinFunction = method('input_shape=None', (args, context) => {
  if (args.isNone('input_shape')) return NONE;
  const input = tensor(shapeOfSpec(context.items(args.get('input_shape'))), 'float32', 'build(…)');
  context.call(args.self, [input]);
  return NONE;
});

const nothing: BuiltinFunction = method('*args, **options', () => NONE);

const common = {
  ...trainingMethods,
  summary: nothing,
  save: nothing,
  save_weights: nothing,
  load_weights: nothing,
  build,
  get_layer: method('name=None, index=None', (args, context) => {
    const self = args.selfInstance();
    const found = layersOf(self).find((layer) => {
      const name = layer.kind === 'instance' ? layer.attributes.get('name') : undefined;
      return name !== undefined && context.equal(name, args.get('name')) === true;
    });
    const at = args.integerOrNone('index');
    return (
      found ??
      (at === null ? undefined : layersOf(self).at(at)) ??
      context.unknown(say('there is no such layer that can be read'))
    );
  }),
};

const sequential = cls({
  bases: ['keras.Model'],
  isLayer: true,
  methods: {
    ...common,
    __init__: method('layers=None, name=None, **options', (args, context) => {
      const self = args.selfInstance();
      context.setAttribute(self, 'layers', list([]));
      context.setAttribute(self, 'built', bool(true));
      context.setAttribute(self, 'name', args.get('name'));
      if (args.isNone('layers')) return NONE;
      const given = args.get('layers');
      const layers = given.kind === 'instance' ? [given] : context.items(given);
      for (const layer of layers) addLayer(self, layer, context);
      return NONE;
    }),
    add: method('layer', (args, context) => {
      addLayer(args.selfInstance(), args.get('layer'), context);
      return NONE;
    }),
    pop: method('', (args, context) => {
      const layers = args.selfInstance().attributes.get('layers');
      if (layers?.kind !== 'list') return NONE;
      context.willChange(layers);
      ends.delete(args.selfInstance());
      return layers.items.pop() ?? NONE;
    }),
    call: through,
  },
});

const model = cls({
  bases: ['keras.layers.Layer'],
  isLayer: true,
  methods: {
    ...common,
    __init__: method('inputs=None, outputs=None, name=None, **options', (args, context) => {
      for (const name of ['inputs', 'outputs', 'name']) {
        if (!args.isNone(name)) context.setAttribute(args.self, name, args.get(name));
      }
      if (!args.isNone('inputs')) {
        if (args.isNone('name')) {
          context.setAttribute(args.self, 'name', string(automaticName('Functional', context)));
        }
        context.setAttribute(args.self, 'input', args.get('inputs'));
        context.setAttribute(args.self, 'output', args.get('outputs'));
      }
      return NONE;
    }),
    call: callModel,
  },
});

/** `Input`, models and what builds them. */
export const modelMembers: Readonly<Record<string, LibraryMember>> = {
  Input: fn(INPUT, inputTensor),
  Model: model,
  Sequential: sequential,
};

/** The same below `keras.layers`, where `InputLayer` is too. */
export const inputLayers: Readonly<Record<string, LibraryMember>> = {
  Input: sameAs('keras.Input'),
  InputLayer: cls({
    bases: ['keras.layers.Layer'],
    isLayer: true,
    methods: {
      __init__: method(INPUT, (args, context) => {
        const shape = args.isNone('shape') ? args.get('input_shape') : args.get('shape');
        const whole = args.isNone('batch_shape')
          ? args.get('batch_input_shape')
          : args.get('batch_shape');
        context.setAttribute(args.self, 'input_shape', shape);
        context.setAttribute(args.self, 'batch_input_shape', whole);
        return NONE;
      }),
    },
  }),
};
