import { frameworkOf } from '../dialects/index.js';
import type { AxisPlan } from '../geometry/axis.js';
import { axisCoverage, lengthOf, type Range } from '../geometry/coverage.js';
import { number } from '../number-text.js';
import { listed, say, textOf, type Phrase, type Words } from '../phrase.js';
import { planAxes } from '../plan/plan-axes.js';
import type { Plan } from '../plan/plan.js';
import type { Notice, NoticeCells, NoticeFix, NoticeRule } from './notice.js';
import { setArgument } from './set-argument.js';
import { cellName, cellWord, cellsText, ordinal, type CellName } from './wording.js';

/** Data before the first or after the last window, which no window reads. */
export const dropped: NoticeRule = (plan): Notice | null => {
  if (plan.outputShape.includes(0)) return null;
  const cells = perAxis(plan, (axis) => unreadCells(axis).atEnds);
  if (cells.length === 0) return null;
  const rank = plan.axes.length;
  const count = cells.reduce((all, { ranges }) => all + lengthOf(ranges), 0);
  const named = {
    cells: listed(cells.map(({ axis, ranges }) => cellsText(cellName(rank, axis), ranges))),
  };
  return {
    code: 'cells-dropped',
    severity: 'warning',
    text:
      count === 1
        ? say('Input {cells} is **dropped**: no window reads it.', named)
        : say('Input {cells} are **dropped**: no window reads them.', named),
    cells,
    fixes: ceilFix(plan, cells),
  };
};

/** Data between windows, which a stride larger than the window or a dilation steps over. */
export const gaps: NoticeRule = (plan): readonly Notice[] => {
  const rank = plan.axes.length;
  const groups = new Map<string, { axis: AxisPlan; names: CellName[]; cells: NoticeCells[] }>();
  for (const cells of perAxis(plan, (axis) => unreadCells(axis).between)) {
    const axis = plan.axes[cells.axis];
    if (axis === undefined) continue;
    const name = cellName(rank, cells.axis);
    const alike =
      axis.windows.kind === 'regular' ? textOf(gapText(axis, ['cell'], cells.ranges)) : name;
    const group = groups.get(alike) ?? { axis, names: [], cells: [] };
    group.names.push(name);
    group.cells.push(cells);
    groups.set(alike, group);
  }
  return [...groups.values()].map(({ axis, names, cells }) => ({
    code: 'windows-skip',
    severity: 'warning',
    text: gapText(axis, names, cells[0]?.ranges ?? []),
    cells,
    fixes: [],
  }));
};

/**
 * Data that no window reads: what the stride's or the dilation's pattern steps over, and what is
 * left before the first and after the last window.
 */
const unreadCells = (
  axis: AxisPlan,
): { readonly between: readonly Range[]; readonly atEnds: readonly Range[] } => {
  const { read, dropped: unread } = axisCoverage(axis);
  const [first, last] = [read[0]?.from ?? 0, read.at(-1)?.to ?? 0];
  const { windows } = axis;
  const isBetween = ({ from, to }: Range): boolean => from >= first && to <= last;
  const pattern = unread.some(isBetween);
  const fitsPattern = (range: Range): boolean => {
    if (isBetween(range)) return true;
    if (!pattern || windows.kind !== 'regular') return false;
    if (windows.dilation > 1 && windows.kernel > 1) return true;
    return range.from >= last && range.to - range.from <= windows.stride - windows.kernel;
  };
  return {
    between: unread.filter(fitsPattern),
    atEnds: unread.filter((range) => !fitsPattern(range)),
  };
};

/** What windows step over; `names` are the cells' names along the axes that are alike. */
const gapText = (axis: AxisPlan, names: readonly CellName[], between: readonly Range[]): Phrase => {
  const { windows } = axis;
  if (windows.kind !== 'regular') {
    return say('Windows **skip** {cells}: the windows drawn leave gaps.', {
      cells: cellsText(names[0] ?? 'cell', between),
    });
  }
  const { kernel, dilation } = windows;
  const [one, many]: readonly Words[] = [
    listed(names.map((name) => cellWord[name].one)),
    listed(names.map((name) => cellWord[name].many)),
  ];
  const stride = number(windows.stride);
  if (dilation > 1 && kernel > 1) {
    return say(
      'Windows **skip** {count} of {size} {cells}: stride {stride} with dilation {dilation} never lands on them.',
      {
        count: axisCoverage(axis).counts.dropped - lengthOf(unreadCells(axis).atEnds),
        size: axis.inputSize,
        cells: many,
        stride,
        dilation: number(dilation),
      },
    );
  }
  const missed = windows.stride - kernel;
  return missed === 1
    ? say('Windows **skip** every {nth} {cell}: stride {stride} is larger than kernel {kernel}.', {
        nth: ordinal(windows.stride),
        cell: one,
        stride,
        kernel: number(kernel),
      })
    : say(
        'Windows **skip** {missed} of every {stride} {cells}: stride {stride} is larger than kernel {kernel}.',
        { missed: number(missed), cells: many, stride, kernel: number(kernel) },
      );
};

/** Rounding up reads the dropped end, where the framework has it and one more window is enough. */
const ceilFix = (plan: Plan, cells: readonly NoticeCells[]): readonly NoticeFix[] => {
  const { source, framework } = plan.spec;
  if (source.kind !== 'sliding' || source.rounding === 'ceil') return [];
  const sizes = plan.axes.map((axis) => axis.inputSize);
  const rounded = planAxes({ ...plan.spec, source: { ...source, rounding: 'ceil' } }, sizes, 1);
  const reached = cells.every(({ axis, ranges }) => {
    const candidate = rounded[axis];
    const left = candidate === undefined ? [] : axisCoverage(candidate).dropped;
    return ranges.every((range) =>
      left.every(({ from, to }) => to <= range.from || from >= range.to),
    );
  });
  if (!reached) return [];
  return setArgument(frameworkOf(framework).spelling.rounding?.('up'));
};

const perAxis = (plan: Plan, of: (axis: AxisPlan) => readonly Range[]): readonly NoticeCells[] =>
  plan.axes.flatMap((axis, index) => {
    const ranges = of(axis);
    return ranges.length === 0 ? [] : [{ of: 'input' as const, axis: index, ranges }];
  });
