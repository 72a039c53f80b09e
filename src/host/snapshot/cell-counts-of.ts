import { tapTotals } from '../../engine/tap-totals.js';
import { elementAlong, extentOf } from '../../picture/axes.js';
import { readsOf } from '../../picture/axis-windows.js';
import type { AxisPicture, CellCounts } from '../../protocol/index.js';

interface AxisCounts {
  readonly data: number;
  readonly readData: number;
  readonly spread: number;
  readonly readSpread: number;
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
  const dropped = product((axis) => axis.data) - data;
  const spread = product((axis) => axis.spread);
  const padding = product((axis) => axis.readInside) - product((axis) => axis.readSpread);
  const inside = product((axis) => axis.inside);
  return {
    data,
    padding,
    dropped,
    neverRead: inside - spread - padding,
    overhang: product((axis) => axis.all) - inside,
    holes: spread - data - dropped,
  };
}

function countAxis(axis: AxisPicture): AxisCounts {
  return axis.rule === null ? countListed(axis) : countByRule(axis, axis.rule);
}

/** The same counts in closed form; only padding is gone through. */
function countByRule(axis: AxisPicture, rule: NonNullable<AxisPicture['rule']>): AxisCounts {
  const { inputSize: data, outputSize, padBefore, padAfter, step } = axis;
  const extent = extentOf(axis);
  const readOf = (inputSize: number, baseDilation: number): number =>
    rule.kind === 'bins'
      ? inputSize
      : Number(
          tapTotals({
            inputSize,
            outputSize,
            padBefore,
            padAfter,
            windows: {
              kind: 'regular',
              firstStart: rule.first,
              stride: rule.stride,
              kernel: Math.ceil(rule.reach / step),
              dilation: step,
              baseDilation,
            },
          }).cells,
        );
  const readSpread = readOf(extent, 1);
  const padding = [
    ...Array.from({ length: Math.max(0, padBefore) }, (_, index) => -1 - index),
    ...Array.from({ length: Math.max(0, padAfter) }, (_, index) => extent + index),
  ];
  const readPadding = padding.filter((at) => readsOf(axis, at) > 0).length;
  return {
    data,
    readData: readOf(data, axis.spacing),
    spread: extent,
    readSpread,
    inside: extent + padding.length,
    readInside: readSpread + readPadding,
    all: axis.to - axis.from,
  };
}

function countListed(axis: AxisPicture): AxisCounts {
  const extent = extentOf(axis);
  const places = Array.from(axis.reads, (reads, index) => {
    const at = axis.from + index;
    const spread = at >= 0 && at < extent;
    return {
      read: reads > 0,
      data: elementAlong(axis, at) >= 0,
      spread,
      inside: spread || (at >= -axis.padBefore && at < extent + axis.padAfter),
    };
  });
  const count = (test: (place: (typeof places)[number]) => boolean): number =>
    places.filter(test).length;
  return {
    data: count((place) => place.data),
    readData: count((place) => place.data && place.read),
    spread: count((place) => place.spread),
    readSpread: count((place) => place.spread && place.read),
    inside: count((place) => place.inside),
    readInside: count((place) => place.inside && place.read),
    all: places.length,
  };
}
