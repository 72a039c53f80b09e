/**
 * The windows along one axis. Coordinates are input coordinates: 0 is the first data cell, −1 the
 * padding cell before it. Ranges are half-open. Window `i` reads the taps
 * `start(i), start(i) + step, …` below `end(i)`; those outside the data are padding or, beyond the
 * padding, overhang.
 */
export type AxisWindows =
  | {
      readonly kind: 'regular';
      readonly firstStart: number;
      readonly stride: number;
      readonly kernel: number;
      readonly dilation: number;
      /**
       * JAX's `base_dilation`: data cell `j` sits at coordinate `j · baseDilation`, with holes
       * between the cells that act as padding. Missing: 1, no holes.
       */
      readonly baseDilation?: number;
    }
  /** Bins `[⌊i·n/o⌋, ⌈(i+1)·n/o⌉)`. */
  | { readonly kind: 'adaptive' }
  /** Irregular windows (fractional pooling): the same for every plane, or one list per plane. */
  | { readonly kind: 'listed'; readonly planes: readonly ListedWindows[] };

/** Window `i` is `[starts[i], ends[i])`; both lists never decrease. */
export interface ListedWindows {
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** All there is to know about one spatial axis; plain data, O(1) except for listed windows. */
export interface AxisPlan {
  readonly inputSize: number;
  readonly outputSize: number;
  /** Padding cells before and after the data; negative ones crop. */
  readonly padBefore: number;
  readonly padAfter: number;
  readonly windows: AxisWindows;
}

/** The outputs `first, first + step, …` (`count` of them) that read one input position. */
export interface Readers {
  readonly first: number;
  readonly step: number;
  readonly count: number;
}

/** Which taps of a window an average divides by: those in data, those in data or padding, or all. */
export type DivisorRule = 'data' | 'padded' | 'kernel';

/** Coordinate of the first tap of window `i`. `plane` matters only to windows listed per plane. */
export const windowStart = (axis: AxisPlan, i: number, plane = 0): number => {
  const { windows } = axis;
  switch (windows.kind) {
    case 'regular':
      return windows.firstStart + i * windows.stride;
    case 'adaptive':
      return Math.floor((i * axis.inputSize) / axis.outputSize);
    case 'listed':
      return listOf(windows.planes, plane).starts[i] ?? 0;
    default:
      return windows satisfies never;
  }
};

/** Coordinate just after the last tap of window `i`. */
export const windowEnd = (axis: AxisPlan, i: number, plane = 0): number => {
  const { windows } = axis;
  switch (windows.kind) {
    case 'regular':
      return windowStart(axis, i) + (windows.kernel - 1) * windows.dilation + 1;
    case 'adaptive':
      return Math.ceil(((i + 1) * axis.inputSize) / axis.outputSize);
    case 'listed':
      return listOf(windows.planes, plane).ends[i] ?? 0;
    default:
      return windows satisfies never;
  }
};

/** Distance between neighbouring taps of a window: its dilation. */
export const tapStep = (axis: AxisPlan): number =>
  axis.windows.kind === 'regular' ? axis.windows.dilation : 1;

/** Number of taps of window `i`, wherever they fall. */
export const tapCount = (axis: AxisPlan, i: number, plane = 0): number =>
  axis.windows.kind === 'regular'
    ? axis.windows.kernel
    : windowEnd(axis, i, plane) - windowStart(axis, i, plane);

/** Distance between neighbouring data cells in coordinates: 1 unless a base dilation spreads them. */
export const cellSpacing = (axis: AxisPlan): number =>
  axis.windows.kind === 'regular' ? (axis.windows.baseDilation ?? 1) : 1;

/** Length of the data in coordinates: the input's size unless a base dilation spreads the cells. */
export const dataExtent = (axis: AxisPlan): number =>
  axis.inputSize === 0 ? 0 : (axis.inputSize - 1) * cellSpacing(axis) + 1;

/** The input index at a coordinate, or −1 where there is padding, overhang or a hole. */
export const inputIndexAt = (axis: AxisPlan, coordinate: number): number => {
  const spacing = cellSpacing(axis);
  const index = coordinate / spacing;
  return Number.isInteger(index) && index >= 0 && index < axis.inputSize ? index : -1;
};

/** Number of taps of window `i` that read data. */
export const dataTaps = (axis: AxisPlan, i: number, plane = 0): number => {
  const spacing = cellSpacing(axis);
  if (spacing === 1) return tapsWithin(axis, i, 0, axis.inputSize, plane);
  let count = 0;
  const end = windowEnd(axis, i, plane);
  for (let tap = windowStart(axis, i, plane); tap < end; tap += tapStep(axis)) {
    if (inputIndexAt(axis, tap) >= 0) count += 1;
  }
  return count;
};

/** Number of taps of window `i` in data or padding, that is without overhang. */
export const paddedTaps = (axis: AxisPlan, i: number, plane = 0): number =>
  tapsWithin(axis, i, -axis.padBefore, dataExtent(axis) + axis.padAfter, plane);

/** This axis' factor of an average's divisor at output `i`. */
export const divisorAlong = (axis: AxisPlan, i: number, rule: DivisorRule, plane = 0): number => {
  switch (rule) {
    case 'data':
      return dataTaps(axis, i, plane);
    case 'padded':
      return paddedTaps(axis, i, plane);
    case 'kernel':
      return tapCount(axis, i, plane);
    default:
      return rule satisfies never;
  }
};

/** The outputs whose window reads input index `position`. */
export const readersOf = (axis: AxisPlan, position: number, plane = 0): Readers => {
  const { windows, inputSize, outputSize } = axis;
  if (position < 0 || position >= inputSize || outputSize === 0) return noReaders;
  switch (windows.kind) {
    case 'regular':
      return readersAt(axis, position * cellSpacing(axis));
    case 'adaptive':
      return span(
        Math.floor((position * outputSize) / inputSize),
        Math.ceil(((position + 1) * outputSize) / inputSize) - 1,
      );
    case 'listed': {
      const { starts, ends } = listOf(windows.planes, plane);
      return span(
        ends.findIndex((end) => end > position),
        starts.findLastIndex((start) => start <= position),
      );
    }
    default:
      return windows satisfies never;
  }
};

/** The outputs whose regular window has a tap at a coordinate, data or not; none for other windows. */
export const readersAt = ({ windows, outputSize }: AxisPlan, coordinate: number): Readers => {
  if (windows.kind !== 'regular') return noReaders;
  const { firstStart, stride, kernel, dilation } = windows;
  const offset = coordinate - firstStart;
  const last = Math.min(Math.floor(offset / stride), outputSize - 1);
  const earliest = Math.ceil((offset - (kernel - 1) * dilation) / stride);
  return progression(Math.max(earliest, 0), last, offset, stride, dilation);
};

const noReaders: Readers = { first: 0, step: 1, count: 0 };

const listOf = (planes: readonly ListedWindows[], plane: number): ListedWindows => {
  const windows = planes[planes.length === 1 ? 0 : plane];
  if (windows === undefined) throw new RangeError(`no windows listed for plane ${String(plane)}`);
  return windows;
};

/** Taps of window `i` with a coordinate in `[low, high)`. */
const tapsWithin = (
  axis: AxisPlan,
  i: number,
  low: number,
  high: number,
  plane: number,
): number => {
  const start = windowStart(axis, i, plane);
  const step = tapStep(axis);
  const before = Math.max(Math.ceil((low - start) / step), 0);
  const below = Math.min(Math.ceil((high - start) / step), tapCount(axis, i, plane));
  return Math.max(below - before, 0);
};

const span = (first: number, last: number): Readers =>
  first < 0 || last < first ? noReaders : { first, step: 1, count: last - first + 1 };

/** The `i` in `[low, high]` for which `offset − i·stride` is a multiple of `dilation`. */
const progression = (
  low: number,
  high: number,
  offset: number,
  stride: number,
  dilation: number,
): Readers => {
  const step = dilation / greatestCommonDivisor(stride, dilation);
  for (let first = low; first <= Math.min(high, low + step - 1); first += 1) {
    if ((offset - first * stride) % dilation === 0) {
      return { first, step, count: Math.floor((high - first) / step) + 1 };
    }
  }
  return noReaders;
};

const greatestCommonDivisor = (a: number, b: number): number =>
  b === 0 ? a : greatestCommonDivisor(b, a % b);
