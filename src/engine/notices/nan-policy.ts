import { dialectOf } from '../dialects/index.js';
import { pool } from '../reduce.js';
import type { Notice, NoticeRule } from './notice.js';
import { frameworkName, number, say } from './wording.js';

/** NaN in the input: whether it reaches the output is each framework's own rule. */
export const nanPolicy: NoticeRule = (plan, { values }): Notice | null => {
  if (values === undefined || plan.outputShape.includes(0)) return null;
  const inputs = count(values);
  if (inputs === 0) return null;
  const { framework, reducer } = plan.spec;
  const outputs = count(pool(plan, values).output);
  const name = frameworkName[framework];
  const rule = reducer.kind === 'max' || reducer.kind === 'min' ? dialectOf(framework).nan : null;
  const says =
    rule === 'ignored'
      ? `${name} **ignores** NaN in a maximum`
      : rule === 'wins-if-last'
        ? `${name} keeps NaN only where it is the **last** value of a window`
        : 'NaN **spreads** to every window that reads it';
  return {
    code: 'nan-policy',
    severity: 'warning',
    text: say(
      `The input holds ${number(inputs)} NaN. ${says}: ${number(outputs)} of ${number(plan.outputShape.reduce((all, size) => all * size, 1))} outputs are NaN.`,
    ),
    cells: [],
    fixes: [],
  };
};

const count = (values: ArrayLike<number>): number => {
  let found = 0;
  for (let i = 0; i < values.length; i += 1) found += Number.isNaN(values[i]) ? 1 : 0;
  return found;
};
