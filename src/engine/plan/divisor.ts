import { dialectOf } from '../dialects/index.js';
import { divisorAlong, type DivisorRule } from '../geometry/axis.js';
import { countsPadding, ownDivisor } from '../reducer-traits.js';
import type { PoolSpec } from '../spec.js';
import type { Plan } from './plan.js';

/** Which taps a layer's average divides by. */
export const divisorRule = (spec: PoolSpec): DivisorRule => {
  if (spec.fill !== undefined) return 'kernel';
  const { reducer } = spec;
  if (reducer.kind !== 'lp' && !countsPadding(reducer)) return 'data';
  const { includedPadding } = dialectOf(spec.framework);
  return typeof includedPadding === 'string' ? includedPadding : includedPadding(spec);
};

/**
 * What the average at an output position divides by: the override, or the product over the axes of
 * the taps that the framework counts. `position` has one index per spatial axis.
 */
export const divisorAt = (plan: Plan, position: readonly number[], plane = 0): number => {
  const own = ownDivisor(plan.spec.reducer);
  if (own !== null) return own;
  const rule = divisorRule(plan.spec);
  return plan.axes.reduce(
    (divisor, axis, index) => divisor * divisorAlong(axis, position[index] ?? 0, rule, plane),
    1,
  );
};
