import { say } from '../../../engine/phrase.js';
import type { Value } from '../../values/value.js';
import { binaries, binary } from '../arrays/arithmetic.js';
import { arrayLike, axisIndex, leader, shapeOf } from '../arrays/array.js';
import { floatMaps, mapped, sameTypeMaps } from '../arrays/maps.js';
import { matmul as matrixProduct } from '../arrays/product.js';
import { reducedShape } from '../arrays/reduce.js';
import { permute } from '../arrays/rearrange.js';
import type { LibraryContext, LibraryMember } from '../contract.js';
import { fn } from '../members.js';
import { tensorFlow } from '../keras/family.js';
import { arrayFrom } from '../numpy/creation.js';
import { tensorDot } from '../numpy/contractions.js';
import { reduce } from '../numpy/reductions.js';
import { tensorOf } from './array-arguments.js';
import { keeping } from './nn.js';
import { tensor } from '../keras/tensors.js';

const REDUCTIONS: Readonly<Record<string, string>> = {
  reduce_mean: 'mean',
  reduce_max: 'max',
  reduce_min: 'min',
  reduce_sum: 'sum',
  reduce_prod: 'prod',
  reduce_any: 'any',
  reduce_all: 'all',
  reduce_std: 'std',
  reduce_variance: 'var',
};

const TWO: Readonly<Record<string, keyof typeof binaries>> = {
  add: 'add',
  subtract: 'sub',
  multiply: 'mul',
  divide: 'div',
  truediv: 'div',
  divide_no_nan: 'div',
  floordiv: 'floor_divide',
  floormod: 'remainder',
  mod: 'remainder',
  pow: 'pow',
  maximum: 'maximum',
  minimum: 'minimum',
  atan2: 'atan2',
  equal: 'eq',
  not_equal: 'ne',
  less: 'lt',
  less_equal: 'le',
  greater: 'gt',
  greater_equal: 'ge',
  logical_and: 'logical_and',
  logical_or: 'logical_or',
  logical_xor: 'logical_xor',
  squared_difference: 'sub',
};

const KEEPS = [
  'asinh',
  'acosh',
  'atanh',
  'softsign',
  'l2_normalize',
  'conj',
  'real',
  'imag',
  'angle',
  'digamma',
  'lgamma',
  'erfc',
  'erfcinv',
  'ndtri',
  'bessel_i0',
  'invert_permutation',
  'cumsum',
  'cumprod',
  'cumulative_logsumexp',
  'rint',
  'multiply_no_nan',
  'xlogy',
  'sigmoid',
  'softplus',
  'log_sigmoid',
  'clip_by_value',
  'clip_by_norm',
  'clip_by_average_norm',
  'sort',
  'argsort',
  'reverse',
  'roll',
  'verify_tensor_all_finite',
  'check_numerics',
];

const TRUTHS = ['is_nan', 'is_inf', 'is_finite', 'logical_not'];

/** `segment_sum` and its kin: one row for each segment; without their number the ids tell it. */
const segments = fn('data, segment_ids, num_segments=None, name=None', (args, context) => {
  const input = tensorOf(args, 'data', context);
  const ids = tensorOf(args, 'segment_ids', context).numbers;
  if (args.isNone('num_segments') && ids === null)
    return context.giveUp(say('how many segments there are depends on the data'));
  const count = args.isNone('num_segments')
    ? Math.max(-1, ...(ids?.data ?? [])) + 1
    : args.dimension('num_segments');
  return arrayLike(input, [count, ...shapeOf(input).slice(1)]);
});

/** Sums and products over axes that no pooling is: by name, with the parameters of `tf.reduce_…`. */
const plainReduction = fn('input_tensor, axis=None, keepdims=False, name=None', (args, context) => {
  const input = tensorOf(args, 'input_tensor', context);
  const shape = shapeOf(input);
  const axes = args.isNone('axis')
    ? shape.map((_, axis) => axis)
    : args.integers('axis').map((axis) => axisIndex(axis, shape.length) ?? 0);
  return arrayLike(input, reducedShape(shape, axes, args.flag('keepdims')));
});

const swapLast = (value: Value, context: LibraryContext): Value => {
  const input = arrayFrom(value, null, tensorFlow, context);
  const rank = shapeOf(input).length;
  const order = Array.from({ length: rank }, (_, axis) => axis);
  return permute(input, order.with(-1, rank - 2).with(-2, rank - 1));
};

/** The index of the largest or smallest along an axis, the first unless told. */
const argument = (name: string): LibraryMember =>
  fn('input, axis=None, output_type=None, name=None', (args, context) => {
    const input = tensorOf(args, 'input', context);
    const shape = shapeOf(input);
    const axis = args.isNone('axis') ? 0 : args.integer('axis');
    const place = axisIndex(axis, shape.length);
    if (place === null)
      return context.raise('InvalidArgumentError', `${name}: axis ${axis} is out of range`);
    return arrayLike(input, shape.toSpliced(place, 1), { dtype: 'int64' });
  });

