import type { AxisPlan, Plan, PoolSpec } from '../../engine/index.js';
import type { CellBox } from './boxes.js';

/** The plan of one plane alone: the windows of that plane, one batch entry, one channel. */
export function planePlan(plan: Plan, plane: number): Plan {
  return withAxes(
    plan,
    plan.axes.map((axis) => planeAxis(axis, plane)),
  );
}

/** The plan of one plane with other windows; its shapes are those of the axes. */
export function withAxes({ spec }: Pick<Plan, 'spec'>, axes: readonly AxisPlan[]): Plan {
  return {
    spec,
    inputShape: planeShape(
      spec,
      axes.map(({ inputSize }) => inputSize),
    ),
    outputShape: planeShape(
      spec,
      axes.map(({ outputSize }) => outputSize),
    ),
    batch: 1,
    channels: 1,
    axes,
  };
}

/** The shape of one plane of these sizes alone, in a layer's layout. */
export const planeShape = (
  { layout }: Pick<PoolSpec, 'layout'>,
  sizes: readonly number[],
): readonly number[] => (layout === 'channels-last' ? [1, ...sizes, 1] : [1, 1, ...sizes]);

/** The same windows with another reducer. */
export const withReducer = (plan: Plan, reducer: PoolSpec['reducer']): Plan => ({
  ...plan,
  spec: { ...plan.spec, reducer },
});

/**
 * The windows of a box of outputs alone, of the plan of one plane: the same plan where the box is
 * all of it or windows aren't at even distances.
 */
export function partPlan(plan: Plan, box: Pick<CellBox, 'origin' | 'size' | 'shape'>): Plan {
  if (box.size.join() === box.shape.join()) return plan;
  const axes = plan.axes.map((axis, index): AxisPlan | null => {
    const { windows } = axis;
    if (windows.kind !== 'regular') return null;
    const firstStart = windows.firstStart + (box.origin[index] ?? 0) * windows.stride;
    return { ...axis, outputSize: box.size[index] ?? 0, windows: { ...windows, firstStart } };
  });
  const known = axes.filter((axis) => axis !== null);
  if (known.length < axes.length) return plan;
  return withAxes(plan, known);
}

function planeAxis(axis: AxisPlan, plane: number): AxisPlan {
  const { windows } = axis;
  if (windows.kind !== 'listed' || windows.planes.length === 1) return axis;
  const own = windows.planes.at(plane);
  return own === undefined ? axis : { ...axis, windows: { ...windows, planes: [own] } };
}
