import { tapCount, windowEnd, windowStart, type AxisPlan } from '../axis.js';
import type { Range } from '../coverage.js';
import { say, textOf, type Phrase } from '../phrase.js';
import type { Notice, NoticeRule } from './notice.js';
import { cellName, cellWord, number, type CellName } from './wording.js';

/** Adaptive bins that differ in size, share cells or repeat them. */
export const adaptiveBins: NoticeRule = (plan): readonly Notice[] => {
  const affected = plan.axes.map((axis) => ({ axis, shared: sharedCells(axis) }));
  const seen = new Set<string>();
  return affected.flatMap(({ axis, shared }, index) => {
    if (shared.length === 0) return [];
    const text = describe(axis, cellName(plan.axes.length, index));
    const cells = { of: 'input' as const, axis: index, ranges: shared };
    if (seen.has(textOf(text))) return [];
    seen.add(textOf(text));
    const others = affected.flatMap((other, i) =>
      i > index &&
      other.shared.length > 0 &&
      textOf(describe(other.axis, cellName(plan.axes.length, i))) === textOf(text)
        ? [{ of: 'input' as const, axis: i, ranges: other.shared }]
        : [],
    );
    return [
      {
        code: 'bins-uneven',
        severity: 'info' as const,
        text,
        cells: [cells, ...others],
        fixes: [],
      },
    ];
  });
};

const describe = (axis: AxisPlan, name: CellName): Phrase => {
  const sizes = { inputs: number(axis.inputSize), outputs: number(axis.outputSize) };
  const { inputSize, outputSize } = axis;
  const widths = Array.from({ length: outputSize }, (_, i) => tapCount(axis, i));
  const even = widths.every((width) => width === widths[0]);
  if (outputSize > inputSize) {
    const cells = inputSize === 1 ? cellWord[name].one : cellWord[name].many;
    return say('Bins **repeat** cells: {outputs} outputs from {inputs} {cells}.', {
      ...sizes,
      cells,
    });
  }
  return even
    ? say('Bins **overlap**: {inputs} is not a multiple of {outputs}.', sizes)
    : say('Bins are **uneven** and overlap: {inputs} is not a multiple of {outputs}.', sizes);
};

/** Input cells that more than one bin reads. */
const sharedCells = (axis: AxisPlan): readonly Range[] => {
  if (axis.windows.kind !== 'adaptive' || axis.inputSize === 0) return [];
  const shared: Range[] = [];
  for (let i = 1; i < axis.outputSize; i += 1) {
    const [from, to] = [windowStart(axis, i), windowEnd(axis, i - 1)];
    if (from >= to) continue;
    const last = shared.at(-1);
    if (last !== undefined && last.to >= from) {
      shared[shared.length - 1] = { from: last.from, to: Math.max(last.to, to) };
    } else shared.push({ from, to });
  }
  return shared;
};
