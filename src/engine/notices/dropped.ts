import { axisCoverage, lengthOf, type Range } from '../coverage.js';
import type { AxisPlan } from '../axis.js';
import type { Notice, NoticeCells, NoticeFix, NoticeRule } from './notice.js';
import { planAxes } from '../plan-axes.js';
import type { Plan } from '../plan.js';
import { roundingFix } from './rounding-argument.js';
import { cellName, cellsText, list, number, ordinal, say } from './wording.js';

/** Data before the first or after the last window, which no window reads. */
export const dropped: NoticeRule = (plan): Notice | null => {
  if (plan.outputShape.includes(0)) return null;
  const cells = perAxis(plan, (axis) => unreadCells(axis).atEnds);
  if (cells.length === 0) return null;
  const rank = plan.axes.length;
  const count = cells.reduce((all, { ranges }) => all + lengthOf(ranges), 0);
  const named = list(cells.map(({ axis, ranges }) => cellsText(cellName(rank, axis), ranges)));
  const one = count === 1;
  return {
    code: 'cells-dropped',
    severity: 'warning',
    text: say(
      `Input ${named} ${one ? 'is' : 'are'} **dropped**: no window reads ${one ? 'it' : 'them'}.`,
    ),
    cells,
    fixes: ceilFix(plan, cells),
  };
};

/** Data between windows, which a stride larger than the window or a dilation steps over. */
export const gaps: NoticeRule = (plan): readonly Notice[] => {
  const rank = plan.axes.length;
  const groups = new Map<string, { axis: AxisPlan; names: string[]; cells: NoticeCells[] }>();
  for (const cells of perAxis(plan, (axis) => unreadCells(axis).between)) {
    const axis = plan.axes[cells.axis];
    if (axis === undefined) continue;
    const name = cellName(rank, cells.axis);
    const alike = axis.windows.kind === 'regular' ? gapText(axis, ['cell'], cells.ranges) : name;
    const group = groups.get(alike) ?? { axis, names: [], cells: [] };
    group.names.push(name);
    group.cells.push(cells);
    groups.set(alike, group);
  }
  return [...groups.values()].map(({ axis, names, cells }) => ({
    code: 'windows-skip',
    severity: 'warning',
    text: say(gapText(axis, names, cells[0]?.ranges ?? [])),
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
const gapText = (axis: AxisPlan, names: readonly string[], between: readonly Range[]): string => {
  const { windows } = axis;
  const [one, many] = [list(names), list(names.map((name) => `${name}s`))];
  if (windows.kind !== 'regular') {
    return `Windows **skip** ${cellsText(one, between)}: the windows drawn leave gaps.`;
  }
  const { stride, kernel, dilation } = windows;
  if (dilation > 1 && kernel > 1) {
    return `Windows **skip** ${String(lengthOf(between))} of ${String(axis.inputSize)} ${many}: stride ${number(stride)} with dilation ${number(dilation)} never lands on them.`;
  }
  const missed = stride - kernel;
  const which =
    missed === 1
      ? `every ${ordinal(stride)} ${one}`
      : `${number(missed)} of every ${number(stride)} ${many}`;
  return `Windows **skip** ${which}: stride ${number(stride)} is larger than kernel ${number(kernel)}.`;
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
  return roundingFix(framework, 'up');
};

const perAxis = (plan: Plan, of: (axis: AxisPlan) => readonly Range[]): readonly NoticeCells[] =>
  plan.axes.flatMap((axis, index) => {
    const ranges = of(axis);
    return ranges.length === 0 ? [] : [{ of: 'input' as const, axis: index, ranges }];
  });
