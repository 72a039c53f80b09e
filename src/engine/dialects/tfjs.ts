import { say } from '../phrase.js';
import { fail, ok, type ArgumentValue, type PoolError, type Result } from '../result.js';
import type { Layout, Padding, PoolSpec, Reducer, SpatialRank } from '../spec.js';
import type { Dialect, Operation } from './dialect.js';
import { average, global, largest, layer, numbersOf, pairs, sliding, symmetric } from './layers.js';
import { plain } from './plain.js';
import { isList, repeat, text } from './python-values.js';
import { rejection } from './rejection.js';

/** `tf.maxPool(x, filterSize, strides, pad, dimRoundingMode)` and its kin. */
const functional =
  (rank: SpatialRank, reducer: Reducer): Operation =>
  ({ operation, arguments: args, shape }) => {
    if (shape !== null && shape.length !== rank + 1 && shape.length !== rank + 2) {
      return fail(wrongRank(operation, rank, shape));
    }
    const kernel = numbersOf(args['filterSize'], rank) ?? repeat(rank, 1);
    const stride = numbersOf(args['strides'], rank) ?? repeat(rank, 1);
    const rounding = args['dimRoundingMode'] ?? null;
    const pad = args['pad'] ?? 'valid';
    if (rounding !== null && typeof pad !== 'number') {
      return fail(
        rejection({
          code: 'rounding-with-named-padding',
          exception: 'Error',
          message: `Error in ${operation}: pad must be an integer when using dimRoundingMode ${text(rounding)} but got pad ${text(pad)}.`,
          parameter: 'dimRoundingMode',
          hint: say('A rounding mode needs a numeric pad.'),
          fixes: [{ parameter: 'dimRoundingMode', value: null }],
        }),
      );
    }
    const padding = paddingOf(pad, rank);
    if (!padding.ok) return padding;
    const dilation = numbersOf(args['dilations'], rank);
    const outputSize =
      typeof pad === 'number' && shape !== null
        ? sizesOfFirstAxis(shape.slice(-1 - rank, -1), kernel, stride, pad, rounding)
        : null;
    const source = sliding({
      kernel,
      stride,
      padding: padding.value,
      ceil: rounding === 'ceil',
      ...(dilation === null ? {} : { dilation }),
    });
    const counted = outputSize === null ? source : { ...source, outputSize };
    return ok(layer('tfjs', rank, layoutOf(args['dataFormat']), counted, reducer));
  };

/**
 * With a numeric pad, TensorFlow.js reckons every axis' output with the first axis' window and
 * stride. Null where that makes no difference. Source: `conv_util.computeOutputShape2D`.
 */
const sizesOfFirstAxis = (
  sizes: readonly number[],
  kernel: readonly number[],
  stride: readonly number[],
  pad: number,
  rounding: ArgumentValue,
): readonly number[] | null => {
  const [firstKernel = 1] = kernel;
  const [firstStride = 1] = stride;
  const square =
    [...kernel].every((k) => k === firstKernel) && stride.every((s) => s === firstStride);
  if (square) return null;
  const round = rounding === 'ceil' ? Math.ceil : rounding === 'round' ? Math.round : Math.floor;
  return sizes.map((size) => Math.max(round((size - firstKernel + 2 * pad) / firstStride + 1), 0));
};

/** `tf.pool(input, windowShape, poolingType, pad, dilations, strides)`. */
const pool: Operation = (call) => {
  const { arguments: args } = call;
  const reducer = args['poolingType'] === 'avg' ? average : largest;
  return functional(
    2,
    reducer,
  )({
    ...call,
    arguments: { ...args, filterSize: args['windowShape'] ?? 1, strides: args['strides'] ?? 1 },
  });
};

const withArgmax: Operation = (call) => {
  const result = functional(2, { kind: 'max', returnIndices: true })(call);
  if (!result.ok || call.arguments['includeBatchInIndex'] !== true) return result;
  return ok({ ...result.value, indexLayout: 'tensor' });
};

