import type { AxisPicture } from '../../protocol/index.js';
import { endOf, startOf } from './axis-windows.js';

/** Which bars of an axis are drawn, and in how many lanes. */
export interface WindowBars {
  /** Lane of a window, nearest to the grid first. */
  readonly laneOf: (output: number) => number;
  readonly laneCount: number;
  /** Number of windows. */
  readonly count: number;
  /** `all`: a bar per window. `near`: the current one and 3 on each side. */
  readonly shown: 'all' | 'near';
}

const MOST_BARS = 24;
const NEAR = 3;
const MOST_LANES = 4;

/** Distance between two lanes, thickness of a bar, and from the grid to the first lane. */
export const LANE = 8;
export const BAR = 5;
export const BARS_GAP = 12;

/** Lanes so that no two bars of a lane overlap, first fit in order of the windows. */
export function windowBarsOf(axis: AxisPicture): WindowBars {
  const count = axis.outputSize;
  const shown = count > MOST_BARS ? 'near' : 'all';
  if (axis.rule !== null) {
    // Windows at even distances take the lanes in turn.
    const apart = count < 2 ? Infinity : startOf(axis, 1) - startOf(axis, 0);
    const reach = count < 1 ? 0 : endOf(axis, 0) - startOf(axis, 0);
    const laneCount = Math.max(1, Math.min(MOST_LANES, Math.ceil(reach / Math.max(1, apart))));
    return { laneOf: (output) => output % laneCount, laneCount, shown, count };
  }
  const ends: number[] = [];
  const lanes = Array.from(axis.starts, (start, index) => {
    const free = ends.findIndex((end) => end <= start);
    const lane = free < 0 ? Math.min(ends.length, MOST_LANES - 1) : free;
    ends[lane] = axis.ends[index] ?? start;
    return lane;
  });
  return {
    laneOf: (output) => lanes[output] ?? 0,
    laneCount: Math.max(1, ends.length),
    shown,
    count,
  };
}

/** The windows whose bars are drawn while `current` is the current one. */
export function barsShown(windowBars: WindowBars, current: number): readonly number[] {
  const [first, last] =
    windowBars.shown === 'all' ? [0, windowBars.count - 1] : [current - NEAR, current + NEAR];
  const from = Math.max(0, first);
  const to = Math.min(windowBars.count - 1, last);
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
}
