import type { AxisPicture, CellCounts } from '../../protocol/index.js';

interface AxisCounts {
  readonly data: number;
  readonly readData: number;
  readonly inside: number;
  readonly readInside: number;
  readonly all: number;
}

/** How many cells of each kind the plane has; products over the axes, so large planes cost little. */
export function cellCountsOf(axes: readonly AxisPicture[]): CellCounts {
  const counts = axes.map(countAxis);
  const product = (of: (axis: AxisCounts) => number): number =>
    counts.reduce((all, axis) => all * of(axis), 1);
  const data = product((axis) => axis.readData);
  const padding = product((axis) => axis.readInside) - data;
  const dropped = product((axis) => axis.data) - data;
  const inside = product((axis) => axis.inside);
  return {
    data,
    padding,
    dropped,
    neverRead: inside - data - padding - dropped,
    overhang: product((axis) => axis.all) - inside,
  };
}

function countAxis(axis: AxisPicture): AxisCounts {
  const inside = (at: number): boolean =>
    (at >= 0 && at < axis.inputSize) ||
    (at >= -axis.padBefore && at < axis.inputSize + axis.padAfter);
  const places = Array.from(axis.reads, (reads, index) => ({
    read: reads > 0,
    data: axis.from + index >= 0 && axis.from + index < axis.inputSize,
    inside: inside(axis.from + index),
  }));
  const count = (test: (place: (typeof places)[number]) => boolean): number =>
    places.filter(test).length;
  return {
    data: count((place) => place.data),
    readData: count((place) => place.data && place.read),
    inside: count((place) => place.inside),
    readInside: count((place) => place.inside && place.read),
    all: places.length,
  };
}
