import { say } from '../../../engine/phrase.js';
import { minimum, symbol, type Dimension } from '../../dimension.js';
import { NONE } from '../../values/create.js';
import type { TensorValue } from '../../values/tensor.js';
import type { InstanceValue, Value } from '../../values/value.js';
import type { Arguments } from '../arguments.js';
import { arrayLike } from '../arrays/array.js';
import type { BuiltinFunction, LibraryContext } from '../contract.js';
import { method } from '../members.js';
import { elementOf } from './tf-dataset.js';
import { leavesOf, mapTree } from '../jax/trees.js';
import { arrayFrom } from '../numpy/creation.js';
import { numpy } from '../numpy/family.js';
import { compareByLoss } from './losses.js';
import { TENSOR } from './tensors.js';

/** How many rows Keras gives a model at once unless it is told. */
const BATCH_SIZE = 32;

/** What a model is given: inputs, and targets where there are any. */
interface GivenData {
  readonly x: Value;
  readonly y: Value;
}

/** Inputs and targets of arrays, or of the pairs that a data set gives. */
function dataOf(x: Value, y: Value, context: LibraryContext): GivenData {
  const element = elementOf(x) ?? firstOf(x, context);
  if (element === null) return { x: asArrays(x, context), y: asArrays(y, context) };
  if (element.kind !== 'tuple') return { x: element, y: NONE };
  const [inputs = element, targets = NONE] = element.items;
  return { x: inputs, y: targets };
}

/** What a generator gives first stands for all that it gives; null: it is no generator. */
function firstOf(value: Value, context: LibraryContext): Value | null {
  if (value.kind !== 'iterator') return null;
  const steps = context.iterate(value);
  const step = 'next' in steps ? steps.next() : null;
  return step === null || step.done === true ? null : step.value;
}

/** Lists of numbers are arrays to Keras; lists of arrays are several inputs. */
function asArrays(value: Value, context: LibraryContext): Value {
  const holdsNumbers = (one: Value): boolean =>
    (one.kind === 'list' || one.kind === 'tuple') &&
    leavesOf(one).every(({ kind }) => kind === 'int' || kind === 'float');
  const isArray = value.kind === 'instance' && value.attributes.has('_data');
  return isArray || holdsNumbers(value) ? arrayFrom(value, null, numpy, context) : value;
}

/** The arrays of a model's data as it is given them, so many rows at once. */
function batchOf(data: Value, rows: Dimension): Value {
  return mapTree(data, (leaf) => {
    if (leaf.kind !== 'tensor' || leaf.shape === null || leaf.shape.length === 0) return leaf;
    const batch = arrayLike(leaf, leaf.shape.with(0, rows));
    return { ...batch, type: TENSOR, dtype: 'float32' };
  });
}

/** A data set gives its elements as they are; only the number of rows may differ. */
function batchOfSet(data: Value, isSet: boolean, rows: Dimension): Value {
  if (!isSet) return batchOf(data, rows);
  return mapTree(data, (leaf) =>
    leaf.kind === 'tensor' ? { ...leaf, type: TENSOR, dtype: 'float32' } : leaf,
  );
}

const tensorsIn = (data: Value): readonly TensorValue[] =>
  leavesOf(data).filter((leaf): leaf is TensorValue => leaf.kind === 'tensor');

/** Raises Keras's error where inputs and targets are not equally many. */
function checkCardinality({ x, y }: GivenData, context: LibraryContext): void {
  const sizes = (data: Value): readonly number[] =>
    tensorsIn(data)
      .map(({ shape }) => shape?.[0])
      .filter((size) => typeof size === 'number');
  const [inputs, targets] = [sizes(x), sizes(y)];
  if (new Set([...inputs, ...targets]).size < 2) return;
  const lines = [
    `'x' sizes: ${inputs.join(', ')}`,
    ...(targets.length === 0 ? [] : [`'y' sizes: ${targets.join(', ')}`]),
  ];
  context.raise(
    'ValueError',
    `Data cardinality is ambiguous. Make sure all arrays contain the same number of samples.${lines.join('\n')}\n`,
  );
}

/** Compares what a model gave with its targets, output by output. */
function compareAll(self: InstanceValue, output: Value, y: Value, context: LibraryContext): void {
  const loss = self.attributes.get('_loss') ?? NONE;
  const [outputs, targets] = [tensorsIn(output), tensorsIn(y)];
  if (outputs.length !== targets.length) return;
  const losses = loss.kind === 'list' || loss.kind === 'tuple' ? loss.items : null;
  outputs.forEach((one, at) => {
    const target = targets[at];
    const own = losses === null ? loss : (losses[at] ?? NONE);
    if (target !== undefined) compareByLoss(own, target, one, context);
  });
}

/** What a step of training or of testing is traced with. */
interface Step {
  readonly given: readonly [Value, Value];
  /** How many rows at once; NaN: not known. */
  readonly batch: number;
  /** The share of the rows that is kept for validation; NaN: not known. */
  readonly keptBack: number;
}

