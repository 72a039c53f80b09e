import { say, type Phrase } from '../phrase.js';
import { fail, ok, type ArgumentValue, type PoolError, type Result } from '../result.js';
import type { AxisPadding, Framework, Padding, PoolSpec, Reducer } from '../spec.js';
import type { Dialect, Operation } from './dialect.js';
import {
  average,
  averageWithPadding,
  largest,
  largestShared,
  layer,
  numbersOf,
  pairs,
  sliding,
  spatialRank,
} from './layers.js';
import { plain } from './plain.js';
import { isList, numberOf, repeat, repr, text, typeName } from './python-values.js';
import { reduction } from './reductions.js';
import { rejection } from './rejection.js';

/** `flax.linen.max_pool` and its kin: windows step by 1 unless told otherwise. */
const flaxPool =
  (reducer: (args: Readonly<Record<string, ArgumentValue>>) => Reducer): Operation =>
  ({ arguments: args }) => {
    const window = args['window_shape'];
    if (!isList(window)) return fail(notTuple(window ?? null));
    const rank = spatialRank(window.length);
    const kernel = numbersOf(window, window.length);
    if (rank === null || kernel === null) return fail(notTuple(window));
    const strides = args['strides'] ?? null;
    const stride = numbersOf(strides ?? undefined, rank) ?? repeat(rank, 1);
    if (stride.length !== rank) {
      return fail(
        rejection({
          code: 'argument-length',
          exception: 'AssertionError',
          message: `len(${text(window)}) must equal len(${text(strides)})`,
          parameter: 'strides',
          hint: say('Give {rank} strides.', { rank }),
          fixes: [{ parameter: 'strides', value: repeat(rank, 1) }],
        }),
      );
    }
    const padding = flaxPadding(args['padding'] ?? 'VALID', window);
    if (!padding.ok) return padding;
    const source = sliding({ kernel, stride, padding: padding.value });
    return ok(layer('flax', rank, 'channels-last', source, reducer(args)));
  };

const flaxPadding = (value: ArgumentValue, window: readonly ArgumentValue[]): Result<Padding> => {
  if (!isList(value)) return namedPadding(value);
  const axes = value.map((pair) => (isList(pair) && pair.length === 2 ? numbersOf(pair, 2) : null));
  if (axes.length !== window.length) {
    return fail(
      rejection({
        code: 'argument-length',
        exception: 'AssertionError',
        message: `padding ${repr(value)} must specify pads for same number of dims as window_shape ${repr(window)}`,
        parameter: 'padding',
        hint: say('Give one (before, after) pair per spatial axis.'),
        fixes: paddingFixes,
      }),
    );
  }
  if (axes.some((pair) => pair?.length !== 2)) {
    return fail(
      rejection({
        code: 'argument-length',
        exception: 'AssertionError',
        message: `each entry in padding ${repr(value)} must be length 2`,
        parameter: 'padding',
        hint: say('Give (before, after) pairs, such as ((1, 1), (1, 1)).'),
        fixes: paddingFixes,
      }),
    );
  }
  return ok(pairs(axes.map(asPair)));
};

const asPair = (pair: readonly number[] | null): AxisPadding => ({
  before: pair?.[0] ?? 0,
  after: pair?.[1] ?? 0,
});

const paddingFixes = ['SAME', 'VALID'].map((value) => ({ parameter: 'padding', value }));

const namedPadding = (value: ArgumentValue): Result<Padding> => {
  switch (typeof value === 'string' ? value.toUpperCase() : null) {
    case 'VALID':
      return ok({ kind: 'valid' });
    case 'SAME':
      return ok({ kind: 'same', extra: 'after' });
    case 'SAME_LOWER':
      return ok({ kind: 'same', extra: 'before' });
    default:
      return fail(
        rejection({
          code: 'padding-unknown',
          exception: typeof value === 'string' ? 'RuntimeError' : 'TypeError',
          message:
            typeof value === 'string'
              ? `Unrecognized padding type: expected 'VALID', 'SAME', or 'SAME_LOWER', got ${value}.`
              : `object of type '${typeName(value)}' has no len()`,
          parameter: 'padding',
          hint: say(
            "Padding is 'SAME', 'VALID', 'SAME_LOWER' or one (before, after) pair per axis.",
          ),
          fixes: paddingFixes,
        }),
      );
  }
};

const notTuple = (window: ArgumentValue): PoolError =>
  rejection({
    code: 'argument-type',
    exception: 'TypeError',
    message: `object of type '${typeName(window)}' has no len()`,
    parameter: 'window_shape',
    hint: say('window_shape is a tuple with one entry per spatial axis, such as (2, 2).'),
    fixes: [
      { parameter: 'window_shape', value: typeof window === 'number' ? [window, window] : [2, 2] },
    ],
  });

/** The numbers of `reduce_window` along one dimension of the operand. */
interface Dimension {
  readonly window: number;
  readonly stride: number;
  readonly padding: AxisPadding;
  readonly dilation: number;
  readonly baseDilation: number;
}

/**
 * `jax.lax.reduce_window`, which windows every dimension. Those at the front that it leaves alone
 * are batch, one at the end is channels; at most three may be windowed.
 */
