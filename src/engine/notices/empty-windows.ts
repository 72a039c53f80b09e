import { dataExtent, dataTaps, windowEnd, windowStart, type AxisPlan } from '../geometry/axis.js';
import type { Range } from '../geometry/coverage.js';
import { tapTotals } from '../geometry/tap-totals.js';
import { number } from '../number-text.js';
import { say } from '../phrase.js';
import type { Plan } from '../plan/plan.js';
import { product } from '../row-major.js';
import { pool } from '../values/reduce.js';
import type { Notice, NoticeCells, NoticeRule } from './notice.js';

/** Windows that read no data: what they give is the framework's rule, not the input's. */
export const emptyWindows: NoticeRule = (plan): Notice | null => {
  if (plan.spec.fill !== undefined || plan.outputShape.includes(0)) return null;
  const empty = plan.axes.map((axis) => emptyAlong(axis));
  if (empty.every(({ count }) => count === 0)) return null;
  const windows = plan.axes.reduce((all, axis) => all * axis.outputSize, 1);
  const filled = plan.axes.reduce(
    (all, axis, i) => all * (axis.outputSize - (empty[i]?.count ?? 0)),
    1,
  );
  const first = empty.map(({ ranges }) => ranges[0]?.from ?? 0);
  const output = number(emptyOutput(plan, first));
  const count = windows - filled;
  const text =
    count === 1
      ? say('Window [{place}] holds **only padding**: its output is {output}.', {
          place: first.join(', '),
          output,
        })
      : say('{count} of {windows} windows hold **only padding**: their output is {output}.', {
          count,
          windows,
          output,
        });
  return {
    code: 'windows-empty',
    severity: 'warning',
    text,
    cells: empty.flatMap(({ ranges }, axis): NoticeCells[] =>
      ranges.length === 0 ? [] : [{ of: 'output', axis, ranges }],
    ),
    fixes: [],
  };
};

/** Windows that may or may not step over all data are listed up to so many. */
const MOST_LISTED = 2 ** 16;

/** Output indices along an axis whose windows read no data, and how many there are. */
const emptyAlong = (
  axis: AxisPlan,
): { readonly ranges: readonly Range[]; readonly count: number } => {
  const { windows, outputSize, inputSize } = axis;
  if (windows.kind !== 'regular') return { ranges: [], count: 0 };
  const count = outputSize - Number(tapTotals(axis).fullWindows);
  if (count === 0) return { ranges: [], count };
  if (count === outputSize) return { ranges: [{ from: 0, to: count }], count };
  const mayMiss = inputSize < windows.dilation || (windows.baseDilation ?? 1) > 1;
  if (mayMiss) return { ranges: emptyAmongFirst(axis), count };
  const { firstStart, stride } = windows;
  const limit = (index: number): number => Math.max(0, Math.min(outputSize, index));
  const ranges = [
    { from: 0, to: limit(Math.floor(-windowEnd(axis, 0) / stride) + 1) },
    { from: limit(Math.ceil((inputSize - firstStart) / stride)), to: outputSize },
  ];
  return { ranges: ranges.filter(({ from, to }) => to > from), count };
};

const emptyAmongFirst = (axis: AxisPlan): readonly Range[] => {
  const ranges: Range[] = [];
  for (let i = 0; i < Math.min(axis.outputSize, MOST_LISTED); i += 1) {
    if (dataTaps(axis, i) > 0) continue;
    const previous = ranges.at(-1);
    if (previous?.to === i) ranges[ranges.length - 1] = { from: previous.from, to: i + 1 };
    else ranges.push({ from: i, to: i + 1 });
  }
  return ranges;
};

/** What the layer gives for a window that reads nothing: the layer with that window alone. */
const emptyOutput = (plan: Plan, position: readonly number[]): number => {
  const axes = plan.axes.map((axis, a) => windowAlone(axis, position[a] ?? 0));
  const sizes = axes.map((axis) => axis.inputSize);
  const alone: Plan = {
    spec: { ...plan.spec, layout: 'channels-first' },
    inputShape: [1, 1, ...sizes],
    outputShape: [1, 1, ...sizes.map(() => 1)],
    batch: 1,
    channels: 1,
    axes,
  };
  const input = new Float32Array(product(sizes));
  return pool(alone, input).output[0] ?? 0;
};

/**
 * A window alone, with all but the first cell of the data turned into padding: one that reads no
 * data stays what it is. Where it does, another axis has the window that doesn't, and a single cell
 * is enough.
 */
const windowAlone = (axis: AxisPlan, position: number): AxisPlan => {
  const { windows } = axis;
  if (windows.kind !== 'regular' || dataTaps(axis, position) > 0) return oneCell;
  const inputSize = Math.min(axis.inputSize, 1);
  return {
    inputSize,
    outputSize: 1,
    padBefore: axis.padBefore,
    padAfter: axis.padAfter + dataExtent(axis) - inputSize,
    windows: { ...windows, firstStart: windowStart(axis, position) },
  };
};

const oneCell: AxisPlan = {
  inputSize: 1,
  outputSize: 1,
  padBefore: 0,
  padAfter: 0,
  windows: { kind: 'regular', firstStart: 0, stride: 1, kernel: 1, dilation: 1 },
};
