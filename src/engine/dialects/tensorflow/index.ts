import { say } from '../../phrase.js';
import type { Plan } from '../../plan/plan.js';
import { fail, ok, type ArgumentValue, type PoolError, type Result } from '../../result.js';
import type { Layout, Padding, PoolSpec, Reducer, SpatialRank } from '../../spec.js';
import type { Arguments } from '../binding/arguments.js';
import { checkValidOutput } from '../computed-output.js';
import { signature, type Signature } from '../binding/bind.js';
import type { Dialect, Operation } from '../dialect.js';
import { isFloat } from '../binding/float-types.js';
import type { FrameworkRecord } from '../framework-record.js';
import { average, largest, largestShared, layer, ranks, sliding, spatialRank } from '../layers.js';
import { passingOver, plain } from '../plain.js';
import { isList } from '../binding/python-values.js';
import { reduction } from '../reductions.js';
import { rejection } from '../rejection.js';
import { noSpelling } from '../binding/spelling.js';
import { anyPool } from './any-pool.js';
import { fullVector, layoutOf, paddingOf, tensorRank, type Vector } from './arguments.js';
import { tensorflowBehaviours } from './behaviours.js';
import { checkRatio, fractional } from './fractional.js';

/** `tf.nn.max_pool2d` and its kin; `rank` is null where the input's rank decides. */
const windowed =
  (rank: SpatialRank | null, reducer: Reducer, explicitPads: boolean): Operation =>
  ({ operation, arguments: args, shape }) => {
    const format = args['data_format'];
    const axes = rank ?? rankOf(shape, format, args['ksize']);
    if (axes === null) return fail(tensorRank());
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
    const source = sliding({
      kernel: kernel.value.spatial,
      stride: stride.value.spatial,
      padding: eigenPadding(
        padding.value,
        kernel.value.spatial,
        stride.value.spatial,
        layout,
        shape,
      ),
    });
    return ok(layer('tensorflow', axes, layout, source, reducer));
  };

/**
 * Over three axes Eigen reckons SAME, and lets it crop. oneDNN, which TensorFlow takes where the
 * processor has AVX-512 VNNI, never crops; where it was run, windows of a single cell were so.
 */
export const eigenPadding = (
  padding: Padding,
  kernel: readonly number[],
  stride: readonly number[],
  layout: Layout,
  shape: readonly number[] | null,
): Padding => {
  if (kernel.length !== 3 || padding.kind !== 'same') return padding;
  const first = layout === 'channels-last' ? 1 : 2;
  const outputs = (shape ?? []).reduce(
    (count, size, axis) => count * Math.ceil(size / (stride[axis - first] ?? 1)),
    1,
  );
  const isCell = kernel.every((size) => size === 1);
  return isCell && outputs >= 16 ? padding : { ...padding, crops: 'toward-zero' };
};

const withArgmax: Operation = (call) => {
  const result = windowed(2, { kind: 'max', returnIndices: true }, false)(call);
  if (!result.ok || call.arguments['include_batch_in_index'] !== true) return result;
  return ok({ ...result.value, indexLayout: 'tensor' });
};

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
      hint: say('Windows slide over the spatial axes: give 1 for batch and channels.'),
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

/** Checks of the numbers and of the output's size, as the kernels make them. */
const check = (spec: PoolSpec, shape: readonly number[] | null): PoolError | null => {
  const { source } = spec;
  const misfit = shape === null ? null : checkRank(spec.call?.operation ?? '', shape.length);
  if (misfit !== null) return misfit;
  if (source.kind === 'regions') return checkRatio(source.ratio ?? [], shape);
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

/** What each kernel says of a tensor of another rank; `max_pool` itself takes two ranks. */
const checkRank = (operation: string, axes: number): PoolError | null => {
  const isFixed = /^(fractional_(max|avg)_pool|max_pool_with_argmax)$/u.test(operation);
  const rank = isFixed ? 2 : Number(/^(?:max|avg)_pool([123])d$/u.exec(operation)?.[1] ?? 0);
  if (rank === 0 || axes === rank + 2) return null;
  // In one dimension an axis is put in before the kernel sees the tensor.
  const seen = rank === 1 ? axes + 1 : axes;
  const index = operation === 'max_pool_with_argmax' ? ' (2)' : '';
  return rejection({
    code: 'input-rank',
    exception: 'InvalidArgumentError',
    message:
      rank < 3 && !isFixed
        ? `tensor_in_shape must have 2 spatial dimensions. ${String(seen)} 0`
        : `tensor_in must be ${String(rank + 2)}-dimensional${index}`,
    hint: say('Give the input a batch in front and channels last.'),
  });
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
    hint: say('A window of {size} allows padding up to {most}.', { size, most: size - 1 }),
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
    hint: say('{parameter} is at least 1.', { parameter }),
    fixes: [
      { parameter, value: parameter === 'ksize' ? 2 : 1 },
      { parameter, value: 1 },
    ],
  });

