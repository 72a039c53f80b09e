import { signature } from '../binding/bind.js';
import { say, type Phrase } from '../../phrase.js';
import { fail, ok, type PoolError } from '../../result.js';
import type { AxisPadding, Reducer } from '../../spec.js';
import { arrayReductions } from '../array-reductions.js';
import type { Operation } from '../dialect.js';
import type { FrameworkRecord } from '../framework-record.js';
import { asPair, checkLengths, namedPadding, notPositive, notZipped } from './windows.js';
import { largest, layer, numbersOf, pairs, sliding, spatialRank } from '../layers.js';
import { plain } from '../plain.js';
import { isList, numberOf, repeat, text } from '../binding/python-values.js';
import { notWorkedOut } from '../rejection.js';
import { noSpelling } from '../binding/spelling.js';
import { xlaMaximum } from './xla-maximum.js';

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
const reduceWindow: Operation = ({ arguments: args, shape }) => {
  const window = numbersOf(args['window_dimensions'] ?? undefined, 1);
  const reducer = reducers[text(args['computation'] ?? 'max').replace(/^.*\./, '')];
  if (window === null || reducer === undefined) {
    return fail(
      unsupported(
        'computation',
        say('Other computations than max, min and add aren’t worked out.'),
      ),
    );
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
  const lengths = checkLengths(shape, window, [
    ['window_strides', args['window_strides']],
    ['base_dilation', args['base_dilation']],
    ['window_dilation', args['window_dilation']],
  ]);
  if (lengths !== null) return fail(lengths);
  const padding = args['padding'] ?? 'VALID';
  const named = isList(padding) ? null : namedPadding(padding);
  if (named !== null && !named.ok) return named;
  if (isList(padding) && padding.length !== count) return fail(notZipped(padding.length, count));
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
      unsupported('window_dimensions', say('Windows over more than three axes aren’t worked out.')),
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
  notWorkedOut(parameter, `reduce_window with this ${parameter}`, hint);

/** `jax.lax.reduce_window` and reductions of `jax.numpy`. */
export const jax: FrameworkRecord = {
  name: 'JAX',
  assumedVersion: '0.10.2',
  importedAs: /^(jax|penzai|lax)\b/u,
  layout: 'channels-last',
  spelling: { ...noSpelling, strideOfOne: 'window_strides' },
  byHand: null,
  writtenAs: 'flax',
  behaviours: [],
  counters: [],
  rules: {
    ...plain,
    maximum: xlaMaximum,
    signatures: {
      reduce_window: signature(
        'reduce_window',
        "init_value, computation, window_dimensions, window_strides=None, padding='VALID', base_dilation=None, window_dilation=None",
      ),
    },
    operations: { reduce_window: reduceWindow, ...arrayReductions('jax') },
  },
};
