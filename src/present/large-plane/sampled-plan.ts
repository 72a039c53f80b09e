import { tapStep, windowEnd, windowStart, type AxisPlan, type Plan } from '../../engine/index.js';
import { withAxes } from '../plane/plane-plan.js';

/** Some outputs of a plane, computed from the data cells that they read and from no others. */
export interface SampledPlan {
  readonly plan: Plan;
  /** The data coordinates that are read, per axis, in order. */
  readonly coordinates: readonly (readonly number[])[];
}

/**
 * The plan of at most `most` outputs per axis, spread over the plane of a plan. Their windows lie
 * beside each other in an input of nothing but what they read, so each output is exact. Windows
 * that would interleave are left out.
 */
export function sampledPlan(plan: Plan, most: number): SampledPlan {
  const parts = plan.axes.map((axis) => sampledAxis(axis, most));
  return {
    plan: withAxes(
      plan,
      parts.map((part) => part.axis),
    ),
    coordinates: parts.map((part) => part.coordinates),
  };
}

function sampledAxis(
  axis: AxisPlan,
  most: number,
): { readonly axis: AxisPlan; readonly coordinates: readonly number[] } {
  const step = tapStep(axis);
  const coordinates: number[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const count = Math.min(most, axis.outputSize);
  let free = -Infinity;
  for (let index = 0; index < count; index += 1) {
    const output = Math.floor(((index + 0.5) * axis.outputSize) / count);
    const start = windowStart(axis, output);
    const end = windowEnd(axis, output);
    if (start < free) continue;
    free = end;
    const before = coordinates.length;
    let padding = 0;
    let taps = 0;
    for (let tap = start; tap < end; tap += step) {
      taps += 1;
      if (tap < 0) padding += 1;
      else if (tap < axis.inputSize) coordinates.push(tap);
    }
    starts.push(before - padding);
    ends.push(before - padding + taps);
  }
  return {
    coordinates,
    axis: {
      ...axis,
      inputSize: coordinates.length,
      outputSize: starts.length,
      windows: { kind: 'listed', planes: [{ starts, ends }] },
    },
  };
}
