import {
  cellSpacing,
  dataExtent,
  dataTaps,
  paddedTaps,
  readersAt,
  tapCount,
  windowEnd,
  wholeOf,
  windowStart,
  type AxisPlan,
  type AxisWindows,
} from './axis.js';

/** What all windows along one axis read, added up. Big integers: products over axes grow fast. */
export interface TapTotals {
  /** Taps that read data. */
  readonly data: bigint;
  /** Taps that read data or padding; overhang beyond the padding is left out. */
  readonly padded: bigint;
  /** All taps, wherever they fall. */
  readonly taps: bigint;
  /** Windows that read at least one data cell. */
  readonly fullWindows: bigint;
  /** Data cells that at least one window reads. */
  readonly cells: bigint;
}

/**
 * Totals over all windows of one axis. Closed forms in O(log) for regular and adaptive windows, one
 * for each place of a window between the holes of spread-out data; listed windows are walked.
 */
export const tapTotals = (axis: AxisPlan, plane = 0): TapTotals => {
  const { windows } = axis;
  switch (windows.kind) {
    case 'regular':
      return cellSpacing(axis) === 1 ? regularTotals(axis, windows) : spreadTotals(axis, windows);
    case 'adaptive':
      return adaptiveTotals(axis);
    case 'listed':
      return walked(axis, plane);
    default:
      return windows satisfies never;
  }
};

type RegularWindows = Extract<AxisWindows, { kind: 'regular' }>;

/** A lattice of taps `start + i·stride + j·dilation` for `i < windows`, `j < kernel`. */
interface Lattice {
  readonly start: bigint;
  readonly windows: bigint;
  readonly stride: bigint;
  readonly kernel: bigint;
  readonly dilation: bigint;
}

const regularTotals = (axis: AxisPlan, windows: RegularWindows): TapTotals => {
  const lattice: Lattice = {
    start: BigInt(windows.firstStart),
    windows: BigInt(axis.outputSize),
    stride: BigInt(windows.stride),
    kernel: BigInt(windows.kernel),
    dilation: BigInt(windows.dilation),
  };
  const size = BigInt(axis.inputSize);
  const data = tapsWithin(lattice, 0n, size);
  return {
    data,
    padded: tapsWithin(lattice, -BigInt(axis.padBefore), size + BigInt(axis.padAfter)),
    taps: lattice.windows * lattice.kernel,
    fullWindows: windowsWithData(lattice, size, data),
    cells: distinctWithin(lattice, 0n, size),
  };
};

/**
 * Windows over data with holes. Those `b` apart (`b` the base dilation) meet data at the same taps,
 * `b/g` apart (`g` the greatest common divisor of dilation and `b`), so they are a lattice of their
 * own over the data without its holes.
 */
const spreadTotals = (axis: AxisPlan, windows: RegularWindows): TapTotals => {
  const { firstStart, stride, kernel, dilation } = windows;
  const spacing = cellSpacing(axis);
  const common = Number(gcd(BigInt(dilation), BigInt(spacing)));
  const size = BigInt(axis.inputSize);
  let data = 0n;
  let fullWindows = 0n;
  for (let i = 0; i < Math.min(spacing, axis.outputSize); i += 1) {
    const start = firstStart + i * stride;
    let tap = 0;
    while (tap < Math.min(kernel, spacing) && (start + tap * dilation) % spacing !== 0) tap += 1;
    if (tap >= Math.min(kernel, spacing)) continue;
    const lattice: Lattice = {
      start: BigInt((start + tap * dilation) / spacing),
      windows: BigInt(Math.ceil((axis.outputSize - i) / spacing)),
      stride: BigInt(stride),
      kernel: BigInt(Math.ceil(((kernel - tap) * common) / spacing)),
      dilation: BigInt(dilation / common),
    };
    const within = tapsWithin(lattice, 0n, size);
    data += within;
    fullWindows += windowsWithData(lattice, size, within);
  }
  const all: Lattice = {
    start: BigInt(firstStart),
    windows: BigInt(axis.outputSize),
    stride: BigInt(stride),
    kernel: BigInt(kernel),
    dilation: BigInt(dilation),
  };
  const end = BigInt(dataExtent(axis) + axis.padAfter);
  return {
    data,
    padded: tapsWithin(all, -BigInt(axis.padBefore), end),
    taps: all.windows * all.kernel,
    fullWindows,
    cells: BigInt(spreadCells(axis, windows)),
  };
};