const reducing = { dimensions: 'axis', keep: 'keepdims' };

const mean = { kind: 'avg', countIncludePad: false, divisorOverride: null } as const;

/**
 * Three kernels: that over two axes passes NaN over, the one with indices, which gradients use too,
 * takes the first value whatever it is, and Eigen's over three axes compares as the processor does.
 * Source: `SpatialMaxPoolWithArgMaxHelper`.
 */
const maximum: Dialect['maximum'] = ({ spec: { rank, reducer } }) => {
  if (rank === 3) {
    return {
      nan: 'restarts',
      start: 'negative-infinity',
      ties: 'each',
      nearness: 1e-5,
      comparesPadding: true,
    };
  }
  return reducer.kind === 'max' && reducer.returnIndices
    ? { nan: 'stays-if-first', start: 'negative-infinity', ties: 'first' }
    : { ...passingOver, gradient: 'first-stays' };
};

/** Averages of integers have no kernel. */
export const takesType: NonNullable<FrameworkRecord['takes']> = ({ reducer, source }, dtype) =>
  reducer.kind !== 'avg' || source.kind === 'global' || isFloat(dtype);

/** The gradient's kernels over three axes know no negative padding. */
export const uncropped = (plan: Plan): Plan => {
  const { source } = plan.spec;
  if (source.kind !== 'sliding' || source.padding.kind !== 'same') return plan;
  return {
    ...plan,
    axes: plan.axes.map((axis) =>
      axis.windows.kind === 'regular' && axis.padBefore < 0
        ? { ...axis, padBefore: 0, padAfter: 0, windows: { ...axis.windows, firstStart: 0 } }
        : axis,
    ),
  };
};

const sameFor = (format: string): string =>
  `ksize, strides, padding, data_format=${format}, name=None`;
const formats = { 1: "'NWC'", 2: "'NHWC'", 3: "'NDHWC'" } as const;

/** Parameters of the functions of `tf.nn` that pool sliding windows, after the input. */
const signatures: Readonly<Record<string, Signature>> = Object.fromEntries(
  Object.entries({
    max_pool: sameFor('None'),
    avg_pool: sameFor('None'),
    ...Object.fromEntries(
      ranks.flatMap((rank) => [
        [`max_pool${rank}d`, sameFor(formats[rank])],
        [`avg_pool${rank}d`, sameFor(formats[rank])],
      ]),
    ),
    max_pool_with_argmax:
      "ksize, strides, padding, data_format='NHWC', output_dtype='int64', include_batch_in_index=False, name=None",
    pool: "window_shape, pooling_type, strides=None, padding='VALID', data_format=None, dilations=None, name=None",
  }).map(([name, text]) => [name, signature(name, text)]),
);

/** TensorFlow's raw operations: `tf.nn`, and reductions. */
export const tensorflow: FrameworkRecord = {
  name: 'TensorFlow',
  assumedVersion: '2.21',
  importedAs: /^(tensorflow|tf|tf_slim|tflearn|tensorlayer)\b/u,
  layout: 'channels-last',
  spelling: noSpelling,
  byHand: null,
  writtenAs: 'tensorflow',
  behaviours: tensorflowBehaviours,
  counters: ['tf-profiler'],
  takes: takesType,
  rules: {
    ...plain,
    maximum,
    uncropped,
    indices: 'entry',
    check,
    signatures,
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
      pool: anyPool,
      fractional_max_pool: fractional(largest),
      fractional_avg_pool: fractional(average),
      reduce_mean: reduction('tensorflow', mean, reducing),
      reduce_max: reduction('tensorflow', largestShared, reducing),
      reduce_min: reduction('tensorflow', { kind: 'min' }, reducing),
      reduce_sum: reduction('tensorflow', { kind: 'sum' }, reducing),
    },
  },
};
