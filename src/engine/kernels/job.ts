import { divisorAlong, windowEnd, windowStart, type DivisorRule } from '../axis.js';
import type { Plan } from '../plan.js';
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
  /** Bounds of the windows of adaptive axes, by pass; null where windows are regular. */
  readonly bins: readonly (BinTable | null)[];
  /** A shape of reduction that has a loop of its own: see {@link Shortcut}. */
  readonly shortcut: Shortcut;
  readonly rejects: Rejects;
  /** What each window of a unit is divided by; empty: nothing to divide. */
  readonly divisors: Float32Array;
  /** Floats that share a divisor: the channels where they come last, else 1. */
  readonly innermost: number;
}

/**
 * `totals`: every unit is one window that is summed. `quads`: 2×2 windows of stride 2 without
 * padding; their sums are divided by 4.
 */
export type Shortcut = 'none' | 'totals' | 'quads';

export interface BinTable {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/**
 * Describes a reduction for the kernels, or null where its windows aren't ones they can walk:
 * listed per plane, spread by a base dilation, or cropped by negative padding.
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
    bins: passes.passes.map(({ axis }) => (axis.windows.kind === 'adaptive' ? bins(axis) : null)),
    shortcut: shortcutOf(plan, operation, divisor),
    rejects,
    innermost: plan.spec.layout === 'channels-last' ? plan.channels : 1,
    divisors: divisorsOf(plan, divisor),
  };
}

type Axis = Plan['axes'][number];

function walkable({ windows }: Axis): boolean {
  switch (windows.kind) {
    case 'regular':
      return (windows.baseDilation ?? 1) === 1 && windows.firstStart <= 0;
    case 'adaptive':
      return true;
    case 'listed':
      return false;
    default:
      return windows satisfies never;
  }
}

function bins(axis: Axis): BinTable {
  return {
    starts: Int32Array.from({ length: axis.outputSize }, (_, i) => windowStart(axis, i)),
    ends: Int32Array.from({ length: axis.outputSize }, (_, i) => windowEnd(axis, i)),
  };
}

function shortcutOf(plan: Plan, operation: Operation, divisor: Divisor): Shortcut {
  if (plan.spec.layout === 'channels-last') return 'none';
  if (operation === 'sum' && plan.axes.every(isWhole)) return 'totals';
  const quads = plan.axes.length === 2 && plan.axes.every(isPairs);
  return quads && typeof divisor !== 'number' && (divisor !== null || operation !== 'sum')
    ? 'quads'
    : 'none';
}

function isWhole(axis: Axis): boolean {
  return (
    axis.outputSize === 1 &&
    windowStart(axis, 0) === 0 &&
    windowEnd(axis, 0) === axis.inputSize &&
    (axis.windows.kind !== 'regular' || axis.windows.dilation === 1)
  );
}

function isPairs({ windows, inputSize, outputSize }: Axis): boolean {
  return (
    windows.kind === 'regular' &&
    windows.kernel === 2 &&
    windows.stride === 2 &&
    windows.dilation === 1 &&
    windows.firstStart === 0 &&
    outputSize === Math.floor(inputSize / 2)
  );
}

function divisorsOf(plan: Plan, divisor: Divisor): Float32Array {
  if (divisor === null) return new Float32Array();
  const whole = Float32Array.of(typeof divisor === 'number' ? divisor : 1);
  return plan.axes
    .map((axis) => {
      const along = new Float32Array(axis.outputSize).fill(1);
      return typeof divisor === 'number'
        ? along
        : along.map((_, i) => divisorAlong(axis, i, divisor));
    })
    .reduce(outerProduct, whole);
}

function outerProduct(rows: Float32Array, columns: Float32Array): Float32Array {
  const all = new Float32Array(rows.length * columns.length);
  for (let r = 0; r < rows.length; r++) {
    for (let c = 0; c < columns.length; c++) all[r * columns.length + c] = rows[r] * columns[c];
  }
  return all;
}