const reduceWindow: Operation = ({ arguments: args }) => {
  const window = numbersOf(args['window_dimensions'] ?? undefined, 1);
  const reducer = reducers[text(args['computation'] ?? 'max').replace(/^.*\./, '')];
  if (window === null || reducer === undefined) {
    return fail(unsupported('computation', say('The computation is one of max, min and add.')));
  }
  const count = window.length;
  const list = (name: string) => numbersOf(args[name] ?? undefined, count) ?? repeat(count, 1);
  const stride = list('window_strides');
  const dilation = list('window_dilation');
  const base = list('base_dilation');
  const bad = [
    ['window_dimensions', window],
    ['window_strides', stride],
    ['window_dilation', dilation],
    ['base_dilation', base],
  ] as const;
  for (const [name, values] of bad) {
    if (values.some((value) => value < 1)) return fail(notPositive(name, values));
  }
  const padding = args['padding'] ?? 'VALID';
  const named = isList(padding) ? null : namedPadding(padding);
  if (named !== null && !named.ok) return named;
  const given = isList(padding)
    ? padding.map((pair) => asPair(numbersOf(pair, 2)))
    : Array.from({ length: count }, () => ({ before: 0, after: 0 }));
  const dimensions = window.map((size, at): Dimension => ({
    window: size,
    stride: stride[at] ?? 1,
    padding: given[at] ?? { before: 0, after: 0 },
    dilation: dilation[at] ?? 1,
    baseDilation: base[at] ?? 1,
  }));
  const first = Math.max(dimensions.findIndex(isWindowed), 0);
  const last = Math.max(dimensions.findLastIndex(isWindowed), first);
  const trailing = count - 1 - last;
  // Dimensions that are left alone may be windowed by 1 without harm, to reach channels or batch.
  const end = trailing > 1 ? count - 1 : last + 1;
  const axes = dimensions.slice(first, end);
  const rank = spatialRank(axes.length);
  if (rank === null)
    return fail(
      unsupported('window_dimensions', say('At most three dimensions may be windowed here.')),
    );
  const source = sliding({
    kernel: axes.map((axis) => axis.window),
    stride: axes.map((axis) => axis.stride),
    dilation: axes.map((axis) => axis.dilation),
    padding: named?.ok === true ? named.value : pairs(axes.map((axis) => axis.padding)),
    ...(axes.some((axis) => axis.baseDilation > 1)
      ? { baseDilation: axes.map((axis) => axis.baseDilation) }
      : {}),
  });
  const layout = end === count ? 'channels-first' : 'channels-last';
  const spec = layer('jax', rank, layout, source, reducer.reducer);
  const init = numberOf(args['init_value']);
  return ok(init === null || init === reducer.neutral ? spec : { ...spec, initial: init });
};

const reducers: Readonly<Record<string, { readonly reducer: Reducer; readonly neutral: number }>> =
  {
    max: { reducer: largest, neutral: -Infinity },
    min: { reducer: { kind: 'min' }, neutral: Infinity },
    add: { reducer: { kind: 'sum' }, neutral: 0 },
  };

const isWindowed = ({ window, stride, padding, baseDilation }: Dimension): boolean =>
  window > 1 || stride > 1 || baseDilation > 1 || padding.before !== 0 || padding.after !== 0;

const unsupported = (parameter: string, hint: Phrase): PoolError =>
  rejection({
    code: 'not-spatial',
    exception: 'NotImplementedError',
    message: `reduce_window with this ${parameter} is not shown.`,
    parameter,
    hint,
  });

const notPositive = (name: string, values: readonly number[]): PoolError =>
  rejection({
    code: `${name.replace('_', '-')}-not-positive`,
    exception: 'TypeError',
    message: `reduce_window ${name} must have every element be strictly positive, got ${repr(values)}.`,
    parameter: name,
    hint: say('Every entry is at least 1.'),
    fixes: [{ parameter: name, value: values.map((value) => Math.max(value, 1)) }],
  });

/** Flax hands its windows to `reduce_window`, with 1 for batch and channels. */
const check = (spec: PoolSpec): PoolError | null => {
  const { source } = spec;
  if (source.kind !== 'sliding') return null;
  const full = (values: readonly number[]) => [1, ...values, 1];
  const names = [
    ['window_dimensions', source.kernel],
    ['window_strides', source.stride],
  ] as const;
  for (const [name, values] of names) {
    if (values.some((value) => value < 1)) {
      const error = notPositive(name, full(values));
      const parameter = name === 'window_strides' ? 'strides' : 'window_shape';
      const fixes = [{ parameter, value: values.map((value) => Math.max(value, 1)) }];
      return { ...error, parameter, fixes };
    }
  }
  return null;
};

const mean = { kind: 'avg', countIncludePad: true, divisorOverride: null } as const;
const reducing = { dimensions: 'axis', keep: 'keepdims' };

const reductions = (framework: Framework): Readonly<Record<string, Operation>> => ({
  mean: reduction(framework, mean, reducing),
  max: reduction(framework, largestShared, reducing),
  amax: reduction(framework, largestShared, reducing),
  min: reduction(framework, { kind: 'min' }, reducing),
  amin: reduction(framework, { kind: 'min' }, reducing),
  sum: reduction(framework, { kind: 'sum' }, reducing),
});

/** `flax.linen` and `flax.nnx`. */
export const flax: Dialect = {
  ...plain,
  check,
  operations: {
    max_pool: flaxPool(() => largest),
    min_pool: flaxPool(() => ({ kind: 'min' })),
    avg_pool: flaxPool((args) =>
      args['count_include_pad'] === false ? average : averageWithPadding,
    ),
  },
};

/** `jax.lax.reduce_window` and reductions of `jax.numpy`. */
export const jax: Dialect = {
  ...plain,
  operations: { reduce_window: reduceWindow, ...reductions('jax') },
};

/** Reductions of NumPy. */
export const numpy: Dialect = { ...plain, operations: reductions('numpy') };