/** Functions of `tf` and `tf.math` on numbers: element by element, and over axes. */
export const mathFunctions: Readonly<Record<string, LibraryMember>> = {
  ...Object.fromEntries(keeping('x', KEEPS)),
  ...Object.fromEntries(keeping('x', TRUTHS, 'bool')),
  ...Object.fromEntries(
    ['sum', 'mean', 'max', 'min', 'prod'].flatMap((name) => [
      [`segment_${name}`, segments],
      [`unsorted_segment_${name}`, segments],
    ]),
  ),
  bincount: fn('arr, *args, minlength=None, maxlength=None, **options', (args, context) =>
    args.isNone('minlength')
      ? context.giveUp(
          say('how many elements `{name}` finds depends on the data', { name: 'bincount' }),
        )
      : tensor([args.dimension('minlength')], 'int32', 'bincount'),
  ),
  ...Object.fromEntries(
    [...Object.entries(sameTypeMaps), ...Object.entries(floatMaps)].map(([name, map]) => [
      name,
      fn('x, name=None, **options', (args, context) =>
        mapped(tensorOf(args, 'x', context), map, name in floatMaps),
      ),
    ]),
  ),
  ...Object.fromEntries(
    Object.entries(TWO).map(([name, by]) => [
      name,
      fn('x, y, name=None', (args, context) => {
        const [x, y] = [args.get('x'), args.get('y')];
        const first = x.kind === 'tensor' || y.kind === 'tensor' ? x : tensorOf(args, 'x', context);
        return binary(first, y, binaries[by], context);
      }),
    ]),
  ),
  ...Object.fromEntries(
    Object.entries(REDUCTIONS).map(([name, as]) => [
      name,
      fn('input_tensor, axis=None, keepdims=False, name=None', (args, context) =>
        reduce(tensorOf(args, 'input_tensor', context), as, args, tensorFlow, context),
      ),
    ]),
  ),
  reduce_logsumexp: plainReduction,
  reduce_euclidean_norm: plainReduction,
  count_nonzero: fn('input, axis=None, keepdims=None, *args, **options', (args, context) => {
    const input = tensorOf(args, 'input', context);
    const shape = shapeOf(input);
    const axes = args.isNone('axis')
      ? shape.map((_, axis) => axis)
      : args.integers('axis').map((axis) => axisIndex(axis, shape.length) ?? 0);
    return arrayLike(input, reducedShape(shape, axes, args.flag('keepdims')), { dtype: 'int64' });
  }),
  argmax: argument('ArgMax'),
  argmin: argument('ArgMin'),
  norm: fn("tensor, ord='euclidean', axis=None, keepdims=None, name=None", (args, context) => {
    const input = tensorOf(args, 'tensor', context);
    const shape = shapeOf(input);
    const axes = args.isNone('axis')
      ? shape.map((_, axis) => axis)
      : args.integers('axis').map((axis) => axisIndex(axis, shape.length) ?? 0);
    return arrayLike(input, reducedShape(shape, axes, args.flag('keepdims')));
  }),
  matmul: fn('a, b, transpose_a=False, transpose_b=False, *args, **options', (args, context) => {
    const a = args.flag('transpose_a') ? swapLast(args.get('a'), context) : args.get('a');
    const b = args.flag('transpose_b') ? swapLast(args.get('b'), context) : args.get('b');
    return matrixProduct(a, b, context);
  }),
  matvec: fn('a, b, *args, **options', (args, context) => {
    const input = tensorOf(args, 'a', context);
    return arrayLike(input, shapeOf(input).slice(0, -1));
  }),
  matrix_transpose: fn('a, *args, **options', (args, context) => swapLast(args.get('a'), context)),
  tensordot: fn('a, b, axes, name=None', (args, context) => {
    const [a, b] = [tensorOf(args, 'a', context), tensorOf(args, 'b', context)];
    const shape = tensorDot(shapeOf(a), shapeOf(b), args.get('axes'));
    return arrayLike(leader([a, b]) ?? a, shape);
  }),
  add_n: fn('inputs, name=None', (args, context) => {
    const [first, ...others] = context.items(args.get('inputs'));
    return others.reduce<Value>(
      (all, one) => binary(all, one, binaries.add, context),
      first ?? context.giveUp(say('nothing to merge')),
    );
  }),
  accumulate_n: fn('inputs, **options', (args, context) =>
    context.call(context.named('tensorflow.add_n'), [args.get('inputs')]),
  ),
};
