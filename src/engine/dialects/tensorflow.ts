import { fail, ok, type ArgumentValue, type PoolError, type Result } from '../result.js';
import type { Layout, Padding, PoolSpec, Reducer, SpatialRank, WindowSource } from '../spec.js';
import { checkValidOutput } from './computed-output.js';
import type { Arguments, Dialect, Operation } from './dialect.js';
import {
  average,
  largest,
  largestShared,
  layer,
  numbersOf,
  ranks,
  sliding,
  spatialRank,
} from './layers.js';
import { plain } from './plain.js';
import { isList, repeat } from './python-values.js';
import { reduction } from './reductions.js';
import { rejection } from './rejection.js';
import { fullVector, layoutOf, paddingOf, type Vector } from './tensorflow-arguments.js';

/** `tf.nn.max_pool2d` and its kin; `rank` is null where the input's rank decides. */
const windowed =
  (rank: SpatialRank | null, reducer: Reducer, explicitPads: boolean): Operation =>
  ({ operation, arguments: args, shape }) => {
    const format = args['data_format'];
    const axes = rank ?? rankOf(shape, format, args['ksize']);
    if (axes === null) return fail(inputRank());
    const layout = layoutOf(format);
    const full = fullVector(axes, layout);
    const kernel = full(args['ksize'] ?? null, 'ksize');
    if (!kernel.ok) return kernel;
    const stride = full(args['strides'] ?? null, 'strides');
    if (!stride.ok) return stride;
    const padding = paddingOf(args['padding'] ?? null, axes, layout, explicitPads);
    if (!padding.ok) return padding;
    const depth = alongChannels(operation, args, kernel.value, stride.value, reducer);
    if (depth !== null) return depth;
    return finished(axes, layout, {
      kernel: kernel.value.spatial,
      stride: stride.value.spatial,
      padding: padding.value,
      reducer,
    });
  };

interface Finished {
  readonly kernel: readonly number[];
  readonly stride: readonly number[];
  readonly dilation?: readonly number[];
  readonly padding: Padding;
  readonly reducer: Reducer;
}

const finished = (
  rank: SpatialRank,
  layout: Layout,
  { kernel, stride, dilation, padding, reducer }: Finished,
): Result<PoolSpec> => {
  const source = sliding({
    kernel,
    stride,
    padding,
    ...(dilation === undefined ? {} : { dilation }),
  });
  return ok(layer('tensorflow', rank, layout, source, reducer));
};

/** `tf.nn.pool`, which alone takes dilations and has strides of 1 by default. */
const pool: Operation = ({ arguments: args }) => {
  const window = args['window_shape'];
  const rank = spatialRank(isList(window) ? window.length : 2);
  if (rank === null) return fail(inputRank());
  const kernel = numbersOf(window, rank) ?? repeat(rank, 1);
  const stride = numbersOf(args['strides'] ?? undefined, rank) ?? repeat(rank, 1);
  const dilation = numbersOf(args['dilations'] ?? undefined, rank) ?? repeat(rank, 1);
  if (stride.some((s, axis) => s > (kernel[axis] ?? 1))) {
    return fail(
      rejection({
        code: 'stride-over-window',
        exception: 'ValueError',
        message: `\`strides\` > \`window_shape\` not supported due to inconsistency between CPU and GPU implementations. Received: strides=[${stride.join(' ')}] and window_shape=[${kernel.join(', ')}]`,
        parameter: 'strides',
        hint: 'tf.nn.pool wants windows without gaps; tf.nn.max_pool2d takes larger strides.',
        fixes: [{ parameter: 'strides', value: kernel }],
      }),
    );
  }
  if (stride.some((s) => s > 1) && dilation.some((d) => d > 1)) {
    return fail(
      rejection({
        code: 'stride-with-dilation',
        exception: 'ValueError',
        message: '`strides > 1` not supported in conjunction with `dilation_rate > 1`',
        parameter: 'dilations',
        hint: 'tf.nn.pool takes strides or dilations above 1, not both.',
        fixes: [
          { parameter: 'dilations', value: repeat(rank, 1) },
          { parameter: 'strides', value: repeat(rank, 1) },
        ],
      }),
    );
  }
  const layout = layoutOf(args['data_format']);
  const padding = paddingOf(args['padding'] ?? 'VALID', rank, layout, false);
  if (!padding.ok) return padding;
  if (padding.value.kind === 'same' && dilation.some((d) => d > 1)) {
    return fail(
      rejection({
        code: 'same-with-dilation',
        exception: 'NotImplementedError',
        message: "pooling with 'SAME' padding is not implemented for `dilation_rate` > 1",
        parameter: 'padding',
        hint: "Pad by hand with tf.pad and use 'VALID'.",
        fixes: [{ parameter: 'padding', value: 'VALID' }],
      }),
    );
  }
  const reducer = args['pooling_type'] === 'AVG' ? average : largest;
  return finished(rank, layout, { kernel, stride, dilation, padding: padding.value, reducer });
};

