import { windowEnd, windowStart, type AxisPlan } from '../geometry/axis.js';
import type { Range } from '../geometry/coverage.js';
import { number } from '../number-text.js';
import { say, textOf, type Phrase } from '../phrase.js';
import type { Notice, NoticeRule } from './notice.js';
import { cellName, cellWord, type CellName } from './wording.js';

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
  if (outputSize > inputSize) {
    const cells = inputSize === 1 ? cellWord[name].one : cellWord[name].many;
    return say('Bins **repeat** cells: {outputs} outputs from {inputs} {cells}.', {
      ...sizes,
      cells,
    });
  }
  // A bin is one wider than the first once as many remainders of n/o as fit into 1 leave something.
  return outputSize % (inputSize % outputSize) === 0
    ? say('Bins **overlap**: {inputs} is not a multiple of {outputs}.', sizes)
    : say('Bins are **uneven** and overlap: {inputs} is not a multiple of {outputs}.', sizes);
};

/** Shared cells are listed up to so many bins. */
const MOST_BINS = 4096;

/** Input cells that more than one bin reads: all, where there are more bins than cells. */
const sharedCells = (axis: AxisPlan): readonly Range[] => {
  const { windows, inputSize, outputSize } = axis;
  if (windows.kind !== 'adaptive' || inputSize === 0) return [];
  if (outputSize > inputSize) return [{ from: 0, to: inputSize }];
  const shared: Range[] = [];
  for (let i = 1; i < Math.min(outputSize, MOST_BINS); i += 1) {
    const [from, to] = [windowStart(axis, i), windowEnd(axis, i - 1)];
    if (from >= to) continue;
    const last = shared.at(-1);
    if (last !== undefined && last.to >= from) {
      shared[shared.length - 1] = { from: last.from, to: Math.max(last.to, to) };
    } else shared.push({ from, to });
  }
  return shared;
};
