import type { ArgumentValue } from '../result.js';
import type {
  AxisPadding,
  Framework,
  Layout,
  Padding,
  PoolSpec,
  Reducer,
  SpatialRank,
  WindowSource,
} from '../spec.js';
import { isList, numberOf, repeat } from './binding/python-values.js';

/** A layer without a call; `specify` adds the call. */
export const layer = (
  framework: Framework,
  rank: SpatialRank,
  layout: Layout,
  source: WindowSource,
  reducer: Reducer,
): PoolSpec => ({ framework, rank, layout, source, reducer, call: null });

/** The numbers of a sliding window; what is missing has its usual value. */
export interface SlidingWindows {
  readonly kernel: readonly number[];
  readonly stride?: readonly number[];
  readonly padding?: Padding;
  readonly dilation?: readonly number[];
  readonly ceil?: boolean;
  readonly baseDilation?: readonly number[];
}

/** Sliding windows; without a stride they step by their own size. */
export const sliding = (windows: SlidingWindows): Extract<WindowSource, { kind: 'sliding' }> => {
  const { kernel, stride, padding, dilation, ceil, baseDilation } = windows;
  return {
    kind: 'sliding',
    kernel,
    stride: stride ?? kernel,
    padding: padding ?? { kind: 'valid' },
    dilation: dilation ?? repeat(kernel.length, 1),
    rounding: ceil === true ? 'ceil' : 'floor',
    ...(baseDilation === undefined ? {} : { baseDilation }),
  };
};

/** The same padding on both sides of every axis. */
export const symmetric = (pads: readonly number[]): Padding => ({
  kind: 'explicit',
  axes: pads.map((pad) => ({ before: pad, after: pad })),
});

/** Padding by pairs of (before, after). */
export const pairs = (axes: readonly AxisPadding[]): Padding => ({ kind: 'explicit', axes });

/** `[b₁ … bₙ, e₁ … eₙ]`, ONNX's way to write pads. */
export const beginsThenEnds = (pads: readonly number[]): Padding => {
  const rank = pads.length / 2;
  return pairs(
    Array.from({ length: rank }, (_, axis) => ({
      before: pads[axis] ?? 0,
      after: pads[axis + rank] ?? 0,
    })),
  );
};

/** One number for every axis, or a list of them; null where there is neither. */
export const numbersOf = (
  value: ArgumentValue | undefined,
  rank: number,
): readonly number[] | null => {
  const single = numberOf(value);
  if (single !== null) return repeat(rank, single);
  if (!isList(value)) return null;
  const list = value.map(numberOf).filter((entry) => entry !== null);
  if (list.length !== value.length) return null;
  return list.length === 1 ? repeat(rank, list[0] ?? 0) : list;
};

/** A rank that is one of three, or null. */
export const spatialRank = (value: number): SpatialRank | null =>
  value === 1 || value === 2 || value === 3 ? value : null;

export const average: Reducer = { kind: 'avg', countIncludePad: false, divisorOverride: null };
export const averageWithPadding: Reducer = { ...average, countIncludePad: true };
export const largest: Reducer = { kind: 'max', returnIndices: false };
/** A maximum by reduction: equal values share the gradient. */
export const largestShared: Reducer = { ...largest, ties: 'split' };
/** One window over everything; `keepDims` leaves axes of size 1. */
export const global = (keepDims: boolean): WindowSource => ({ kind: 'global', keepDims });

/** The three ranks, for tables of operations that exist for each. */
export const ranks: readonly SpatialRank[] = [1, 2, 3];
