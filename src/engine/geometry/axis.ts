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
  /** Bins `[⌊i·n/o⌋, ⌈(i+1)·n/o⌉)`: all of an axis' own sizes, or a part of those of a longer axis. */
  | { readonly kind: 'adaptive'; readonly part?: BinPart }
  /** Irregular windows (fractional pooling): the same for every plane, or one list per plane. */
  | { readonly kind: 'listed'; readonly planes: ListedPlanes };

/** Where a part of an axis lies among the bins of the whole axis. */
export interface BinPart {
  /** Sizes of the whole axis. */
  readonly inputSize: number;
  readonly outputSize: number;
  /** Index on the whole axis of the part's first bin, and of its first cell. */
  readonly firstOutput: number;
  readonly firstInput: number;
}

/** The windows of each plane, which may be made when they are asked for. */
export interface ListedPlanes {
  readonly length: number;
  at(plane: number): ListedWindows | undefined;
}

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
      return binEdge(wholeOf(axis), i, 'start');
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
      return binEdge(wholeOf(axis), i, 'end');
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

/** Where a part of an adaptive axis lies among its bins: at their beginning where it is all of them. */
export const wholeOf = ({ inputSize, outputSize, windows }: AxisPlan): BinPart =>
  windows.kind === 'adaptive' && windows.part !== undefined
    ? windows.part
    : { inputSize, outputSize, firstOutput: 0, firstInput: 0 };

/** The size that all adaptive bins have where they don't share cells; null where they do. */
export const evenBinSize = (axis: AxisPlan): number | null => {
  const { inputSize, outputSize } = wholeOf(axis);
  return outputSize > 0 && inputSize % outputSize === 0 ? inputSize / outputSize : null;
};

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
  const step = tapStep(axis);
  const start = windowStart(axis, i, plane);
  const end = Math.min(windowEnd(axis, i, plane), dataExtent(axis));
  const skipped = Math.max(0, Math.ceil(-start / step));
  for (let tap = start + skipped * step; tap < end; tap += step) {
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
    case 'adaptive': {
      const whole = wholeOf(axis);
      const place = position + whole.firstInput;
      const [n, o] = [whole.inputSize, whole.outputSize];
      return span(
        Math.max(divided(place, o, n, 'down') - whole.firstOutput, 0),
        Math.min(divided(place + 1, o, n, 'up') - 1 - whole.firstOutput, outputSize - 1),
      );
    }
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

const binEdge = (whole: BinPart, i: number, edge: 'start' | 'end'): number => {
  const { inputSize, outputSize, firstOutput, firstInput } = whole;
  const bin = i + firstOutput;
  return edge === 'start'
    ? divided(bin, inputSize, outputSize, 'down') - firstInput
    : divided(bin + 1, inputSize, outputSize, 'up') - firstInput;
};

/** `a·b/c`, rounded: exactly, however large the product is. */
const divided = (a: number, b: number, c: number, rounding: 'down' | 'up'): number => {
  const product = a * b;
  if (Number.isSafeInteger(product)) {
    return rounding === 'down' ? Math.floor(product / c) : Math.ceil(product / c);
  }
  const exact = BigInt(a) * BigInt(b);
  const divisor = BigInt(c);
  return Number((rounding === 'down' ? exact : exact + divisor - 1n) / divisor);
};

const noReaders: Readers = { first: 0, step: 1, count: 0 };

const listOf = (planes: ListedPlanes, plane: number): ListedWindows => {
  const windows = planes.at(planes.length === 1 ? 0 : plane);
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
  const common = greatestCommonDivisor(stride, dilation);
  if (offset % common !== 0) return noReaders;
  const step = dilation / common;
  const any = step === 1 ? 0 : quotientModulo(offset / common, stride / common, step);
  const first = low + ((((any - low) % step) + step) % step);
  return first > high ? noReaders : { first, step, count: Math.floor((high - first) / step) + 1 };
};

/** The `x` in `[0, modulus)` for which `b·x` leaves the same remainder as `a`; `b` has no factor of it. */
const quotientModulo = (a: number, b: number, modulus: number): number => {
  let [r, next] = [BigInt(modulus), BigInt(b % modulus)];
  let [inverse, nextInverse] = [0n, 1n];
  while (next !== 0n) {
    const whole = r / next;
    [r, next] = [next, r - whole * next];
    [inverse, nextInverse] = [nextInverse, inverse - whole * nextInverse];
  }
  const m = BigInt(modulus);
  return Number((((BigInt(a) * inverse) % m) + m) % m);
};

const greatestCommonDivisor = (a: number, b: number): number =>
  b === 0 ? a : greatestCommonDivisor(b, a % b);
