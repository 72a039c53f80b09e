import { plan, type AxisPlan, type Plan } from '../../engine/index.js';
import { planeShape } from '../plane/plane-plan.js';
import { isWithin, type TabBudget } from './tab-budget.js';

/**
 * The plan of one plane as far as a tab can work it out: the plane itself, or its first cells taken
 * for a whole plane, whose last windows meet its edge as those of the larger plane do. Null where
 * even a few cells have too many outputs, or too large windows.
 */
export function firstCells(own: Plan, budget: TabBudget): Plan | null {
  if (isWithin(own, budget)) return own;
  let side = Math.round(budget.cells ** (1 / own.axes.length));
  for (; side > 0; side = Math.floor((side * 3) / 4)) {
    const sizes = own.axes.map((axis) => cutSize(axis, side, own.spec.source.kind === 'sliding'));
    const smaller = plan({ ...own.spec, call: null }, planeShape(own.spec, sizes));
    if (smaller.ok && isWithin(smaller.value, budget)) return smaller.value;
  }
  return null;
}

/** About `side` cells of an axis: a whole number of strides less than it has, and a window at least. */
function cutSize(axis: AxisPlan, side: number, isSliding: boolean): number {
  const { inputSize, windows, padBefore, padAfter } = axis;
  if (!isSliding || windows.kind !== 'regular') return Math.min(inputSize, side);
  const { kernel, dilation, stride } = windows;
  const fewest = (kernel - 1) * dilation + 1 - padBefore - padAfter;
  if (inputSize <= Math.max(side, fewest)) return inputSize;
  const kept = inputSize - Math.ceil((inputSize - side) / stride) * stride;
  return Math.max(kept, fewest, kept > 0 ? 1 : side);
}
