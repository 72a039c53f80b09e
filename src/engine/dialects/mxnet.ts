import { say } from '../phrase.js';
import { fail, ok, type PoolError } from '../result.js';
import type { Layout, PoolSpec, Reducer, SpatialRank } from '../spec.js';
import type { Arguments } from './binding/arguments.js';
import type { Operation } from './dialect.js';
import type { FrameworkRecord } from './framework-record.js';
import {
  average,
  averageWithPadding,
  global,
  largest,
  layer,
  numbersOf,
  ranks,
  sliding,
  symmetric,
  spatialRank,
} from './layers.js';
import { passingOver, plain } from './plain.js';
import { isList, numberOf, repeat, text } from './binding/python-values.js';
import { rejection } from './rejection.js';
import { ceilMode, countIncludePad, noSpelling } from './binding/spelling.js';
import { constructor, signature, type Signature } from './binding/bind.js';

const averageOf = (args: Arguments): Reducer =>
  args['count_include_pad'] === false ? average : averageWithPadding;

/** Gluon's layers: `MaxPool2D(pool_size, strides, padding, …)`. */
const gluon =
  (rank: SpatialRank, reducer: (args: Arguments) => Reducer): Operation =>
  ({ arguments: args }) => {
    const kernel = numbersOf(args['pool_size'] ?? 2, rank) ?? repeat(rank, 2);
    const stride = numbersOf(args['strides'] ?? undefined, rank) ?? kernel;
    const padding = numbersOf(args['padding'] ?? 0, rank) ?? repeat(rank, 0);
    const source = sliding({
      kernel,
      stride,
      padding: symmetric(padding),
      ceil: args['ceil_mode'] === true,
    });
    return ok(layer('mxnet', rank, layoutOf(args), source, reducer(args)));
  };

const wholePlane =
  (rank: SpatialRank, reducer: Reducer): Operation =>
  ({ arguments: args }) =>
    ok(layer('mxnet', rank, layoutOf(args), global(true), reducer));

/** The operator behind them: `mx.nd.Pooling(kernel, pool_type, stride=1, pad=0, …)`. */
const pooling: Operation = ({ arguments: args, shape }) => {
  const given = args['kernel'];
  const count = isList(given) ? given.length : (shape?.length ?? 4) - 2;
  const rank = spatialRank(count);
  if (rank === null) {
    return fail(
      complaint(
        'input-rank',
        'Pooling: Input data should be 3D in (batch, channel, x) Or 4D in (batch, channel, y, x)  Or 5D in (batch, channel, d, y, x)',
        null,
      ),
    );
  }
  const power = numberOf(args['p_value']) ?? 2;
  const type = text(args['pool_type'] ?? 'max');
  if (type === 'lp' && power !== 1 && power !== 2) {
    return fail(
      complaint(
        'norm-unsupported',
        `p value of ${String(power)} is not supported yet...`,
        'p_value',
      ),
    );
  }
  const reducers: Readonly<Record<string, Reducer>> = {
    max: largest,
    avg: averageOf(args),
    sum: { kind: 'sum' },
    lp: { kind: 'lp', p: power },
  };
  const reducer = reducers[type] ?? largest;
  if (args['global_pool'] === true)
    return ok(layer('mxnet', rank, layoutOf(args), global(true), reducer));
  const kernel = numbersOf(given, rank) ?? repeat(rank, 1);
  const stride = numbersOf(args['stride'], rank) ?? repeat(rank, 1);
  const pads = numbersOf(args['pad'], rank) ?? repeat(rank, 0);
  const convention = args['pooling_convention'] ?? 'valid';
  if (convention === 'same' && pads.some((pad) => pad !== 0)) {
    return fail(
      complaint(
        'padding-with-same',
        'Same pooling convention disables the use of pad parameter.',
        'pad',
      ),
    );
  }
  const source = sliding({
    kernel,
    stride,
    padding: convention === 'same' ? { kind: 'same', extra: 'after' } : symmetric(pads),
    ceil: convention === 'full',
  });
  return ok(layer('mxnet', rank, layoutOf(args), source, reducer));
};

const layoutOf = (args: Arguments): Layout =>
  text(args['layout'] ?? 'NCHW').endsWith('C') ? 'channels-last' : 'channels-first';

