import type { MaximumRule } from '../dialects/dialect.js';
import { frameworkOf } from '../dialects/index.js';
import { number } from '../number-text.js';
import { say, type Phrase } from '../phrase.js';
import { traitsOf } from '../reducer-traits.js';
import { maximumRule } from '../reducers/index.js';
import { product } from '../row-major.js';
import { pool } from '../values/reduce.js';
import type { Notice, NoticeRule } from './notice.js';
import { rowsWith } from './rows-with.js';

/** NaN in the input: whether it reaches the output is each framework's own rule. */
export const nanPolicy: NoticeRule = (plan, { values }): Notice | null => {
  if (values === undefined || plan.outputShape.includes(0)) return null;
  const inputs = count(values);
  if (inputs === 0) return null;
  const { framework, reducer } = plan.spec;
  const outputs = count(pool(plan, values).output);
  const rule = traitsOf(reducer).winner !== null ? maximumRule(plan) : null;
  return {
    code: 'nan-policy',
    severity: 'warning',
    text: sentence(rule, {
      inputs: number(inputs),
      framework: frameworkOf(framework).name,
      outputs: number(outputs),
      total: number(product(plan.outputShape)),
    }),
    cells: rowsWith(plan, 'input', values, Number.isNaN),
    fixes: [],
  };
};

const sentence = (rule: MaximumRule | null, shown: Phrase['values']): Phrase => {
  if (rule?.order === 'four-lanes') {
    return say(
      'The input holds {inputs} NaN. {framework} compares every fourth value of a whole plane apart here, and a lane **starts again** after NaN, so that larger values before it can be lost: {outputs} of {total} outputs are NaN.',
      shown,
    );
  }
  if (rule?.order === 'columns-first') {
    return say(
      'The input holds {inputs} NaN. {framework} goes down the columns of a window first here and **starts again** after NaN, so that larger values before it can be lost: {outputs} of {total} outputs are NaN.',
      shown,
    );
  }
  switch (rule?.nan ?? null) {
    case 'ignored':
      return say(
        'The input holds {inputs} NaN. {framework} **ignores** NaN in a maximum: {outputs} of {total} outputs are NaN.',
        shown,
      );
    case 'restarts':
      return say(
        'The input holds {inputs} NaN. {framework} keeps NaN only where it is the **last** value of a window; larger values before it are lost: {outputs} of {total} outputs are NaN.',
        shown,
      );
    case 'stays-if-first':
      return say(
        'The input holds {inputs} NaN. {framework} keeps NaN only where it is the **first** value of a window: {outputs} of {total} outputs are NaN.',
        shown,
      );
    case 'last-wins':
    case 'first-wins':
    case null:
      return say(
        'The input holds {inputs} NaN. NaN **spreads** to every window that reads it: {outputs} of {total} outputs are NaN.',
        shown,
      );
  }
};

const count = (values: ArrayLike<number>): number => {
  let found = 0;
  for (let i = 0; i < values.length; i += 1) found += Number.isNaN(values[i]) ? 1 : 0;
  return found;
};
