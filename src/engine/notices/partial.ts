import { frameworkOf } from '../dialects/index.js';
import { partialCells } from '../dialects/known-behaviour.js';
import { settingText } from '../dialects/binding/spelling.js';
import { axisCoverage, lengthOf, type Range } from '../geometry/coverage.js';
import { samePadding } from '../geometry/output-size.js';
import { overhanging } from '../geometry/overhang.js';
import { number } from '../number-text.js';
import { listed, say, type Phrase } from '../phrase.js';
import { planAxes } from '../plan/plan-axes.js';
import type { Plan } from '../plan/plan.js';
import type { Notice, NoticeRule } from './notice.js';
import { setArgument } from './set-argument.js';
import { cellAt, cellName, cellWord, cellsText } from './wording.js';

/** Windows that rounding up adds: they hang over the edge and read fewer values. */
export const partial: NoticeRule = (plan): Notice | null => {
  const axes = plan.axes.map((axis) => overhanging(axis));
  if (axes.every((first) => first === null)) return null;
  const rank = axes.length;
  const names = axes.flatMap((first, i) =>
    first === null ? [] : [cellWord[cellName(rank, i)].one],
  );
  const { source, framework } = plan.spec;
  const { rounding } = frameworkOf(framework).spelling;
  const without = source.kind === 'sliding' && source.rounding === 'ceil' ? floored(plan) : null;
  const count = plan.axes.reduce(
    (most, axis, i) => Math.max(most, axis.outputSize - (axes[i] ?? axis.outputSize)),
    0,
  );
  const shown = { count, lines: listed(names) };
  const partly =
    rank === 1
      ? count === 1
        ? say('The last window is **partial**.')
        : say('The last {count} windows are **partial**.', shown)
      : names.length === 1
        ? say('The last {lines} of windows is **partial**.', shown)
        : say('The last {lines} of windows are **partial**.', shown);
  return {
    code: 'windows-partial',
    severity: 'info',
    text: without === null ? partly : say('{said} {next}', { said: partly, next: without }),
    cells: partialCells(plan),
    fixes: without === null ? [] : setArgument(rounding?.('down')),
  };
};

/** Rounding up that adds nothing, since the framework drops a window that starts past the data. */
export const ceilWindowDropped: NoticeRule = (plan): readonly Notice[] => {
  const { source, framework } = plan.spec;
  if (source.kind !== 'sliding' || source.rounding === 'floor') return [];
  return plan.axes.flatMap((axis, index) => {
    const { windows, inputSize, padBefore, padAfter, outputSize } = axis;
    if (windows.kind !== 'regular') return [];
    const { stride, kernel, dilation } = windows;
    const reach = dilation * (kernel - 1) + 1;
    const asked = Math.ceil((inputSize + padBefore + padAfter - reach) / stride) + 1;
    if (asked <= outputSize) return [];
    const start = windows.firstStart + outputSize * stride;
    return [
      {
        code: 'ceil-window-dropped',
        severity: 'info' as const,
        text: say(
          '{framework} **drops** the last window of rounding up: it would start at {place}, after the data.',
          {
            framework: frameworkOf(framework).name,
            place: cellAt[cellName(plan.axes.length, index)](number(start)),
          },
        ),
        cells: [
          { of: 'input' as const, axis: index, ranges: [{ from: start, to: start + reach }] },
        ],
        fixes: [],
      },
    ];
  });
};

/** Where PyTorch's rounding up does what `padding="same"` does in Keras and TensorFlow. */
export const ceilIsSame: NoticeRule = (plan): Notice | null => {
  const { source, framework, reducer } = plan.spec;
  const portable =
    reducer.kind === 'max' || (reducer.kind === 'avg' && reducer.divisorOverride === null);
  if (frameworkOf(framework).ceilGivesSame !== true || source.kind !== 'sliding' || !portable)
    return null;
  if (source.rounding !== 'ceil' || source.dilation.some((d) => d !== 1)) return null;
  const same = plan.axes.every(({ windows, inputSize, outputSize, padBefore, padAfter }) => {
    if (windows.kind !== 'regular' || padBefore !== 0 || padAfter !== 0) return false;
    const { before } = samePadding(inputSize, windows.kernel, windows.stride, 'after');
    return before === 0 && outputSize === Math.ceil(inputSize / windows.stride);
  });
  if (!same || plan.axes.every((axis) => overhanging(axis) === null)) return null;
  return {
    code: 'ceil-is-same',
    severity: 'info',
    text: say(
      'Keras and TensorFlow have no `ceil_mode`. Here `padding="same"` gives the **same** output.',
    ),
    cells: [],
    fixes: [],
  };
};

/** What rounding down would take away. */
const floored = (plan: Plan): Phrase | null => {
  const { source } = plan.spec;
  if (source.kind !== 'sliding') return null;
  const sizes = plan.axes.map((axis) => axis.inputSize);
  const axes = planAxes({ ...plan.spec, source: { ...source, rounding: 'floor' } }, sizes, 1);
  if (axes.some((axis) => axis.outputSize === 0)) return null;
  const lost = axes.flatMap((axis, index) => {
    const before = axisCoverage(axis);
    const now = plan.axes[index];
    const extra = now === undefined ? [] : newlyDropped(before.dropped, axisCoverage(now).dropped);
    return lengthOf(extra) === 0 ? [] : [{ index, extra }];
  });
  const setting = frameworkOf(plan.spec.framework).spelling.rounding?.('down');
  const argument = setting === undefined ? null : settingText(setting);
  if (lost.length === 0) {
    return argument === null
      ? say('Rounded down, they go away.')
      : say('With `{argument}` they go away.', { argument });
  }
  const cells = listed(
    lost.map(({ index, extra }) => cellsText(cellName(axes.length, index), extra)),
  );
  const one = lost.reduce((all, { extra }) => all + lengthOf(extra), 0) === 1;
  if (argument === null) {
    return one
      ? say('Rounded down, they go away, and input {cells} is dropped.', { cells })
      : say('Rounded down, they go away, and input {cells} are dropped.', { cells });
  }
  return one
    ? say('With `{argument}` they go away, and input {cells} is dropped.', { argument, cells })
    : say('With `{argument}` they go away, and input {cells} are dropped.', { argument, cells });
};

const newlyDropped = (floor: readonly Range[], ceil: readonly Range[]): readonly Range[] => {
  const last = floor.at(-1);
  const already = ceil.at(-1);
  if (last === undefined) return [];
  return already?.to === last.to && already.from === last.from ? [] : [last];
};
