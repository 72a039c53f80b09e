import type { AxisPicture } from '../protocol/index.js';

/** Which bars of an axis are drawn, and in how many lanes. */
export interface Rails {
  /** Lane of each window, nearest to the grid first. */
  readonly lanes: readonly number[];
  readonly laneCount: number;
  /** `all`: a bar per window. `near`: the current one and 3 on each side. */
  readonly shown: 'all' | 'near';
}

const MOST_BARS = 24;
const NEAR = 3;
const MOST_LANES = 4;

/** Distance between two lanes, thickness of a bar, and from the grid to the first lane. */
export const LANE = 8;
export const BAR = 5;
export const RAIL_GAP = 12;

/** Lanes so that no two bars of a lane overlap, first fit in order of the windows. */
export function railsOf(axis: AxisPicture): Rails {
  const ends: number[] = [];
  const lanes = Array.from(axis.starts, (start, index) => {
    const free = ends.findIndex((end) => end <= start);
    const lane = free < 0 ? Math.min(ends.length, MOST_LANES - 1) : free;
    ends[lane] = axis.ends[index] ?? start;
    return lane;
  });
  return {
    lanes,
    laneCount: Math.max(1, ends.length),
    shown: axis.outputSize > MOST_BARS ? 'near' : 'all',
  };
}

/** The windows whose bars are drawn while `current` is the current one. */
export function barsShown(rails: Rails, current: number): readonly number[] {
  return rails.lanes
    .map((_, index) => index)
    .filter((index) => rails.shown === 'all' || Math.abs(index - current) <= NEAR);
}