/**
 * Data cells between holes that some window reads. Where all windows that could reach a cell are
 * there, whether one does comes back every `stride`; the ends are asked cell by cell.
 */
const spreadCells = (axis: AxisPlan, windows: RegularWindows): number => {
  if (axis.outputSize === 0) return 0;
  const spacing = cellSpacing(axis);
  const { firstStart, stride, kernel, dilation } = windows;
  const reach = (kernel - 1) * dilation;
  const lastStart = firstStart + (axis.outputSize - 1) * stride;
  const limit = (cell: number): number => Math.max(0, Math.min(axis.inputSize, cell));
  const first = limit(Math.ceil(firstStart / spacing));
  const end = limit(Math.floor((lastStart + reach) / spacing) + 1);
  const inner = Math.min(end, limit(Math.ceil((firstStart + reach) / spacing)));
  const innerEnd = Math.max(inner, Math.min(end, limit(Math.floor(lastStart / spacing) + 1)));
  const period = stride / Number(gcd(BigInt(spacing), BigInt(stride)));
  const periods = Math.floor((innerEnd - inner) / period);
  const readIn = (from: number, to: number): number => {
    let count = 0;
    for (let cell = from; cell < to; cell += 1) {
      if (readersAt(axis, cell * spacing).count > 0) count += 1;
    }
    return count;
  };
  const repeated = periods < 2 ? 0 : periods;
  const past = inner + repeated * period;
  const perPeriod = repeated === 0 ? 0 : readIn(inner, inner + period);
  return readIn(first, inner) + repeated * perPeriod + readIn(past, end);
};

/**
 * Bins `[⌊i·n/o⌋, ⌈(i+1)·n/o⌉)`: neighbouring bins share a cell except where `o` divides `i·n`,
 * which is at every multiple of `o/gcd(n, o)`. So the widths are the cells and, for every bin but
 * the last whose end is shared, one more.
 */
const adaptiveTotals = (axis: AxisPlan): TapTotals => {
  if (axis.outputSize === 0 || axis.inputSize === 0) {
    return { data: 0n, padded: 0n, taps: 0n, fullWindows: 0n, cells: 0n };
  }
  const whole = wholeOf(axis);
  const bins = BigInt(axis.outputSize);
  const first = BigInt(whole.firstOutput);
  const cells = BigInt(windowEnd(axis, axis.outputSize - 1) - windowStart(axis, 0));
  const between = BigInt(whole.outputSize) / gcd(BigInt(whole.inputSize), BigInt(whole.outputSize));
  const unshared = (first + bins - 1n) / between - first / between;
  const taps = cells + bins - 1n - unshared;
  return { data: taps, padded: taps, taps, fullWindows: bins, cells };
};

const walked = (axis: AxisPlan, plane: number): TapTotals => {
  let data = 0;
  let padded = 0;
  let taps = 0;
  let fullWindows = 0;
  for (let i = 0; i < axis.outputSize; i += 1) {
    const inData = dataTaps(axis, i, plane);
    data += inData;
    padded += paddedTaps(axis, i, plane);
    taps += tapCount(axis, i, plane);
    fullWindows += inData > 0 ? 1 : 0;
  }
  return {
    data: BigInt(data),
    padded: BigInt(padded),
    taps: BigInt(taps),
    fullWindows: BigInt(fullWindows),
    cells: BigInt(cellsRead(axis, plane)),
  };
};

