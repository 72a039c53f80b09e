import { product } from '../row-major.js';
import type { AxisPlan, Plan } from '../plan/plan.js';

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
 * A separable reduction: one pass per spatial axis. Units (planes, or batch items where channels
 * come last) are independent, and lie one after the other in memory.
 */
export interface Passes {
  readonly units: number;
  readonly inputPerUnit: number;
  readonly outputPerUnit: number;
  /** First axis first: lanes and caches like it best. */
  readonly firstFirst: readonly AxisPass[];
  /** Last axis first: of equal values the first in row-major order wins, as in the reference. */
  readonly lastFirst: readonly AxisPass[];
}

/** The passes of a plan. */
export function passesOf({ spec, axes, batch, channels }: Plan): Passes {
  const channelsLast = spec.layout === 'channels-last';
  const trailing = channelsLast ? channels : 1;
  return {
    units: batch * (channelsLast ? 1 : channels),
    inputPerUnit: product(axes.map((axis) => axis.inputSize)) * trailing,
    outputPerUnit: product(axes.map((axis) => axis.outputSize)) * trailing,
    firstFirst: inOrder(axes, [...axes.keys()], trailing),
    lastFirst: inOrder(axes, [...axes.keys()].reverse(), trailing),
  };
}

/** The shapes between the passes follow from the axes already reduced. */
function inOrder(
  axes: readonly AxisPlan[],
  order: readonly number[],
  trailing: number,
): AxisPass[] {
  const sizes = axes.map((axis) => axis.inputSize);
  return order.map((a) => {
    const axis = axes[a];
    const outer = product(sizes.slice(0, a));
    const inner = product(sizes.slice(a + 1)) * trailing;
    sizes[a] = axis.outputSize;
    return { outer, size: axis.inputSize, inner, outputSize: axis.outputSize, axis };
  });
}
