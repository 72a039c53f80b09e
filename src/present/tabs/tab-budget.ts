import { hasKernel, windowEnd, windowStart, type AxisPlan, type Plan } from '../../engine/index.js';
import { product } from '../../engine/row-major.js';

/** How large a plane a tab works out. */
export interface TabBudget {
  readonly cells: number;
  readonly outputs: number;
  /** Values that all windows read together, and where a fast kernel reads them. */
  readonly reads: number;
  readonly fastReads: number;
}

/** What each tab works out while its reader waits: every answer takes a fraction of a second. */
export const tabBudgets = {
  /** A recipe keeps every step. */
  convolution: { cells: 2 ** 14, outputs: 2 ** 11, reads: 2 ** 14, fastReads: 2 ** 14 },
  /** The layer is pooled as a dozen others. */
  compare: { cells: 2 ** 17, outputs: 2 ** 17, reads: 2 ** 18, fastReads: 2 ** 22 },
  gradient: { cells: 2 ** 16, outputs: 2 ** 16, reads: 2 ** 20, fastReads: 2 ** 20 },
} as const satisfies Record<string, TabBudget>;

/** Whether the plan of one plane is within a budget. */
export function isWithin(plan: Plan, budget: TabBudget): boolean {
  const { axes } = plan;
  const outputs = product(axes.map(({ outputSize }) => outputSize));
  return (
    product(axes.map(({ inputSize }) => inputSize)) <= budget.cells &&
    outputs <= budget.outputs &&
    outputs * windowSize(axes) <= (hasKernel(plan) ? budget.fastReads : budget.reads)
  );
}

/** Values of a window, as large as most of them are. */
export const windowSize = (axes: readonly AxisPlan[]): number => product(axes.map(windowLength));

const windowLength = (axis: AxisPlan): number => {
  const { windows, outputSize } = axis;
  if (windows.kind === 'regular') return windows.kernel;
  return outputSize === 0 ? 0 : windowEnd(axis, 0) - windowStart(axis, 0) + 1;
};
