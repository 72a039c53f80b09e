import { say } from '../../phrase.js';
import type { Plan } from '../../plan/plan.js';
import { fail, ok, type ArgumentValue, type Result } from '../../result.js';
import type { Layout, Padding, PoolSpec, Reducer, SpatialRank } from '../../spec.js';
import type { Arguments } from '../binding/arguments.js';
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
import { check } from './check.js';
import { fractional } from './fractional.js';
import { signatures } from './signatures.js';

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
