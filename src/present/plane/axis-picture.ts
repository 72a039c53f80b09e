import {
  cellSpacing,
  copiedIndex,
  dataExtent,
  tapStep,
  windowEnd,
  windowStart,
  type AxisPlan,
  type EdgeCopy,
} from '../../engine/index.js';
import type { AxisPicture } from '../../protocol/index.js';

const NAMES: readonly (readonly AxisPicture['name'][])[] = [
  [],
  ['length'],
  ['height', 'width'],
  ['depth', 'height', 'width'],
];

/**
 * Lists the windows of each axis, so that a picture needs no arithmetic of pooling. `copy` is what
 * padding repeats; null where it repeats nothing.
 */
export const axisPictures = (
  axes: readonly AxisPlan[],
  plane: number,
  copy: EdgeCopy | null = null,
): readonly AxisPicture[] =>
  axes.map((axis, index) =>
    axisPictureOf(axis, NAMES[axes.length]?.[index] ?? 'length', plane, copy),
  );

function axisPictureOf(
  axis: AxisPlan,
  name: AxisPicture['name'],
  plane: number,
  copy: EdgeCopy | null,
): AxisPicture {
  const rule = copy === null ? ruleOf(axis) : null;
  if (rule !== null) return byRule(axis, name, rule);
  const starts = Int32Array.from({ length: axis.outputSize }, (_, i) =>
    windowStart(axis, i, plane),
  );
  const ends = Int32Array.from({ length: axis.outputSize }, (_, i) => windowEnd(axis, i, plane));
  const step = tapStep(axis);
  const from = Math.min(0, -axis.padBefore, starts[0] ?? 0);
  const extent = dataExtent(axis);
  const to = ends.reduce(
    (end, each) => Math.max(end, each),
    Math.max(extent, extent + axis.padAfter),
  );
  const reads = new Int32Array(Math.max(0, to - from));
  starts.forEach((start, index) => {
    for (let at = start; at < (ends[index] ?? start); at += step) {
      reads[at - from] = (reads[at - from] ?? 0) + 1;
    }
  });
  return {
    name,
    inputSize: axis.inputSize,
    outputSize: axis.outputSize,
    spacing: cellSpacing(axis),
    padBefore: axis.padBefore,
    padAfter: axis.padAfter,
    from,
    to,
    starts,
    ends,
    step,
    rule: null,
    reads,
    copies:
      copy === null || axis.inputSize === 0
        ? null
        : Int32Array.from({ length: reads.length }, (_, at) => copiedIndex(axis, from + at, copy)),
  };
}

/** Axes of more cells or windows are not listed. */
const MOST_LISTED = 2 ** 16;

/** How the windows of a long axis lie; null for one that is short or has no rule. */
function ruleOf(axis: AxisPlan): AxisPicture['rule'] {
  const { windows, outputSize, inputSize } = axis;
  if (outputSize === 0) return null;
  const reach = windowEnd(axis, outputSize - 1) - Math.min(0, windowStart(axis, 0));
  if (Math.max(inputSize, outputSize, reach, axis.padBefore, axis.padAfter) <= MOST_LISTED) {
    return null;
  }
  switch (windows.kind) {
    case 'regular':
      return {
        kind: 'even',
        first: windows.firstStart,
        stride: windows.stride,
        reach: windowEnd(axis, 0) - windowStart(axis, 0),
      };
    case 'adaptive':
      return windows.part === undefined ? { kind: 'bins' } : null;
    case 'listed':
      return null;
    default:
      return windows satisfies never;
  }
}

/** A long axis with nothing listed. */
function byRule(axis: AxisPlan, name: AxisPicture['name'], rule: AxisPicture['rule']): AxisPicture {
  const { inputSize, outputSize, padBefore, padAfter } = axis;
  const extent = dataExtent(axis);
  return {
    name,
    inputSize,
    outputSize,
    spacing: cellSpacing(axis),
    padBefore,
    padAfter,
    from: Math.min(0, -padBefore, windowStart(axis, 0)),
    to: Math.max(extent, extent + padAfter, windowEnd(axis, outputSize - 1)),
    step: tapStep(axis),
    rule,
    starts: new Int32Array(0),
    ends: new Int32Array(0),
    reads: new Int32Array(0),
    copies: null,
  };
}
