import { say } from '../../../engine/phrase.js';
import { bool, list, NONE } from '../../values/create.js';
import type { TensorValue } from '../../values/tensor.js';
import type { InstanceValue, Value } from '../../values/value.js';
import type { BuiltinFunction, LibraryContext } from '../contract.js';
import { cls, method } from '../members.js';
import { adjusted, checkSizes, modelInput, nameInput } from './given-input.js';
import { automaticName } from './layer-name.js';
import { layersOf, modelMethods } from './model-methods.js';
import { KERAS_TENSOR, shapeOfSpec, tensor } from './tensors.js';

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

/** `Sequential`: one layer after the other. */
export const sequential = cls({
  bases: ['keras.Model'],
  isLayer: true,
  methods: {
    ...modelMethods,
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
