import { axisCounts } from '../../engine/geometry/coverage.js';
import { elementAlong, extentOf } from '../../picture/layout/cell-axes.js';
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

/** The same counts in closed form. */
function countByRule(axis: AxisPicture, rule: NonNullable<AxisPicture['rule']>): AxisCounts {
  const { inputSize: data, outputSize, padBefore, padAfter, step } = axis;
  const extent = extentOf(axis);
  const all = axis.to - axis.from;
  if (rule.kind === 'bins') {
    return {
      data,
      readData: data,
      spread: extent,
      readSpread: extent,
      inside: extent,
      readInside: extent,
      all,
    };
  }
  const countsOf = (inputSize: number, baseDilation: number) =>
    axisCounts({
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
    });
  const spread = countsOf(extent, 1);
  return {
    data,
    readData: countsOf(data, axis.spacing).read,
    spread: extent,
    readSpread: spread.read,
    inside: extent + Math.max(0, padBefore) + Math.max(0, padAfter),
    readInside: spread.read + spread.paddingRead,
    all,
  };
}

function countListed(axis: AxisPicture): AxisCounts {
  const extent = extentOf(axis);
  const counts = { data: 0, readData: 0, spread: 0, readSpread: 0, inside: 0, readInside: 0 };
  for (let at = axis.from; at < axis.to; at += 1) {
    const read = (axis.reads[at - axis.from] ?? 0) > 0 ? 1 : 0;
    const spread = at >= 0 && at < extent;
    if (elementAlong(axis, at) >= 0) {
      counts.data += 1;
      counts.readData += read;
    }
    if (spread) {
      counts.spread += 1;
      counts.readSpread += read;
    }
    if (spread || (at >= -axis.padBefore && at < extent + axis.padAfter)) {
      counts.inside += 1;
      counts.readInside += read;
    }
  }
  return { ...counts, all: axis.to - axis.from };
}
