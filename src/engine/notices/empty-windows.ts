import { dataTaps, windowStart } from '../axis.js';
import type { Range } from '../coverage.js';
import { say } from '../phrase.js';
import type { Plan } from '../plan.js';
import { pool } from '../reduce.js';
import type { Notice, NoticeCells, NoticeRule } from './notice.js';
import { number } from './wording.js';
import { tapTotals } from '../tap-totals.js';

/** Windows that read no data: what they give is the framework's rule, not the input's. */
export const emptyWindows: NoticeRule = (plan): Notice | null => {
  if (plan.spec.fill !== undefined || plan.outputShape.includes(0)) return null;
  const empty = plan.axes.map((axis) => emptyAlong(axis));
  if (empty.every((ranges) => ranges.length === 0)) return null;
  const windows = plan.axes.reduce((all, axis) => all * axis.outputSize, 1);
  const filled = plan.axes.reduce(
    (all, axis, i) => all * (axis.outputSize - sizeOf(empty[i] ?? [])),
    1,
  );
  const first = empty.map((ranges) => ranges[0]?.from ?? 0);
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
    cells: empty.flatMap((ranges, axis): NoticeCells[] =>
      ranges.length === 0 ? [] : [{ of: 'output', axis, ranges }],
    ),
    fixes: [],
  };
};

/** Output indices along an axis whose windows read no data. */
const emptyAlong = (axis: Plan['axes'][number]): readonly Range[] => {
  const ranges: Range[] = [];
  const { windows, outputSize, inputSize } = axis;
  if (windows.kind !== 'regular') return ranges;
  const reach = (windows.kernel - 1) * windows.dilation;
  const simple = windows.firstStart + reach >= 0;
  const last = windows.firstStart + (outputSize - 1) * windows.stride;
  const mayMiss = inputSize < windows.dilation || (windows.baseDilation ?? 1) > 1;
  if (simple && last < inputSize && !mayMiss) return ranges;
  if (tapTotals(axis).fullWindows === BigInt(outputSize)) return ranges;
  for (let i = 0; i < outputSize; i += 1) {
    if (dataTaps(axis, i) > 0) continue;
    const previous = ranges.at(-1);
    if (previous?.to === i) ranges[ranges.length - 1] = { from: previous.from, to: i + 1 };
    else ranges.push({ from: i, to: i + 1 });
  }
  return ranges;
};

/** What the layer gives for a window that reads nothing: the layer with that window alone. */
const emptyOutput = (plan: Plan, position: readonly number[]): number => {
  const axes = plan.axes.map((axis, a) =>
    axis.windows.kind === 'regular'
      ? {
          ...axis,
          outputSize: 1,
          windows: { ...axis.windows, firstStart: windowStart(axis, position[a] ?? 0) },
        }
      : { ...axis, outputSize: 1 },
  );
  const sizes = axes.map((axis) => axis.inputSize);
  const alone: Plan = {
    spec: { ...plan.spec, layout: 'channels-first' },
    inputShape: [1, 1, ...sizes],
    outputShape: [1, 1, ...sizes.map(() => 1)],
    batch: 1,
    channels: 1,
    axes,
  };
  const input = new Float32Array(sizes.reduce((all, size) => all * size, 1));
  return pool(alone, input).output[0] ?? 0;
};

const sizeOf = (ranges: readonly Range[]): number =>
  ranges.reduce((all, { from, to }) => all + to - from, 0);
