import type { NanRule } from '../dialects/dialect.js';
import { dialectOf } from '../dialects/index.js';
import { pool } from '../reduce.js';
import { say, type Phrase } from '../phrase.js';
import type { Notice, NoticeRule } from './notice.js';
import { rowsWith } from './rows-with.js';
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
    cells: rowsWith(plan, 'input', values, Number.isNaN),
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

const count = (values: ArrayLike<number>): number => {
  let found = 0;
  for (let i = 0; i < values.length; i += 1) found += Number.isNaN(values[i]) ? 1 : 0;
  return found;
};
