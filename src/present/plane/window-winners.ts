import { product } from '../../engine/row-major.js';
import { pool, type Plan, traitsOf } from '../../engine/index.js';
import type { AxisPicture } from '../../protocol/index.js';
import { elementAlong, extentOf } from '../../picture/layout/cell-axes.js';
import { endOf, startOf } from '../../picture/layout/axis-windows.js';
import { forEachCell, type CellBox } from './boxes.js';
import { partPlan, withReducer } from './plane-plan.js';

/** Who won each window of a box of outputs, and how many cells share the winning value. */
export interface Winners {
  readonly winners: Int32Array;
  readonly ties: Int32Array;
}

/** The winners of a maximum or minimum by the framework's own tie rule; null for other layers. */
export function winnersOf(
  plan: Plan,
  axes: readonly AxisPicture[],
  plane: Float32Array,
  box: CellBox,
): Winners | null {
  const { reducer, fill } = plan.spec;
  const { winner } = traitsOf(reducer);
  if (winner === null || fill !== undefined) return null;
  const values = winner === 'largest' ? plane : plane.map((value) => -value);
  const part = partPlan(plan, box);
  const { indices } = pool(withReducer(part, { kind: 'max', returnIndices: true }), values);
  if (indices === null) return null;
  const isPart = part !== plan;
  const count = product(box.size);
  const winners = new Int32Array(count).fill(-1);
  const ties = new Int32Array(count);
  forEachCell(box, (flat, index, at) => {
    const winner = indices[isPart ? index : flat] ?? -1;
    const value = values[winner];
    if (value === undefined) return;
    const shared = countEqual(axes, values, at, value);
    if (shared === 0) return;
    winners[index] = winner;
    ties[index] = shared;
  });
  return { winners, ties };
}

function countEqual(
  axes: readonly AxisPicture[],
  values: Float32Array,
  output: readonly number[],
  wanted: number,
): number {
  let count = 0;
  const visit = (axis: number, flat: number): void => {
    const picture = axes[axis];
    if (picture === undefined) {
      if (Object.is(values[flat], wanted) || values[flat] === wanted) count += 1;
      return;
    }
    const at = output[axis] ?? 0;
    const start = startOf(picture, at);
    const end = Math.min(endOf(picture, at), extentOf(picture));
    const skipped = Math.max(0, Math.ceil(-start / picture.step));
    for (let tap = start + skipped * picture.step; tap < end; tap += picture.step) {
      const element = elementAlong(picture, tap);
      if (element >= 0) visit(axis + 1, flat * picture.inputSize + element);
    }
  };
  visit(0, 0);
  return count;
}
