import { axisCoverage, lengthOf, type Range } from '../coverage.js';
import type { AxisPlan } from '../axis.js';
import type { Notice, NoticeCells, NoticeFix, NoticeRule } from './notice.js';
import { planAxes } from '../plan-axes.js';
import type { Plan } from '../plan.js';
import { cellName, cellsText, list, number, ordinal, say } from './wording.js';

/** Data before the first or after the last window, which no window reads. */
export const dropped: NoticeRule = (plan): Notice | null => {
  if (plan.outputShape.includes(0)) return null;
  const cells = perAxis(plan, (axis) => {
    const { read, dropped: unread } = axisCoverage(axis);
    const [first, last] = [read[0]?.from ?? 0, read.at(-1)?.to ?? 0];
    return unread.filter(({ from, to }) => to <= first || from >= last);
  });
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
export const gaps: NoticeRule = (plan): readonly Notice[] =>
  plan.axes.flatMap((axis, index) => {
    const { read, dropped: unread } = axisCoverage(axis);
    const [first, last] = [read[0]?.from ?? 0, read.at(-1)?.to ?? 0];
    const between = unread.filter(({ from, to }) => from >= first && to <= last);
    if (between.length === 0) return [];
    return [
      {
        code: 'windows-skip',
        severity: 'warning' as const,
        text: say(gapText(axis, cellName(plan.axes.length, index), between)),
        cells: [{ of: 'input' as const, axis: index, ranges: between }],
        fixes: [],
      },
    ];
  });

const gapText = (axis: AxisPlan, name: string, between: readonly Range[]): string => {
  const { windows } = axis;
  if (windows.kind !== 'regular') {
    return `Windows **skip** ${cellsText(name, between)} here: the windows drawn leave gaps.`;
  }
  const { stride, kernel, dilation } = windows;
  if (dilation > 1 && kernel > 1) {
    return `Windows **skip** ${String(lengthOf(between))} of ${String(axis.inputSize)} ${name}s: stride ${number(stride)} with dilation ${number(dilation)} never lands on them.`;
  }
  const missed = stride - kernel;
  const which =
    missed === 1
      ? `every ${ordinal(stride)} ${name}`
      : `${number(missed)} of every ${number(stride)} ${name}s`;
  return `Windows **skip** ${which}: stride ${number(stride)} is larger than kernel ${number(kernel)}.`;
};

/** Rounding up reads the dropped end, where the framework has it and one more window is enough. */
const ceilFix = (plan: Plan, cells: readonly NoticeCells[]): readonly NoticeFix[] => {
  const { source, framework } = plan.spec;
  const parameter = ceilParameters[framework];
  if (source.kind !== 'sliding' || source.rounding === 'ceil' || parameter === undefined) return [];
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
  const value = framework === 'onnx' ? 1 : true;
  const shown = framework === 'onnx' ? '1' : 'True';
  return [{ kind: 'argument', label: `Set ${parameter}=${shown}`, parameter, value }];
};

const ceilParameters: Readonly<Partial<Record<Plan['spec']['framework'], string>>> = {
  torch: 'ceil_mode',
  paddle: 'ceil_mode',
  mxnet: 'ceil_mode',
  onnx: 'ceil_mode',
};

const perAxis = (plan: Plan, of: (axis: AxisPlan) => readonly Range[]): readonly NoticeCells[] =>
  plan.axes.flatMap((axis, index) => {
    const ranges = of(axis);
    return ranges.length === 0 ? [] : [{ of: 'input' as const, axis: index, ranges }];
  });
