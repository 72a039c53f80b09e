import { divisorAlong, type DivisorRule } from './axis.js';
import { dialectOf } from './dialects/index.js';
import type { Plan } from './plan.js';
import type { PoolSpec } from './spec.js';

/** Which taps a layer's average divides by. */
export const divisorRule = (spec: PoolSpec): DivisorRule => {
  if (spec.fill !== undefined) return 'kernel';
  const { reducer } = spec;
  if (reducer.kind === 'lp') return dialectOf(spec.framework).includedPadding;
  if (reducer.kind !== 'avg' || !reducer.countIncludePad) return 'data';
  return dialectOf(spec.framework).includedPadding;
};

/**
 * What the average at an output position divides by: the override, or the product over the axes of
 * the taps that the framework counts. `position` has one index per spatial axis.
 */
export const divisorAt = (plan: Plan, position: readonly number[], plane = 0): number => {
  const { reducer } = plan.spec;
  if (reducer.kind === 'avg' && reducer.divisorOverride !== null) return reducer.divisorOverride;
  const rule = divisorRule(plan.spec);
  return plan.axes.reduce(
    (divisor, axis, index) => divisor * divisorAlong(axis, position[index] ?? 0, rule, plane),
    1,
  );
};
