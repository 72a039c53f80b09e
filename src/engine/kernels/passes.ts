import type { AxisPlan, Plan } from '../plan.js';

/**
 * One axis of a separable reduction: `[outer, size, inner]` becomes `[outer, outputSize, inner]`.
 * `outer` counts within one unit, see {@link Passes}.
 */
export interface AxisPass {
  readonly outer: number;
  readonly size: number;
  readonly inner: number;
  readonly outputSize: number;
  readonly axis: AxisPlan;
}

/**
 * A separable reduction: one pass per spatial axis, last axis first, so that of equal values the
 * first in row-major order wins, as in a window read in order. Units (planes, or batch items where
 * channels come last) are independent, and lie one after the other in memory.
 */
export interface Passes {
  readonly units: number;
  readonly inputPerUnit: number;
  readonly outputPerUnit: number;
  /** The most floats that any pass leaves in one unit. */
  readonly widestPerUnit: number;
  readonly passes: readonly AxisPass[];
}

/** The passes of a plan. The shapes between them follow from the axes already reduced. */
export function passesOf(plan: Plan): Passes {
  const channelsLast = plan.spec.layout === 'channels-last';
  const sizes = plan.axes.map((axis) => axis.inputSize);
  const trailing = channelsLast ? plan.channels : 1;
  const passes: AxisPass[] = [];
  let widestPerUnit = 0;
  for (let a = plan.axes.length - 1; a >= 0; a--) {
    const axis = plan.axes[a];
    const outer = product(sizes.slice(0, a));
    const inner = product(sizes.slice(a + 1)) * trailing;
    passes.push({ outer, size: axis.inputSize, inner, outputSize: axis.outputSize, axis });
    sizes[a] = axis.outputSize;
    widestPerUnit = Math.max(widestPerUnit, outer * axis.outputSize * inner);
  }
  return {
    units: plan.batch * (channelsLast ? 1 : plan.channels),
    inputPerUnit: product(plan.axes.map((axis) => axis.inputSize)) * trailing,
    outputPerUnit: product(plan.axes.map((axis) => axis.outputSize)) * trailing,
    widestPerUnit,
    passes,
  };
}

const product = (numbers: readonly number[]): number => numbers.reduce((all, n) => all * n, 1);