/** A number among arguments; NaN: its value isn't known. */
function numberIn(args: Arguments, name: string, otherwise: number): number {
  const value = args.get(name);
  if (value.kind === 'int' || value.kind === 'float') return value.value;
  return value.kind === 'none' ? otherwise : Number.NaN;
}

/** The rows that a step is traced with: so many at once where no batch is smaller, else any. */
function tracedRows({ x }: GivenData, { batch, keptBack }: Step): Dimension {
  if (batch === 1) return 1;
  const all = tensorsIn(x)[0]?.shape?.[0];
  if (typeof all !== 'number') return symbol('N');
  const rows = Math.floor(all * (1 - keptBack));
  return rows > 0 && rows % batch === 0 ? batch : symbol('N');
}

/** Keras traces a step with a batch that stands for all of them. */
function trace(self: InstanceValue, step: Step, context: LibraryContext): Value {
  const { given } = step;
  const isSet = elementOf(given[0]) !== null;
  const data = dataOf(...given, context);
  if (!isSet) checkCardinality(data, context);
  const rows = isSet ? symbol('N') : tracedRows(data, step);
  const x = batchOfSet(data.x, isSet, rows);
  const isKnown =
    x.kind === 'tensor' || x.kind === 'list' || x.kind === 'tuple' || x.kind === 'dict';
  if (!isKnown) return context.unknown(say('the data that the model gets is not known'));
  const output = context.call(self, [x]);
  compareAll(self, output, batchOfSet(data.y, isSet, rows), context);
  return output;
}

const fit: BuiltinFunction = method(
  'x=None, y=None, batch_size=None, epochs=1, verbose="auto", callbacks=None, validation_split=0.0, validation_data=None, *args, **options',
  (args, context) => {
    const self = args.selfInstance();
    const batch = numberIn(args, 'batch_size', BATCH_SIZE);
    const keptBack = numberIn(args, 'validation_split', 0);
    trace(self, { given: [args.get('x'), args.get('y')], batch, keptBack }, context);
    const validation = args.get('validation_data');
    const [x = NONE, y = NONE] =
      validation.kind === 'tuple' || validation.kind === 'list'
        ? validation.items
        : elementOf(validation) === null
          ? []
          : [validation];
    if (x !== NONE) trace(self, { given: [x, y], batch, keptBack: 0 }, context);
    return context.unknown(say('training is not carried out while code is read'));
  },
);

const evaluate: BuiltinFunction = method(
  'x=None, y=None, batch_size=None, *args, **options',
  (args, context) => {
    const batch = numberIn(args, 'batch_size', BATCH_SIZE);
    const given = [args.get('x'), args.get('y')] as const;
    trace(args.selfInstance(), { given, batch, keptBack: 0 }, context);
    return context.unknown(say('training is not carried out while code is read'));
  },
);

/** A batch by itself: its number of rows is known. */
const onBatch: BuiltinFunction = method('x, y=None, *args, **options', (args, context) => {
  const self = args.selfInstance();
  const { x, y } = dataOf(args.get('x'), args.get('y'), context);
  compareAll(self, context.call(self, [x]), y, context);
  return context.unknown(say('training is not carried out while code is read'));
});

/** `predict` gives a model one batch after the other, with all their rows. */
function predicted(args: Arguments, context: LibraryContext): Value {
  const x = args.get('x');
  const isSet = elementOf(x) !== null;
  const data = dataOf(x, NONE, context);
  const all = tensorsIn(data.x)[0]?.shape?.[0];
  const most = args.integerOrNone('batch_size') ?? BATCH_SIZE;
  const rows = all === undefined || isSet ? symbol('N') : minimum(all, most);
  const batch = batchOfSet(data.x, isSet, rows);
  const isKnown = batch.kind === 'tensor' || batch.kind === 'list' || batch.kind === 'dict';
  if (!isKnown) return context.unknown(say('the data that the model gets is not known'));
  const output = context.call(args.self, [batch]);
  if (all === undefined || isSet) return output;
  return mapTree(output, (leaf) =>
    leaf.kind === 'tensor' && leaf.shape !== null && leaf.shape.length > 0
      ? { ...arrayLike(leaf, leaf.shape.with(0, all)), type: 'numpy.ndarray' }
      : leaf,
  );
}

/** What every model of Keras can do with data. */
export const trainingMethods: Readonly<Record<string, BuiltinFunction>> = {
  compile: method(
    'optimizer="rmsprop", loss=None, loss_weights=None, metrics=None, **options',
    (args, context) => {
      context.setAttribute(args.self, '_loss', args.get('loss'));
      return NONE;
    },
  ),
  fit,
  evaluate,
  train_on_batch: onBatch,
  test_on_batch: onBatch,
  predict: method('x=None, batch_size=None, *args, **options', predicted),
  predict_on_batch: method('x=None', (args, context) => context.call(args.self, [args.get('x')])),
};