/** `tf.layers.maxPooling2d({poolSize, strides, padding, dataFormat})`. */
const layered =
  (rank: SpatialRank, reducer: Reducer): Operation =>
  ({ arguments: args }) => {
    const kernel = positiveSizes('poolSize', args['poolSize'] ?? 2, rank);
    if (!kernel.ok) return kernel;
    const stride = positiveSizes('strides', args['strides'] ?? args['poolSize'] ?? 2, rank);
    if (!stride.ok) return stride;
    const padding = args['padding'] ?? 'valid';
    if (padding !== 'valid' && padding !== 'same') {
      return fail(
        rejection({
          code: 'padding-unknown',
          exception: 'Error',
          message: `${text(padding)} is not a valid PaddingMode. Valid values are valid,same,causal or null/undefined.`,
          parameter: 'padding',
          hint: say("Padding is 'valid' or 'same'."),
          fixes: named,
        }),
      );
    }
    const source = sliding({
      kernel: kernel.value,
      stride: stride.value,
      padding: padding === 'same' ? { kind: 'same', extra: 'after' } : { kind: 'valid' },
    });
    return ok(layer('tfjs', rank, layoutOf(args['dataFormat']), source, reducer));
  };

/** One number for every axis or one per axis, each at least 1. */
const positiveSizes = (
  name: string,
  given: ArgumentValue,
  rank: SpatialRank,
): Result<readonly number[]> => {
  const sizes = numbersOf(given, rank);
  const at = sizes?.length === rank ? sizes.findIndex((size) => !(size >= 1)) : 0;
  if (sizes !== null && at < 0) return ok(sizes);
  return fail(
    rejection({
      code: `${name === 'strides' ? 'stride' : 'pool-size'}-not-positive`,
      exception: 'Error',
      message: `Expected element ${String(at)} of ${name} to be a positive integer, but got ${String(sizes?.[at] ?? text(given))}.`,
      parameter: name,
      hint: say('{parameter} is at least 1.', { parameter: name }),
      fixes: [
        ...(name === 'strides' ? [{ parameter: name, value: null }] : []),
        { parameter: name, value: 2 },
      ],
    }),
  );
};

const wholePlane =
  (rank: SpatialRank, reducer: Reducer): Operation =>
  ({ arguments: args }) =>
    ok(layer('tfjs', rank, layoutOf(args['dataFormat']), global(false), reducer));

const named = ['same', 'valid'].map((value) => ({ parameter: 'padding', value }));

const layoutOf = (format: ArgumentValue | undefined): Layout =>
  format === 'channelsFirst' || format === 'NCHW' || format === 'NCDHW'
    ? 'channels-first'
    : 'channels-last';

const paddingOf = (pad: ArgumentValue, rank: SpatialRank): Result<Padding> => {
  if (pad === 'valid') return ok({ kind: 'valid' });
  if (pad === 'same') return ok({ kind: 'same', extra: 'after' });
  if (typeof pad === 'number') return ok(symmetric(repeat(rank, pad)));
  if (isList(pad)) {
    const axes = pad.slice(1, 1 + rank).map((pair) => numbersOf(pair, 2) ?? [0, 0]);
    return ok(pairs(axes.map(([before = 0, after = 0]) => ({ before, after }))));
  }
  return fail(
    rejection({
      code: 'padding-unknown',
      exception: 'Error',
      message: `Unknown padding parameter: ${text(pad)}`,
      parameter: 'pad',
      hint: say("pad is 'valid', 'same', a number or four pairs."),
      fixes: ['same', 'valid'].map((value) => ({ parameter: 'pad', value })),
    }),
  );
};