/** Cells of the data that some window reads; listed windows have neither holes nor a dilation. */
const cellsRead = (axis: AxisPlan, plane: number): number => {
  const windows = Array.from({ length: axis.outputSize }, (_, i) => ({
    from: Math.max(0, windowStart(axis, i, plane)),
    to: Math.min(windowEnd(axis, i, plane), axis.inputSize),
  })).sort((a, b) => a.from - b.from);
  let [cells, end] = [0, 0];
  for (const { from, to } of windows) {
    cells += Math.max(0, to - Math.max(from, end));
    end = Math.max(end, to);
  }
  return cells;
};

/** Number of taps with a coordinate in `[low, high)`. */
const tapsWithin = (lattice: Lattice, low: bigint, high: bigint): bigint =>
  high <= low ? 0n : tapsBelow(lattice, high) - tapsBelow(lattice, low);

/**
 * Number of taps with a coordinate below `limit`: window `i` has `⌊(r − i·s) / d⌋` of them, never
 * fewer than 0 nor more than the kernel, with `r = limit − start + d − 1`.
 */
const tapsBelow = (lattice: Lattice, limit: bigint): bigint => {
  const { windows, stride, kernel, dilation } = lattice;
  const room = limit - lattice.start + dilation - 1n;
  const whole = clamp(floorDivide(room - kernel * dilation, stride) + 1n, 0n, windows);
  const some = clamp(floorDivide(room - dilation, stride) + 1n, whole, windows);
  const least = room - (some - 1n) * stride;
  return kernel * whole + floorSum(some - whole, dilation, stride, least);
};

/**
 * Number of different coordinates in `[low, high)`. The same coordinate comes back `d/g` windows
 * later at a tap `s/g` earlier (`g` the greatest common divisor of stride and dilation), so every
 * tap that has such a successor is taken off.
 */
const distinctWithin = (lattice: Lattice, low: bigint, high: bigint): bigint => {
  const { start, windows, stride, kernel, dilation } = lattice;
  const common = gcd(stride, dilation);
  const skippedTaps = stride / common;
  const repeated: Lattice = {
    ...lattice,
    start: start + skippedTaps * dilation,
    windows: clamp(windows - dilation / common, 0n, windows),
    kernel: clamp(kernel - skippedTaps, 0n, kernel),
  };
  return tapsWithin(lattice, low, high) - tapsWithin(repeated, low, high);
};

/** Windows with a tap in `[0, size)`. A dilated window may step over data shorter than one step. */
const windowsWithData = (lattice: Lattice, size: bigint, dataTapsInAll: bigint): bigint => {
  const { start, windows, stride, kernel, dilation } = lattice;
  if (size < dilation) return dataTapsInAll;
  const reach = (kernel - 1n) * dilation;
  const startingBelow = (limit: bigint): bigint =>
    clamp(floorDivide(limit - 1n - start, stride) + 1n, 0n, windows);
  return startingBelow(size) - startingBelow(-reach);
};

/** `Σ ⌊(a·i + b) / m⌋` for `0 ≤ i < count`, `m > 0`, `a, b ≥ 0`, by Euclid's steps. */
const floorSum = (count: bigint, m: bigint, a: bigint, b: bigint): bigint => {
  if (count <= 0n) return 0n;
  const whole = (a / m) * ((count * (count - 1n)) / 2n) + (b / m) * count;
  const rise = a % m;
  const highest = rise * count + (b % m);
  if (highest < m) return whole;
  return whole + floorSum(highest / m, rise, m, highest % m);
};

const floorDivide = (a: bigint, b: bigint): bigint => (a < 0n ? -((-a + b - 1n) / b) : a / b);

const clamp = (value: bigint, low: bigint, high: bigint): bigint =>
  value < low ? low : value > high ? high : value;

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b));
