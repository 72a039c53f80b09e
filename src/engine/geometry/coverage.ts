import { tapTotals } from './tap-totals.js';
import {
  cellSpacing,
  dataExtent,
  readersAt,
  tapStep,
  windowEnd,
  windowStart,
  type AxisPlan,
} from './axis.js';
import type { Plan } from '../plan/plan.js';

/** Cells `[from, to)` along one axis. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/**
 * Which cells along one axis some window reads and which none does. Ranges are sorted, disjoint. Of
 * a long axis with gaps they are those near its ends; the counts are of all of it.
 */
export interface AxisCoverage {
  /** Input indices that some window reads. */
  readonly read: readonly Range[];
  /** Input indices that no window reads. */
  readonly dropped: readonly Range[];
  /** Coordinates of padding that some window reads, and that none does. */
  readonly paddingRead: readonly Range[];
  readonly paddingUnread: readonly Range[];
  /** Coordinates beyond the padding that some window reaches over. */
  readonly overhang: readonly Range[];
  readonly counts: AxisCounts;
}

/** How many cells along one axis are of each kind of {@link AxisCoverage}. */
export type AxisCounts = Readonly<
  Record<'read' | 'dropped' | 'paddingRead' | 'paddingUnread' | 'overhang', number>
>;

/** How many cells of one plane are of each kind. */
export interface CellCounts {
  readonly dataRead: number;
  readonly dataDropped: number;
  readonly paddingRead: number;
  readonly paddingUnread: number;
  readonly overhang: number;
}

/**
 * What the windows along an axis cover. O(1) where windows touch; the taps of a short axis, or those
 * near the ends of a long one, where they don't. `plane` matters only to windows listed per plane.
 */
export const axisCoverage = (axis: AxisPlan, plane = 0): AxisCoverage => {
  const known = plane === 0 ? knownCoverage.get(axis) : undefined;
  if (known !== undefined) return known;
  const coverage = measureCoverage(axis, plane);
  if (plane === 0) knownCoverage.set(axis, coverage);
  return coverage;
};

/** Many rules ask for the coverage of one axis; plans never change, so it is measured once. */
const knownCoverage = new WeakMap<AxisPlan, AxisCoverage>();

const measureCoverage = (axis: AxisPlan, plane: number): AxisCoverage => {
  const zones = zonesOf(axis);
  if (zones === null) return coverageOf(axis, coveredRanges(axis, plane));
  const near = coverageOf(axis, coveredWithin(axis, zones));
  const seen = (ranges: readonly Range[]): readonly Range[] => intersect(ranges, zones);
  return {
    read: intersect(near.read, toIndices(axis, zones)),
    dropped: intersect(near.dropped, toIndices(axis, zones)),
    paddingRead: seen(near.paddingRead),
    paddingUnread: seen(near.paddingUnread),
    overhang: seen(near.overhang),
    counts: axisCounts(axis),
  };
};

const coverageOf = (axis: AxisPlan, covered: readonly Range[]): AxisCoverage => {
  const extent = dataExtent(axis);
  const data = { from: 0, to: extent };
  const padded = {
    from: Math.min(-axis.padBefore, 0),
    to: Math.max(extent + axis.padAfter, extent),
  };
  const sides = [
    { from: padded.from, to: 0 },
    { from: extent, to: padded.to },
  ].filter(isFilled);
  const beyond = [
    { from: Number.NEGATIVE_INFINITY, to: padded.from },
    { from: padded.to, to: Number.POSITIVE_INFINITY },
  ];
  const read = toIndices(axis, intersect(covered, [data]));
  const ranges = {
    read,
    dropped: subtract([{ from: 0, to: axis.inputSize }], read),
    paddingRead: intersect(covered, sides),
    paddingUnread: subtract(sides, covered),
    overhang: intersect(covered, beyond),
  };
  return {
    ...ranges,
    counts: {
      read: lengthOf(ranges.read),
      dropped: lengthOf(ranges.dropped),
      paddingRead: lengthOf(ranges.paddingRead),
      paddingUnread: lengthOf(ranges.paddingUnread),
      overhang: lengthOf(ranges.overhang),
    },
  };
};