const withArgmax: Operation = (call) => {
  const result = windowed(2, { kind: 'max', returnIndices: true }, false)(call);
  if (!result.ok || call.arguments['include_batch_in_index'] !== true) return result;
  return ok({ ...result.value, indexLayout: 'tensor' });
};

/**
 * `tf.nn.fractional_max_pool` and `fractional_avg_pool`. Their cuts are random; those that a run
 * returned may be given as `row_pooling_sequence` and `col_pooling_sequence`.
 */
const fractional =
  (reducer: Reducer): Operation =>
  ({ arguments: args }) => {
    const given = args['pooling_ratio'] ?? null;
    const ratio = numbersOf(given, 2);
    const spatial = ratio?.length === 4 ? ratio.slice(1, 3) : ratio;
    if (spatial?.length !== 2 || spatial.some((r) => r < 1)) {
      return fail(ratioError('`pooling_ratio` elements should be >= 1.0.', [1, 1.44, 1.44, 1]));
    }
    if (ratio?.length === 4 && (ratio[0] !== 1 || ratio[3] !== 1)) {
      return fail(
        ratioError('`pooling_ratio` first and last elements with value 1.0.', [1, ...spatial, 1]),
      );
    }
    const rows = numbersOf(args['row_pooling_sequence'], 1);
    const columns = numbersOf(args['col_pooling_sequence'], 1);
    const overlapping = args['overlapping'] === true;
    const known = rows !== null && columns !== null;
    const source: WindowSource = {
      kind: 'regions',
      overlapping,
      cuts: known ? [rows, columns] : [],
      ...(known ? {} : { ratio: spatial }),
    };
    return ok(layer('tensorflow', 2, 'channels-last', source, reducer));
  };

const ratioError = (message: string, value: readonly number[]): PoolError =>
  rejection({
    code: 'ratio-out-of-range',
    exception: 'ValueError',
    message,
    parameter: 'pooling_ratio',
    hint: 'The ratio is input size over output size: 1 for batch and channels, 1 or more in between.',
    fixes: [{ parameter: 'pooling_ratio', value: value.map((r) => ({ float: Math.max(r, 1) })) }],
  });

/** Windows over the channels: allowed for max, alone, when they divide the channels evenly. */
const alongChannels = (
  operation: string,
  args: Arguments,
  kernel: Vector,
  stride: Vector,
  reducer: Reducer,
): Result<PoolSpec> | null => {
  if (kernel.batch !== 1 || stride.batch !== 1) {
    return unimplemented('Pooling is not yet supported on the batch dimension.');
  }
  if (kernel.channels === 1 && stride.channels === 1) return null;
  if (!operation.startsWith('max') || [...kernel.spatial, ...stride.spatial].some((k) => k !== 1)) {
    return unimplemented(
      'MaxPooling supports exactly one of pooling across depth or pooling across width/height.',
    );
  }
  // Channels last, the channels are the last axis: one axis of windows, all before it is batch.
  const channelsLast = layoutOf(args['data_format']) === 'channels-last';
  const source = sliding({ kernel: [kernel.channels], stride: [stride.channels] });
  return channelsLast
    ? ok(layer('tensorflow', 1, 'channels-first', source, reducer))
    : unimplemented('Depthwise max pooling is only implemented for channels-last input.');
};

const unimplemented = (message: string) =>
  fail(
    rejection({
      code: 'not-spatial',
      exception: 'UnimplementedError',
      message,
      parameter: 'ksize',
      hint: 'Windows slide over the spatial axes: give 1 for batch and channels.',
    }),
  );

