import type { AxisPicture } from '../../protocol/index.js';
import { gcd, startOf, tapsOf } from '../layout/axis-windows.js';
import { elementAlong, extentOf, outputCell, type Axes } from '../layout/cell-axes.js';

/** How many taps of a window fall on what. */
export interface WindowCounts {
  readonly all: number;
  readonly data: number;
  readonly holes: number;
  readonly padding: number;
  readonly overhang: number;
}

/**
 * Counts the taps of a window by products over the axes, so that the largest window costs no more
 * than the smallest: outside the tensor beats padding, padding a hole, and a hole data.
 */
export function windowCounts(axes: Axes, window: number): WindowCounts {
  const output = outputCell(axes, window);
  const along = axes.map((axis, index) => countsAlong(axis, output[index] ?? 0));
  const product = (of: (counts: AxisCounts) => number): number =>
    along.reduce((all, counts) => all * of(counts), 1);
  const all = product((counts) => counts.all);
  const inside = product((counts) => counts.inside);
  const spread = product((counts) => counts.spread);
  const data = product((counts) => counts.data);
  return { all, data, holes: spread - data, padding: inside - spread, overhang: all - inside };
}

interface AxisCounts {
  readonly all: number;
  /** In the tensor or its padding. */
  readonly inside: number;
  /** On data or in the holes between. */
  readonly spread: number;
  readonly data: number;
}

function countsAlong(axis: AxisPicture, output: number): AxisCounts {
  const extent = extentOf(axis);
  const spread = tapsBetween(axis, output, 0, extent);
  const from = Math.min(0, -axis.padBefore);
  const to = Math.max(extent, extent + axis.padAfter);
  return {
    all: tapsOf(axis, output),
    inside: tapsBetween(axis, output, from, to),
    spread,
    data: axis.spacing === 1 ? spread : dataTaps(axis, output),
  };
}

/** Taps of a window with a coordinate in `[low, high)`. */
function tapsBetween(axis: AxisPicture, output: number, low: number, high: number): number {
  const start = startOf(axis, output);
  const before = Math.max(0, Math.ceil((low - start) / axis.step));
  const below = Math.min(tapsOf(axis, output), Math.ceil((high - start) / axis.step));
  return Math.max(0, below - before);
}

/** Taps on data: from the first of them on, every so many taps fall on data, up to the last. */
function dataTaps(axis: AxisPicture, output: number): number {
  const start = startOf(axis, output);
  const before = Math.max(0, Math.ceil(-start / axis.step));
  const below = Math.min(tapsOf(axis, output), Math.ceil((extentOf(axis) - start) / axis.step));
  for (let tap = before; tap < Math.min(below, before + axis.spacing); tap += 1) {
    if (elementAlong(axis, start + tap * axis.step) < 0) continue;
    return Math.ceil((below - tap) / (axis.spacing / gcd(axis.spacing, axis.step)));
  }
  return 0;
}
