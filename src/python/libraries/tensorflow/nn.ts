import { floorDivide, multiply, type Dimension } from '../../dimension.js';
import { tuple } from '../../values/create.js';
import type { TensorValue } from '../../values/tensor.js';
import type { Shape } from '../../site.js';
import { shapeText } from '../keras/shape-text.js';
import { sizesText } from '../arrays/size-text.js';
import type { Arguments } from '../arguments.js';
import { arrayLike, axisIndex, shapeOf } from '../arrays/array.js';
import { broadcastShapes } from '../arrays/broadcast.js';
import { reducedShape } from '../arrays/reduce.js';
import type { LibraryContext, LibraryMember } from '../contract.js';
import { fn, sameAs } from '../members.js';
import { tensorFlow } from '../keras/family.js';
import { arrayFrom } from '../numpy/creation.js';
import { convolutions } from './convolution.js';
import { poolingFunctions } from './pooling.js';

/** The array of an argument, its numbers forgotten. */
export function plainTensor(args: Arguments, name: string, context: LibraryContext): TensorValue {
  return { ...arrayFrom(args.get(name), null, tensorFlow, context), numbers: null };
}

/** Functions that keep the shape of their first argument, which has this name. */
export function keeping(
  parameter: string,
  names: readonly string[],
  dtype?: string,
): [string, LibraryMember][] {
  const member = fn(`${parameter}, *args, **options`, (args, context) => {
    const value = args.get(parameter);
    const same =
      value.kind === 'unknown' ? args.tensor(parameter) : plainTensor(args, parameter, context);
    return dtype === undefined ? same : { ...same, dtype };
  });
  return names.map((name) => [name, member]);
}

const blocks = (grow: boolean): LibraryMember =>
  fn("input, block_size, data_format='NHWC', name=None", (args) => {
    const input = args.tensor('input');
    const shape = shapeOf(input);
    const block = args.integer('block_size');
    const first = args.text('data_format').startsWith('NC');
    const channels = first ? 1 : shape.length - 1;
    const change = (size: Dimension, axis: number): Dimension => {
      if (axis === 0) return size;
      const shrinks = (axis === channels) === grow;
      const by = axis === channels ? block * block : block;
      return shrinks ? floorDivide(size, by) : multiply(size, by);
    };
    return arrayLike(input, shape.map(change));
  });

/** A loss of one number per row: the last axis goes. */
const overLast = (
  parameter: string,
  check: (labels: Shape, logits: Shape, context: LibraryContext) => void,
): LibraryMember =>
  fn('labels=None, logits=None, *args, **options', (args, context) => {
    const input = args.tensor(parameter);
    const labels = args.get('labels');
    if (labels.kind === 'tensor' && labels.shape !== null && input.shape !== null) {
      check(labels.shape, input.shape, context);
    }
    return arrayLike(input, shapeOf(input).slice(0, -1));
  });

/** The functions of `tf.nn`. */
export const neural: Readonly<Record<string, LibraryMember>> = {
  ...poolingFunctions,
  ...convolutions,
  ...Object.fromEntries([
    ...keeping('features', [
      'relu',
      'relu6',
      'elu',
      'selu',
      'gelu',
      'silu',
      'swish',
      'leaky_relu',
      'softplus',
      'softsign',
    ]),
    ...keeping('x', [
      'sigmoid',
      'tanh',
      'dropout',
      'experimental_dropout',
      'batch_normalization',
      'l2_normalize',
      'log_sigmoid',
      'batch_norm_with_global_normalization',
    ]),
    ...keeping('logits', ['softmax', 'log_softmax']),
    ...keeping('value', ['bias_add']),
    ...keeping('input', ['local_response_normalization', 'lrn']),
    ...keeping('labels', [
      'sigmoid_cross_entropy_with_logits',
      'weighted_cross_entropy_with_logits',
    ]),
  ]),
  depth_to_space: blocks(true),
  space_to_depth: blocks(false),
  crelu: fn('features, axis=-1, name=None', (args) => {
    const input = args.tensor('features');
    const shape = shapeOf(input);
    const axis = axisIndex(args.integer('axis'), shape.length) ?? 0;
    return arrayLike(input, shape.with(axis, multiply(shape[axis] ?? 1, 2)));
  }),
  moments: fn('x, axes, shift=None, keepdims=False, name=None, keep_dims=None', (args) => {
    const input = args.tensor('x');
    const shape = shapeOf(input);
    const axes = args.integers('axes').map((axis) => axisIndex(axis, shape.length) ?? 0);
    const keeps = args.flag('keepdims') || args.flag('keep_dims');
    const output = arrayLike(input, reducedShape(shape, axes, keeps));
    return tuple([output, output]);
  }),
  top_k: fn('input, k=1, *args, **options', (args) => {
    const input = args.tensor('input');
    const shape = shapeOf(input).with(-1, args.dimension('k'));
    return tuple([arrayLike(input, shape), arrayLike(input, shape, { dtype: 'int32' })]);
  }),
  embedding_lookup: fn('params, ids, *args, **options', (args, context) => {
    const table = args.tensor('params');
    const ids = arrayFrom(args.get('ids'), null, tensorFlow, context);
    return arrayLike(table, [...shapeOf(ids), ...shapeOf(table).slice(1)]);
  }),
  l2_loss: fn('t, name=None', (args) => arrayLike(args.tensor('t'), [])),
  zero_fraction: fn('value, name=None', (args) => arrayLike(args.tensor('value'), [])),
  softmax_cross_entropy_with_logits: overLast('logits', (labels, logits, context) => {
    if (broadcastShapes(labels, logits) !== null) return;
    const [given, wanted] = [sizesText(logits, ','), sizesText(labels, ',')];
    context.raise(
      'InvalidArgumentError',
      `logits and labels must be broadcastable: logits_size=[${given}] labels_size=[${wanted}]`,
    );
  }),
  sparse_softmax_cross_entropy_with_logits: overLast('logits', (labels, logits, context) => {
    if (labels.length === logits.length - 1) return;
    context.raise(
      'ValueError',
      `\`labels.shape.rank\` must equal \`logits.shape.rank - 1\`. Received: labels.shape=${shapeText(labels)} of rank ${labels.length} and logits.shape=${shapeText(logits)} of rank ${logits.length}`,
    );
  }),
  one_hot: sameAs('tensorflow.one_hot'),
  space_to_batch: sameAs('tensorflow.space_to_batch'),
};
