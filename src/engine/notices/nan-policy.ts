import type { NanRule } from '../dialects/dialect.js';
import { dialectOf } from '../dialects/index.js';
import { pool } from '../reduce.js';
import type { Range } from '../coverage.js';
import { say, type Phrase } from '../phrase.js';
import type { Plan } from '../plan.js';
import type { Notice, NoticeCells, NoticeRule } from './notice.js';
import { frameworkName, number } from './wording.js';

/** NaN in the input: whether it reaches the output is each framework's own rule. */
export const nanPolicy: NoticeRule = (plan, { values }): Notice | null => {
  if (values === undefined || plan.outputShape.includes(0)) return null;
  const inputs = count(values);
  if (inputs === 0) return null;
  const { framework, reducer } = plan.spec;
  const outputs = count(pool(plan, values).output);
  const rule = reducer.kind === 'max' || reducer.kind === 'min' ? dialectOf(framework).nan : null;
  return {
    code: 'nan-policy',
    severity: 'warning',
    text: sentence(rule, {
      inputs: number(inputs),
      framework: frameworkName[framework],
      outputs: number(outputs),
      total: number(plan.outputShape.reduce((all, size) => all * size, 1)),
    }),
    cells: rowsWithNan(plan, values),
    fixes: [],
  };
};

const sentence = (rule: NanRule | null, shown: Phrase['values']): Phrase => {
  switch (rule) {
    case 'ignored':
      return say(
        'The input holds {inputs} NaN. {framework} **ignores** NaN in a maximum: {outputs} of {total} outputs are NaN.',
        shown,
      );
    case 'wins-if-last':
      return say(
        'The input holds {inputs} NaN. {framework} keeps NaN only where it is the **last** value of a window: {outputs} of {total} outputs are NaN.',
        shown,
      );
    case 'last-wins':
    case 'first-wins':
    case null:
      return say(
        'The input holds {inputs} NaN. NaN **spreads** to every window that reads it: {outputs} of {total} outputs are NaN.',
        shown,
      );
    default:
      return rule satisfies never;
  }
};

/** The rows (slices, cells of one axis) that hold a NaN in some plane. */
const rowsWithNan = (plan: Plan, values: ArrayLike<number>): readonly NoticeCells[] => {
  const sizes = plan.axes.map((axis) => axis.inputSize);
  const inner = plan.spec.layout === 'channels-last' ? plan.channels : 1;
  const perRow = sizes.slice(1).reduce((all, size) => all * size, inner);
  const rows = new Set<number>();
  for (let i = 0; i < values.length; i += 1) {
    if (Number.isNaN(values[i])) rows.add(Math.floor(i / perRow) % (sizes[0] ?? 1));
  }
  const ranges: Range[] = [];
  for (const row of [...rows].toSorted((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last?.to === row) ranges[ranges.length - 1] = { from: last.from, to: row + 1 };
    else ranges.push({ from: row, to: row + 1 });
  }
  return [{ of: 'input', axis: 0, ranges }];
};

const count = (values: ArrayLike<number>): number => {
  let found = 0;
  for (let i = 0; i < values.length; i += 1) found += Number.isNaN(values[i]) ? 1 : 0;
  return found;
};
