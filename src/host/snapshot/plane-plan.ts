import type { AxisPlan, Plan, PoolSpec } from '../../engine/index.js';

/** The plan of one plane alone: the windows of that plane, one batch entry, one channel. */
export function planePlan(plan: Plan, plane: number): Plan {
  const axes = plan.axes.map((axis) => planeAxis(axis, plane));
  const sizes = (of: (axis: AxisPlan) => number): readonly number[] =>
    plan.spec.layout === 'channels-last' ? [1, ...axes.map(of), 1] : [1, 1, ...axes.map(of)];
  return {
    spec: plan.spec,
    inputShape: sizes((axis) => axis.inputSize),
    outputShape: sizes((axis) => axis.outputSize),
    batch: 1,
    channels: 1,
    axes,
  };
}

/** The same windows with another reducer. */
export const withReducer = (plan: Plan, reducer: PoolSpec['reducer']): Plan => ({
  ...plan,
  spec: { ...plan.spec, reducer },
});

function planeAxis(axis: AxisPlan, plane: number): AxisPlan {
  const { windows } = axis;
  if (windows.kind !== 'listed' || windows.planes.length === 1) return axis;
  const own = windows.planes[plane];
  return own === undefined ? axis : { ...axis, windows: { ...windows, planes: [own] } };
}