const rankOf = (
  shape: readonly number[] | null,
  format: ArgumentValue | undefined,
  kernel: ArgumentValue | undefined,
): SpatialRank | null => {
  if (shape !== null) return spatialRank(shape.length - 2);
  if (typeof format === 'string') return spatialRank(format.length - 2);
  if (!isList(kernel)) return 2;
  return spatialRank(kernel.length > 3 ? kernel.length - 2 : Math.max(kernel.length, 2));
};

const inputRank = (): PoolError =>
  rejection({
    code: 'input-rank',
    exception: 'ValueError',
    message: 'Input must be 4 or 5-dimensional',
    hint: 'Give the input a batch in front and channels last.',
  });

/** Checks of the numbers and of the output's size, as the kernels make them. */
const check = (spec: PoolSpec, shape: readonly number[] | null): PoolError | null => {
  const { source } = spec;
  if (source.kind !== 'sliding') return null;
  if (source.kernel.some((k) => k <= 0)) {
    const list =
      spec.layout === 'channels-last' ? [1, ...source.kernel, 1] : [1, 1, ...source.kernel];
    return invalid(
      'kernel-size-not-positive',
      `Sliding window ksize must be positive. The specified or inferred ksize is: ${list.join(',')}`,
      'ksize',
    );
  }
  const badStride = source.stride.find((s) => s <= 0);
  if (badStride !== undefined) {
    return invalid(
      'stride-not-positive',
      `Stride must be > 0, but got ${String(badStride)}`,
      'strides',
    );
  }
  return (
    (source.padding.kind === 'explicit' ? checkExplicit(source.kernel, source.padding) : null) ??
    checkValidOutput(spec, shape)
  );
};

const sides = ['Top', 'Bottom', 'Left', 'Right'];

const checkExplicit = (
  kernel: readonly number[],
  padding: Extract<Padding, { kind: 'explicit' }>,
): PoolError | null => {
  const pads = padding.axes.flatMap(({ before, after }) => [before, after]);
  const at = pads.findIndex((pad, i) => pad >= (kernel[Math.floor(i / 2)] ?? 1));
  if (at < 0) return null;
  const size = kernel[Math.floor(at / 2)] ?? 1;
  return rejection({
    code: 'padding-over-kernel',
    exception: 'InvalidArgumentError',
    message: `${sides[at] ?? ''} padding ${String(pads[at])} needs to be smaller than the window size ${String(size)}`,
    parameter: 'padding',
    hint: `A window of ${String(size)} allows padding up to ${String(size - 1)}.`,
    fixes: [
      { parameter: 'padding', value: 'SAME' },
      { parameter: 'padding', value: 'VALID' },
    ],
  });
};

const invalid = (code: string, message: string, parameter: string): PoolError =>
  rejection({
    code,
    exception: 'InvalidArgumentError',
    message,
    parameter,
    hint: `${parameter} is at least 1.`,
    fixes: [
      { parameter, value: parameter === 'ksize' ? 2 : 1 },
      { parameter, value: 1 },
    ],
  });

const reducing = { dimensions: 'axis', keep: 'keepdims' };

const mean = { kind: 'avg', countIncludePad: false, divisorOverride: null } as const;

/** TensorFlow's raw operations: `tf.nn`, and reductions. */
export const tensorflow: Dialect = {
  ...plain,
  nan: 'ignored',
  maxStart: 'lowest-finite',
  maxStartWithIndices: 'negative-infinity',
  tiesOverThreeAxes: 'each',
  indices: 'entry',
  check,
  operations: {
    ...Object.fromEntries(
      ranks.flatMap((rank) => [
        [`max_pool${String(rank)}d`, windowed(rank, largest, rank === 2)],
        [`avg_pool${String(rank)}d`, windowed(rank, average, false)],
      ]),
    ),
    max_pool: windowed(null, largest, true),
    avg_pool: windowed(null, average, false),
    max_pool_with_argmax: withArgmax,
    pool,
    fractional_max_pool: fractional(largest),
    fractional_avg_pool: fractional(average),
    reduce_mean: reduction('tensorflow', mean, reducing),
    reduce_max: reduction('tensorflow', largestShared, reducing),
    reduce_min: reduction('tensorflow', { kind: 'min' }, reducing),
    reduce_sum: reduction('tensorflow', { kind: 'sum' }, reducing),
  },
};