const wrongRank = (operation: string, rank: number, shape: readonly number[]): PoolError =>
  rejection({
    code: 'input-rank',
    exception: 'Error',
    message: `Error in ${operation}: ${operation === 'maxPool' ? 'input' : 'x'} must be rank ${String(rank + 2)} but got rank ${String(shape.length)}.`,
    hint: say('Batch, spatial sizes, channels; the batch may be missing.'),
  });

/** Sizes must not come out negative or infinite; the complaint shows the whole shape. */
const check = (spec: PoolSpec, shape: readonly number[] | null): PoolError | null => {
  const { source, rank, layout } = spec;
  if (source.kind !== 'sliding' || shape === null) return null;
  const batched = shape.length === rank + 1 ? [1, ...shape] : shape;
  const first = layout === 'channels-last' ? 1 : 2;
  const sizes = batched
    .slice(first, first + rank)
    .map((size, axis) => outputCount(source, axis, size));
  if (sizes.every((size) => Number.isFinite(size) && size >= 0)) return null;
  const whole = [...batched.slice(0, first), ...sizes, ...batched.slice(first + rank)];
  const stalls = source.stride.some((stride) => stride === 0);
  return rejection({
    code: stalls ? 'stride-not-positive' : 'output-too-small',
    exception: 'Error',
    message: `Tensor must have a shape comprised of positive integers but got shape [${whole.join(',')}].`,
    parameter: stalls ? 'strides' : isLayer(spec) ? 'poolSize' : 'filterSize',
    hint: stalls
      ? say('A stride is at least 1.')
      : say('The window is larger than the padded input.'),
    fixes: stalls
      ? [{ parameter: 'strides', value: 1 }]
      : [
          ...['filterSize', 'poolSize'].map((parameter) => ({ parameter, value: 1 })),
          ...['pad', 'padding'].map((parameter) => ({ parameter, value: 'same' })),
        ],
  });
};

/** The number of windows as TensorFlow.js reckons it, which may be negative or infinite. */
const outputCount = (
  source: Extract<PoolSpec['source'], { kind: 'sliding' }>,
  axis: number,
  size: number,
): number => {
  const stride = source.stride[axis] ?? 1;
  const reach = ((source.kernel[axis] ?? 1) - 1) * (source.dilation[axis] ?? 1) + 1;
  const { padding } = source;
  switch (padding.kind) {
    case 'same':
      return Math.ceil(size / stride);
    case 'valid':
      return Math.ceil((size - reach + 1) / stride);
    case 'explicit': {
      const { before, after } = padding.axes[axis] ?? { before: 0, after: 0 };
      const round = source.rounding === 'ceil' ? Math.ceil : Math.floor;
      return round((size - reach + before + after) / stride + 1);
    }
    default:
      return padding satisfies never;
  }
};

const isLayer = ({ call }: PoolSpec): boolean => call?.arguments['poolSize'] !== undefined;

const layersOfRank = (rank: SpatialRank): readonly (readonly [string, Operation])[] => {
  const d = `${String(rank)}d`;
  return [
    [`maxPooling${d}`, layered(rank, largest)],
    [`maxPool${d}`, layered(rank, largest)],
    [`averagePooling${d}`, layered(rank, average)],
    [`avgPool${d}`, layered(rank, average)],
    [`avgPooling${d}`, layered(rank, average)],
    [`globalAveragePooling${d}`, wholePlane(rank, average)],
    [`globalMaxPooling${d}`, wholePlane(rank, largest)],
    [`globalMaxPool${d}`, wholePlane(rank, largest)],
  ];
};

/** TensorFlow.js on the CPU. */
export const tfjs: Dialect = {
  ...plain,
  nan: 'ignored',
  indices: 'entry',
  check,
  operations: {
    ...Object.fromEntries([...layersOfRank(1), ...layersOfRank(2), ...layersOfRank(3)]),
    maxPool: functional(2, largest),
    avgPool: functional(2, average),
    maxPool3d: functional(3, largest),
    avgPool3d: functional(3, average),
    maxPoolWithArgmax: withArgmax,
    pool,
  },
};
