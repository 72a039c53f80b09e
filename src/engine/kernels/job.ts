import { divisorAlong, type DivisorRule } from '../geometry/axis.js';
import type { Plan } from '../plan/plan.js';
import { passesOf, type Passes } from './passes.js';

/** How two values become one; all three are associative, so an axis at a time may be reduced. */
export type Operation = 'max' | 'min' | 'sum';

/** What a sum is divided by: a rule per window, one number for all, or nothing. */
export type Divisor = DivisorRule | number | null;

/** Values that the kernels treat in another way than the reference, and so refuse. */
export type Rejects = 'nothing' | 'nan' | 'infinite';

/** A separable reduction, ready to run: all that a kernel needs besides the data. */
export interface KernelJob {
  readonly operation: Operation;
  readonly passes: Passes;
  readonly rejects: Rejects;
  /** What each window of a unit is divided by; empty: nothing to divide. */
  readonly divisors: Float64Array;
  /** Floats that share a divisor: the channels where they come last, else 1. */
  readonly innermost: number;
}

/**
 * Describes a reduction for the kernels, or null where its windows aren't ones they can walk:
 * listed per plane, spread by a base dilation, cropped by negative padding, or far longer than the
 * data.
 */
export function kernelJob(
  plan: Plan,
  operation: Operation,
  divisor: Divisor,
  rejects: Rejects,
): KernelJob | null {
  const passes = passesOf(plan);
  if (!plan.axes.every(walkable)) return null;
  return {
    operation,
    passes,
    rejects,
    innermost: plan.spec.layout === 'channels-last' ? plan.channels : 1,
    divisors: divisorsOf(plan, divisor),
  };
}

type Axis = Plan['axes'][number];

/** Kernels lay out what windows reach beyond the data, up to so many values. */
const LONGEST_REACH = 2 ** 20;

function walkable({ windows, inputSize }: Axis): boolean {
  switch (windows.kind) {
    case 'regular': {
      const { firstStart, kernel, dilation } = windows;
      const reach = Math.max((kernel - 1) * dilation, -firstStart);
      if (reach > Math.max(inputSize, LONGEST_REACH)) return false;
      return (windows.baseDilation ?? 1) === 1 && firstStart <= 0;
    }
    case 'adaptive':
      return true;
    case 'listed':
      return false;
    default:
      return windows satisfies never;
  }
}

function divisorsOf(plan: Plan, divisor: Divisor): Float64Array {
  if (divisor === null) return new Float64Array();
  const whole = Float64Array.of(typeof divisor === 'number' ? divisor : 1);
  return plan.axes
    .map((axis) => {
      const along = new Float64Array(axis.outputSize).fill(1);
      return typeof divisor === 'number'
        ? along
        : along.map((_, i) => divisorAlong(axis, i, divisor));
    })
    .reduce(outerProduct, whole);
}

function outerProduct(rows: Float64Array, columns: Float64Array): Float64Array {
  const all = new Float64Array(rows.length * columns.length);
  for (let r = 0; r < rows.length; r++) {
    for (let c = 0; c < columns.length; c++) all[r * columns.length + c] = rows[r] * columns[c];
  }
  return all;
}