const complaint = (code: string, message: string, parameter: string | null): PoolError =>
  rejection({
    code,
    exception: 'MXNetError',
    message,
    ...(parameter === null ? {} : { parameter }),
    hint: say(
      'MXNet takes (batch, channels, spatial…), p of 1 or 2, and no pad with the convention “same”.',
    ),
    fixes: [
      { parameter: 'p_value', value: 2 },
      { parameter: 'pad', value: 0 },
    ].filter((fix) => fix.parameter === parameter),
  });

const check = (spec: PoolSpec, shape: readonly number[] | null): PoolError | null => {
  const { source, rank, layout } = spec;
  if (source.kind !== 'sliding' || shape === null || source.padding.kind !== 'explicit')
    return null;
  const spatial = layout === 'channels-last' ? shape.slice(1, -1) : shape.slice(2);
  for (let axis = 0; axis < rank; axis += 1) {
    const size = spatial[axis] ?? 0;
    const pad = source.padding.axes[axis] ?? { before: 0, after: 0 };
    const padded = size + pad.before + pad.after;
    const kernel = source.kernel[axis] ?? 1;
    if (kernel <= padded) continue;
    return rejection({
      code: 'kernel-over-input',
      exception: 'MXNetError',
      message: `kernel size (${String(kernel)}) exceeds input (${String(size)} padded to ${String(padded)})`,
      parameter: spec.call?.arguments['kernel'] === undefined ? 'pool_size' : 'kernel',
      hint: say('Use a window of at most {most}.', { most: padded }),
      fixes: [
        { parameter: 'pool_size', value: size },
        { parameter: 'kernel', value: repeat(rank, size) },
      ],
    });
  }
  return null;
};

const layouts = { 1: "'NCW'", 2: "'NCHW'", 3: "'NCDHW'" } as const;

/** Gluon's constructors; the order of layout and rounding differs between ranks. */
const layers = (rank: SpatialRank): readonly (readonly [string, Signature])[] => {
  const size = rank === 1 ? '2' : `(${Array.from({ length: rank }, () => 2).join(', ')})`;
  const window = `pool_size=${size}, strides=None, padding=0`;
  const layout = `layout=${layouts[rank]}`;
  const layoutFirst = `${window}, ${layout}, ceil_mode=False`;
  const ceilFirst = `${window}, ceil_mode=False, ${layout}`;
  const counting = 'count_include_pad=True';
  return [
    [`MaxPool${rank}D`, rank === 3 ? ceilFirst : layoutFirst],
    [`AvgPool${rank}D`, `${rank === 1 ? layoutFirst : ceilFirst}, ${counting}`],
    [`GlobalMaxPool${rank}D`, layout],
    [`GlobalAvgPool${rank}D`, layout],
  ].map(([name = '', text = '']) => [name, constructor(name, text)]);
};

const operator =
  "kernel=(), pool_type='max', global_pool=False, cudnn_off=False, pooling_convention='valid', stride=(), pad=(), p_value=2, count_include_pad=True, layout=None";

/** MXNet and Gluon. Rounding up (“full”) keeps windows that start past the data. */
export const mxnet: FrameworkRecord = {
  name: 'MXNet',
  assumedVersion: null,
  importedAs: /^(mxnet|gluon|mx)\b/u,
  layout: 'channels-first',
  spelling: { ...noSpelling, counting: countIncludePad, rounding: ceilMode },
  byHand: null,
  writtenAs: null,
  behaviours: [],
  counters: [],
  rules: {
    ...plain,
    includedPadding: 'padded',
    maximum: () => passingOver,
    check,
    signatures: {
      ...Object.fromEntries(ranks.flatMap(layers)),
      pooling: signature('pooling', operator),
    },
    operations: {
      ...Object.fromEntries(
        ranks.flatMap((rank) => [
          [`MaxPool${String(rank)}D`, gluon(rank, () => largest)],
          [`AvgPool${String(rank)}D`, gluon(rank, averageOf)],
          [`GlobalMaxPool${String(rank)}D`, wholePlane(rank, largest)],
          [`GlobalAvgPool${String(rank)}D`, wholePlane(rank, average)],
        ]),
      ),
      Pooling: pooling,
      pooling,
    },
  },
};