/** The kinds of cell along an axis of regular windows, counted in closed form. */
export const axisCounts = (axis: AxisPlan): AxisCounts => {
  const { windows, inputSize, outputSize } = axis;
  const extent = dataExtent(axis);
  const before = Math.max(axis.padBefore, 0);
  const after = Math.max(axis.padAfter, 0);
  // Coordinates, holes included, that are read between two of them.
  const readWithin = (from: number, to: number): number => {
    if (windows.kind !== 'regular' || to <= from) return 0;
    const firstStart = windows.firstStart - from;
    const within = { ...windows, firstStart, baseDilation: 1 };
    return Number(
      tapTotals({ outputSize, inputSize: to - from, padBefore: 0, padAfter: 0, windows: within })
        .cells,
    );
  };
  const read = Number(tapTotals(axis).cells);
  const paddingRead = readWithin(-before, extent + after) - readWithin(0, extent);
  const reached =
    outputSize === 0 ? 0 : readWithin(windowStart(axis, 0), windowEnd(axis, outputSize - 1));
  return {
    read,
    dropped: inputSize - read,
    paddingRead,
    paddingUnread: before + after - paddingRead,
    overhang: reached - readWithin(-before, extent + after),
  };
};

/** The kinds of cell of one plane, counted. Windows are products, so their union is one too. */
export const cellCounts = (plan: Plan, plane = 0): CellCounts => {
  const axes = plan.axes.map((axis) => ({ axis, cells: axisCoverage(axis, plane) }));
  const times = (of: (entry: (typeof axes)[number]) => number): number =>
    axes.reduce((all, entry) => all * of(entry), 1);
  const data = times(({ axis }) => axis.inputSize);
  const padded = times(
    ({ axis }) => axis.inputSize + Math.max(axis.padBefore, 0) + Math.max(axis.padAfter, 0),
  );
  const dataRead = times(({ cells }) => cells.counts.read);
  const readInPadded = times(({ cells }) => cells.counts.read + cells.counts.paddingRead);
  const readInAll = times(
    ({ cells }) => cells.counts.read + cells.counts.paddingRead + cells.counts.overhang,
  );
  return {
    dataRead,
    dataDropped: data - dataRead,
    paddingRead: readInPadded - dataRead,
    paddingUnread: padded - data - (readInPadded - dataRead),
    overhang: readInAll - readInPadded,
  };
};

/** Number of cells in ranges. */
export const lengthOf = (ranges: readonly Range[]): number =>
  ranges.reduce((all, { from, to }) => all + to - from, 0);

/** Longer axes are listed near their ends only. */
const MOST_LISTED = 2 ** 16;
/** Coordinates that are listed on either side of an end of data or padding. */
const NEAR = 2 ** 12;

/** The coordinates near the ends of a long axis with gaps; null where all of it can be listed. */
const zonesOf = (axis: AxisPlan): readonly Range[] | null => {
  const { windows, outputSize } = axis;
  if (windows.kind !== 'regular' || outputSize === 0) return null;
  const { stride, kernel, dilation } = windows;
  const touching = (dilation === 1 || kernel === 1) && stride <= kernel;
  const [first, end] = [windowStart(axis, 0), windowEnd(axis, outputSize - 1)];
  const extent = dataExtent(axis);
  const low = Math.min(first, -axis.padBefore, 0);
  const high = Math.max(end, extent + Math.max(axis.padAfter, 0));
  if (touching || high - low <= MOST_LISTED) return null;
  return merge(
    [low, first, 0, extent, end, high]
      .toSorted((a, b) => a - b)
      .map((at) => ({ from: Math.max(at - NEAR, low), to: Math.min(at + NEAR, high) })),
  );
};

