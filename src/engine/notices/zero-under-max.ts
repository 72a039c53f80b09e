import { frameworkOf } from '../dialects/index.js';
import { axisCoverage, type Range } from '../geometry/coverage.js';
import { number } from '../number-text.js';
import { say } from '../phrase.js';
import type { Plan } from '../plan/plan.js';
import type { Values } from '../plan/walk.js';
import { product } from '../row-major.js';
import { pool } from '../values/reduce.js';
import type { Notice, NoticeCells, NoticeContext, NoticeRule } from './notice.js';

/**
 * A maximum that reads zeros put in as padding, by the layer itself or by a padding layer before
 * it: where all values are negative the zero wins.
 */
export const zeroUnderMax: NoticeRule = (plan, context): Notice | null => {
  if (plan.spec.reducer.kind !== 'max' || plan.outputShape.includes(0)) return null;
  const fill = plan.spec.fill ?? context.paddedBefore?.value;
  if (typeof fill !== 'number' || fill === Number.NEGATIVE_INFINITY) return null;
  const cells = filledCells(plan, context);
  if (cells.length === 0) return null;
  const { byHand } = frameworkOf(plan.spec.framework);
  const changed = plan.spec.fill === undefined ? null : countChanged(plan, context.values);
  return {
    code: 'padding-wins-max',
    severity: changed === 0 ? 'info' : 'warning',
    text:
      changed === null
        ? say(
            'Padding counts as **{fill}** in the maximum: a window of smaller values at the edge gives {fill}.',
            { fill: number(fill) },
          )
        : say(
            'Padding counts as **{fill}** in the maximum: {changed} of {total} outputs are {fill} instead of their largest value.',
            {
              fill: number(fill),
              changed: number(changed),
              total: number(product(plan.outputShape)),
            },
          ),
    cells,
    fixes:
      context.paddedBefore !== undefined && byHand !== null
        ? [
            {
              kind: 'code',
              label: say('Pad with −∞'),
              code: byHand.pad('x', context.paddedBefore.axes, 'float("-inf")'),
            },
          ]
        : [],
  };
};

/** The filled cells that windows read; cells of a padding layer before are data to the plan. */
const filledCells = (plan: Plan, context: NoticeContext): readonly NoticeCells[] =>
  plan.axes.flatMap((axis, index): NoticeCells[] => {
    const pads = context.paddedBefore?.axes[index];
    const ranges: Range[] =
      plan.spec.fill !== undefined
        ? [...axisCoverage(axis).paddingRead, ...axisCoverage(axis).overhang]
        : pads === undefined
          ? []
          : [
              { from: 0, to: pads.before },
              { from: axis.inputSize - pads.after, to: axis.inputSize },
            ].filter(({ from, to }) => to > from);
    return ranges.length === 0 ? [] : [{ of: 'input', axis: index, ranges }];
  });

/** How many outputs the fill value changes; null where the input's values are not known. */
const countChanged = (plan: Plan, values: Values | undefined): number | null => {
  if (values === undefined) return null;
  const { framework, rank, layout, source, reducer, call } = plan.spec;
  const spec = { framework, rank, layout, source, reducer, call };
  const [filled, skipped] = [pool(plan, values).output, pool({ ...plan, spec }, values).output];
  let changed = 0;
  for (let i = 0; i < filled.length; i += 1) changed += filled[i] === skipped[i] ? 0 : 1;
  return changed;
};
