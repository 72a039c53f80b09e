import { say } from '../../phrase.js';
import { fail, ok, type ArgumentValue, type PoolError, type Result } from '../../result.js';
import type { Layout, Padding, PoolSpec, Reducer, SlidingWindow, SpatialRank } from '../../spec.js';
import type { Dialect, Operation } from '../dialect.js';
import type { Arguments } from '../binding/arguments.js';
import { isFloat } from '../binding/float-types.js';
import type { FrameworkRecord } from '../framework-record.js';
import { average, largest, layer, numbersOf, pairs, sliding, symmetric } from '../layers.js';
import { plain } from '../plain.js';
import { isList, numberOf, repeat, text } from '../binding/python-values.js';
import { notWorkedOut, rejection } from '../rejection.js';
import { noSpelling } from '../binding/spelling.js';
import { tfjsBehaviours } from './behaviours.js';
import { layersOfRank, layoutOf } from './layers.js';
import { betweenCells, mayBeIdentity, tfjsWindows, windowsWithGradient } from './windows.js';

/** `tf.maxPool(x, filterSize, strides, pad, dimRoundingMode)` and its kin. */
const functional =
  (rank: SpatialRank, reducer: Reducer): Operation =>
  ({ operation, arguments: args, shape }) => {
    if (shape !== null && shape.length !== rank + 1 && shape.length !== rank + 2) {
      return fail(wrongRank(operation, rank, shape));
    }
    const format = args['dataFormat'] ?? 'NDHWC';
    if (rank === 3 && format !== 'NDHWC') return fail(channelsFirst(operation, format));
    const kernel = numbersOf(args['filterSize'], rank) ?? repeat(rank, 1);
    const stride = numbersOf(args['strides'], rank) ?? repeat(rank, 1);
    const rounding = args['dimRoundingMode'] ?? null;
    const pad = args['pad'] ?? 'valid';
    const unrounded = rounding === null ? null : badRounding(operation, rounding, pad);
    if (unrounded !== null) return fail(unrounded);
    const layout = layoutOf(args['dataFormat']);
    const padding = paddingOf(pad, rank, layout);
    if (!padding.ok) return padding;
    const source = sliding({
      kernel,
      stride,
      padding: padding.value,
      ceil: rounding === 'ceil',
    });
    return ok(layer('tfjs', rank, layout, source, reducer));
  };

const channelsFirst = (operation: string, format: ArgumentValue): PoolError =>
  rejection({
    code: 'data-format-unknown',
    exception: 'Error',
    message: `Error in ${operation}: Only NDHWC is currently supported, but got dataFormat of ${text(format)}`,
    parameter: 'dataFormat',
    hint: say('Give the input a batch in front and channels last.'),
    fixes: [{ parameter: 'dataFormat', value: 'NDHWC' }],
  });

/** A rounding mode needs whole pads. */
const badRounding = (
  operation: string,
  rounding: ArgumentValue,
  pad: ArgumentValue,
): PoolError | null => {
  const pads = isList(pad) ? pad.flatMap((pair) => (isList(pair) ? pair : [pair])) : [pad];
  const broken = pads.find((one) => typeof one !== 'number');
  return broken === undefined
    ? null
    : rejection({
        code: 'rounding-with-named-padding',
        exception: 'Error',
        message: `Error in ${operation}: pad must be an integer when using dimRoundingMode ${text(rounding)} but got pad ${text(broken)}.`,
        parameter: 'dimRoundingMode',
        hint: say('A rounding mode needs a numeric pad.'),
        fixes: [{ parameter: 'dimRoundingMode', value: null }],
      });
};

/** `tf.pool(input, windowShape, poolingType, pad, dilations, strides)`. */
const pool: Operation = (call) => {
  const { arguments: args } = call;
  const averages = args['poolingType'] === 'avg';
  const dilation = numbersOf(args['dilations'] ?? undefined, 2) ?? [1, 1];
  const isDilated = dilation.some((spread) => spread !== 1);
  const pad = args['pad'] ?? 'valid';
  const inner = pad === 0 || (isDilated && pad !== 'same') ? 'valid' : pad;
  const pooled = functional(
    2,
    averages ? average : largest,
  )({
    ...call,
    operation: averages ? 'avgPool' : 'maxPool',
    arguments: {
      ...args,
      filterSize: args['windowShape'] ?? 1,
      strides: args['strides'] ?? 1,
      pad: isDilated && args['dimRoundingMode'] !== undefined ? 'valid' : inner,
    },
  });
  if (!pooled.ok || dilation.every((spread) => spread === 1)) return pooled;
  const { source } = pooled.value;
  return source.kind === 'sliding' ? dilated({ ...pooled.value, source }, dilation, args) : pooled;
};

/**
 * Dilated windows pool every so many cells by themselves (`spaceToBatch`): without padding, whatever
 * is asked for, but for SAME, which puts zeros around the data that count like it.
 */