const coveredWithin = (axis: AxisPlan, zones: readonly Range[]): readonly Range[] =>
  merge(
    zones.flatMap(({ from, to }) =>
      Array.from({ length: to - from }, (_, offset) => from + offset)
        .filter((at) => readersAt(axis, at).count > 0)
        .map((at) => ({ from: at, to: at + 1 })),
    ),
  );

/** Every coordinate that some tap reads, wherever it falls. */
const coveredRanges = (axis: AxisPlan, plane: number): readonly Range[] => {
  const { windows, outputSize, inputSize } = axis;
  if (outputSize === 0) return [];
  switch (windows.kind) {
    case 'adaptive':
      if (inputSize === 0) return [];
      return [{ from: windowStart(axis, 0), to: windowEnd(axis, outputSize - 1) }];
    case 'listed':
      return merge(windowRanges(axis, plane));
    case 'regular': {
      const { stride, kernel, dilation } = windows;
      if (dilation > 1 && kernel > 1) return dilatedRanges(axis);
      if (stride > kernel) return windowRanges(axis, plane);
      return [{ from: windowStart(axis, 0), to: windowEnd(axis, outputSize - 1) }];
    }
    default:
      return windows satisfies never;
  }
};

const windowRanges = (axis: AxisPlan, plane: number): readonly Range[] =>
  Array.from({ length: axis.outputSize }, (_, i) => ({
    from: windowStart(axis, i, plane),
    to: windowEnd(axis, i, plane),
  }));

const dilatedRanges = (axis: AxisPlan): readonly Range[] => {
  const first = windowStart(axis, 0);
  const read = new Uint8Array(windowEnd(axis, axis.outputSize - 1) - first);
  for (let i = 0; i < axis.outputSize; i += 1) {
    const end = windowEnd(axis, i);
    for (let tap = windowStart(axis, i); tap < end; tap += tapStep(axis)) read[tap - first] = 1;
  }
  return merge(
    Array.from(read.keys())
      .filter((offset) => read[offset] === 1)
      .map((offset) => ({ from: first + offset, to: first + offset + 1 })),
  );
};

/** Coordinates as input indices; they differ only where a base dilation spreads the data. */
const toIndices = (axis: AxisPlan, ranges: readonly Range[]): readonly Range[] => {
  const spacing = cellSpacing(axis);
  if (spacing === 1) return ranges;
  return merge(
    ranges.map(({ from, to }) => ({
      from: Math.ceil(from / spacing),
      to: Math.ceil(to / spacing),
    })),
  );
};

/** Joins ranges that touch or overlap; expects them sorted by `from`. */
const merge = (ranges: readonly Range[]): readonly Range[] => {
  const merged: Range[] = [];
  for (const range of ranges.filter(isFilled)) {
    const last = merged.at(-1);
    if (last === undefined || range.from > last.to) merged.push(range);
    else merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, range.to) };
  }
  return merged;
};

const intersect = (a: readonly Range[], b: readonly Range[]): readonly Range[] => {
  const common: Range[] = [];
  for (const y of b) {
    for (const x of a) {
      if (x.from >= y.from && x.to <= y.to) common.push(x);
      else if (x.to > y.from && x.from < y.to) {
        common.push({ from: Math.max(x.from, y.from), to: Math.min(x.to, y.to) });
      }
    }
  }
  return common;
};

/** `a` without `b`; both sorted and disjoint. */
const subtract = (a: readonly Range[], b: readonly Range[]): readonly Range[] =>
  a.flatMap((range) => {
    const rest: Range[] = [];
    let { from } = range;
    for (const taken of b) {
      if (taken.to <= from || taken.from >= range.to) continue;
      if (taken.from > from) rest.push({ from, to: taken.from });
      from = Math.max(from, taken.to);
    }
    return from < range.to ? [...rest, { from, to: range.to }] : rest;
  });

const isFilled = ({ from, to }: Range): boolean => to > from;
