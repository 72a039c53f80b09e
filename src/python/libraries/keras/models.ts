import { say } from '../../../engine/phrase.js';
import { list, NONE, string } from '../../values/create.js';
import type { TensorValue } from '../../values/tensor.js';
import type { InstanceValue, Value } from '../../values/value.js';
import type { Arguments } from '../arguments.js';
import type { BuiltinFunction, LibraryContext, LibraryMember } from '../contract.js';
import { cls, fn, method, sameAs } from '../members.js';
import { adjusted, checkSizes, inputName, modelInput, nameInput } from './given-input.js';
import { nodeOf } from './layer.js';
import { automaticName } from './layer-name.js';
import { modelMethods } from './model-methods.js';
import { sequential } from './sequential.js';
import { shapeOfSpec, tensor } from './tensors.js';

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

const model = cls({
  bases: ['keras.layers.Layer'],
  isLayer: true,
  methods: {
    ...modelMethods,
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