const dilated = (
  spec: PoolSpec & { readonly source: SlidingWindow },
  dilation: readonly number[],
  args: Arguments,
): Result<PoolSpec> => {
  const { source } = spec;
  if (source.stride.some((stride) => stride !== 1)) {
    return fail(
      rejection({
        code: 'stride-with-dilation',
        exception: 'Error',
        message: `Error in pool: Either strides or dilations must be 1. Got strides ${inScript(args['strides'] ?? 1)} and dilations '${inScript(args['dilations'] ?? 1)}'`,
        parameter: 'dilations',
        hint: say('tf.pool takes strides or dilations above 1, not both.'),
        fixes: [{ parameter: 'dilations', value: 1 }],
      }),
    );
  }
  if (source.padding.kind !== 'same') {
    return ok({ ...spec, source: { ...source, dilation, padding: { kind: 'valid' } } });
  }
  const axes = source.kernel.map((kernel, axis) => {
    const extra = (kernel - 1) * (dilation[axis] ?? 1);
    return { before: Math.floor(extra / 2), after: extra - Math.floor(extra / 2) };
  });
  return ok({ ...spec, fill: 0, source: { ...source, dilation, padding: pairs(axes) } });
};

/** A value as a template of JavaScript prints it. */
const inScript = (value: ArgumentValue): string =>
  isList(value) ? value.map(text).join(',') : text(value);

const withArgmax: Operation = (call) => {
  const result = functional(2, { kind: 'max', returnIndices: true })(call);
  if (!result.ok || call.arguments['includeBatchInIndex'] !== true) return result;
  return ok({ ...result.value, indexLayout: 'tensor' });
};

const paddingOf = (pad: ArgumentValue, rank: SpatialRank, layout: Layout): Result<Padding> => {
  if (pad === 'valid') return ok({ kind: 'valid' });
  if (pad === 'same') return ok({ kind: 'same', extra: 'after' });
  const number = numberOf(pad);
  // Over three axes a pad may have a fraction, see `betweenCells`.
  if (number !== null) {
    if (rank !== 3 && !Number.isInteger(number)) return fail(betweenRows(number));
    return ok(symmetric(repeat(rank, rank === 3 ? Math.ceil(number) : number)));
  }
  if (isList(pad)) {
    const first = layout === 'channels-last' ? 1 : 2;
    const axes = pad.slice(first, first + rank).map((pair) => numbersOf(pair, 2) ?? [0, 0]);
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

/** TensorFlow.js takes it and reads whatever lies at such offsets, or nothing. */
const betweenRows = (pad: number): PoolError =>
  notWorkedOut(
    'pad',
    `pad ${String(pad)}`,
    say('Windows that start between two cells aren’t worked out: give a whole number.'),
  );

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
  const spatial = batched.slice(first, first + rank);
  const cut = cutFromNothing(source, spatial);
  if (cut !== null) return cut;
  const sizes = tfjsWindows(source, spatial, spec).outputSize ?? [];
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

/**
 * Dilated windows without padding: the cells put behind the data, to share it out evenly, are cut
 * off the output again, which a `slice` refuses to do twice or more where there is none.
 */
const cutFromNothing = (source: SlidingWindow, spatial: readonly number[]): PoolError | null => {
  if (source.padding.kind !== 'valid') return null;
  for (const [axis, size] of spatial.entries()) {
    const spread = source.dilation[axis] ?? 1;
    const kernel = source.kernel[axis] ?? 1;
    const cut = (spread - (size % spread)) % spread;
    if (cut < 2 || Math.ceil(size / spread) - kernel + 1 !== 0) continue;
    return rejection({
      code: 'output-too-small',
      exception: 'Error',
      message: `Negative size values should be exactly -1 but got ${String(-cut)} for the slice() size at index ${String(axis + 1)}.`,
      parameter: 'windowShape',
      hint: say('The window is larger than the padded input.'),
      fixes: [{ parameter: 'windowShape', value: 1 }],
    });
  }
  return null;
};

const isLayer = ({ call }: PoolSpec): boolean => call?.arguments['poolSize'] !== undefined;

/** Windows of one cell that keep the shape hand everything on, NaN too. */
const maximum: Dialect['maximum'] = ({ spec, axes }) => {
  const { rank, source } = spec;
  const isIdentity =
    mayBeIdentity(spec) &&
    source.kind === 'sliding' &&
    source.kernel.every((size) => size === 1) &&
    axes.every(({ inputSize, outputSize }) => inputSize === outputSize);
  return {
    nan: isIdentity ? 'first-wins' : 'ignored',
    start: 'negative-infinity',
    ties: 'first',
    mustExceedStart: true,
    ...(rank === 3 ? { gradient: 'last-by-height' as const } : {}),
    ...(isIdentity ? { gradient: 'not-to-nan' as const } : {}),
  };
};

/** TensorFlow.js on the CPU. */
export const tfjs: FrameworkRecord = {
  name: 'TensorFlow.js',
  assumedVersion: '4.22',
  importedAs: null,
  layout: 'channels-last',
  spelling: noSpelling,
  byHand: null,
  writtenAs: null,
  behaviours: tfjsBehaviours,
  counters: [],
  takes: ({ reducer, source }, dtype) =>
    reducer.kind !== 'avg' || source.kind !== 'sliding' || isFloat(dtype),
  rules: {
    ...plain,
    windows: tfjsWindows,
    windowsWithGradient,
    reads: betweenCells,
    averageGradient: 'kernel',
    emptyAverage: ({ rank }) => (rank === 3 ? 'zero' : 'nan'),
    maximum,
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
  },
};
