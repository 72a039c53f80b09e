import { frameworkOf } from '../dialects/index.js';
import { number } from '../number-text.js';
import { say, type Phrase } from '../phrase.js';
import { planAxes } from '../plan/plan-axes.js';
import type { Plan } from '../plan/plan.js';
import type { Values } from '../plan/walk.js';
import { product } from '../row-major.js';
import type { PoolSpec } from '../spec.js';
import { pool } from '../values/reduce.js';
import type { Notice, NoticeCells, NoticeRule } from './notice.js';

/**
 * SAME padding with an odd cell, where the same number on both sides gives the same shape but other
 * windows: PyTorch's way of writing it computes something else.
 */
export const sameIsNotSymmetric: NoticeRule = (plan, { values }): Notice | null => {
  const { source, framework } = plan.spec;
  if (source.kind !== 'sliding' || source.padding.kind !== 'same') return null;
  const odd = plan.axes.flatMap(({ padBefore, padAfter }, axis) =>
    padBefore === padAfter ? [] : [axis],
  );
  const symmetric = symmetricPlan(plan);
  if (odd.length === 0 || symmetric === null) return null;
  const side = source.padding.extra === 'after' ? 'after' : 'before';
  const pads = plan.axes.map(({ padBefore, padAfter }) => Math.max(padBefore, padAfter));
  const shown = pads.every((pad) => pad === pads[0])
    ? number(pads[0] ?? 0)
    : `(${pads.join(', ')})`;
  const differing = values === undefined ? null : countDiffering(plan, symmetric, values);
  const total = product(plan.outputShape);
  return {
    code: 'same-is-not-symmetric',
    severity: 'warning',
    text: sentence(side, differing, {
      framework: frameworkOf(framework).name,
      padding: shown,
      total: number(total),
    }),
    cells: odd.map((axis): NoticeCells => {
      const { inputSize, padBefore, padAfter } = plan.axes[axis] ?? {
        inputSize: 0,
        padBefore: 0,
        padAfter: 0,
      };
      const range =
        side === 'after'
          ? { from: inputSize + padAfter - 1, to: inputSize + padAfter }
          : { from: -padBefore, to: 1 - padBefore };
      return { of: 'input', axis, ranges: [range] };
    }),
    fixes: [],
  };
};

const sentence = (
  side: 'before' | 'after',
  differing: number | null,
  names: Phrase['values'],
): Phrase => {
  if (differing === null) {
    return side === 'before'
      ? say(
          "{framework} SAME puts the odd padding cell **before** the data; PyTorch's padding={padding} gives the same size from other windows.",
          names,
        )
      : say(
          "{framework} SAME puts the odd padding cell **after** the data; PyTorch's padding={padding} gives the same size from other windows.",
          names,
        );
  }
  const shown = { ...names, count: number(differing) };
  return side === 'before'
    ? say(
        '{framework} SAME puts the odd padding cell **before** the data; {count} of {total} outputs differ from padding={padding} in PyTorch.',
        shown,
      )
    : say(
        '{framework} SAME puts the odd padding cell **after** the data; {count} of {total} outputs differ from padding={padding} in PyTorch.',
        shown,
      );
};

/**
 * The layer with the larger pad of each axis on both sides; null where that changes the output's
 * shape, where SAME crops, or where only which side takes it is the same anyway.
 */
export const symmetricPlan = (plan: Plan): Plan | null => {
  const { source } = plan.spec;
  if (source.kind !== 'sliding') return null;
  if (plan.axes.some(({ padBefore, padAfter }) => Math.min(padBefore, padAfter) < 0)) return null;
  const axesPadding = plan.axes.map(({ padBefore, padAfter }) => {
    const pad = Math.max(padBefore, padAfter);
    return { before: pad, after: pad };
  });
  const spec: PoolSpec = {
    ...plan.spec,
    source: { ...source, padding: { kind: 'explicit', axes: axesPadding } },
    call: null,
  };
  const sizes = plan.axes.map((axis) => axis.inputSize);
  const axes = planAxes(spec, sizes, plan.batch * plan.channels);
  if (axes.some((axis, i) => axis.outputSize !== plan.axes[i]?.outputSize)) return null;
  return { ...plan, spec, axes };
};

const countDiffering = (a: Plan, b: Plan, values: Values): number => {
  const [left, right] = [pool(a, values).output, pool(b, values).output];
  let count = 0;
  for (let i = 0; i < left.length; i += 1) {
    if (!Object.is(left[i], right[i]) && left[i] !== right[i]) count += 1;
  }
  return count;
};
