import { evenBinSize, windowEnd, windowStart, type AxisPlan } from '../geometry/axis.js';
import { correlate, type Tensor } from '../convolution/correlate.js';
import { outputSize } from '../geometry/output-size.js';
import type { Plan } from '../plan/plan.js';
import { pool } from '../values/reduce.js';
import type { AxisPadding, Reducer } from '../spec.js';
import type { Values } from '../plan/walk.js';
import type { Precision } from './arithmetic.js';

/** The kernel's size per axis where all windows of a plan have one kernel; null otherwise. */
export const kernelSizes = (plan: Plan): readonly number[] | null => {
  const sizes = plan.axes.map((axis) => regularKernel(axis));
  const known = sizes.filter((size) => size !== null);
  return known.length === sizes.length ? known : null;
};

/** The plan's axes as windows of one kernel: adaptive bins that divide become plain windows. */
export const regularAxes = (plan: Plan): readonly AxisPlan[] =>
  plan.axes.map((axis) => {
    const kernel = regularKernel(axis);
    if (axis.windows.kind !== 'adaptive' || kernel === null) return axis;
    const windows = {
      kind: 'regular',
      firstStart: windowStart(axis, 0),
      stride: kernel,
      kernel,
      dilation: 1,
    } as const;
    return { ...axis, windows };
  });

/**
 * Cells to add before and after the data so that a convolution without padding has the plan's
 * windows: the plan's own padding where that gives as many windows, which then holds for other
 * input sizes too; else what the windows cover, overhang included.
 */
export const coveringPads = (plan: Plan): readonly AxisPadding[] =>
  regularAxes(plan).map((axis) => {
    const {
      inputSize: size,
      outputSize: count,
      padBefore: before,
      padAfter: after,
      windows,
    } = axis;
    if (windows.kind !== 'regular' || count === 0) return { before, after };
    const reach = (windows.kernel - 1) * windows.dilation + 1;
    const own = { size, reach, stride: windows.stride, before, after };
    return outputSize(own, 'floor', 'keep') === count
      ? { before, after }
      : { before, after: windowEnd(axis, count - 1) - size };
  });

/** A depthwise convolution over the plan's windows: `weights` has one input channel per group. */
export const depthwise = (
  plan: Plan,
  input: Tensor,
  weights: Tensor,
  precision: Precision,
  padValue = 0,
): Tensor =>
  correlate({
    axes: regularAxes(plan),
    layout: 'channels-first',
    input,
    weights,
    bias: null,
    groups: plan.channels,
    padValue,
    precision,
  });

/** A 1×1 convolution in a number of groups. */
export const pointwise = (
  input: Tensor,
  weights: Tensor,
  groups: number,
  precision: Precision,
): Tensor =>
  correlate({
    axes: input.shape.slice(2).map((size) => ({
      inputSize: size,
      outputSize: size,
      padBefore: 0,
      padAfter: 0,
      windows: { kind: 'regular', firstStart: 0, stride: 1, kernel: 1, dilation: 1 } as const,
    })),
    layout: 'channels-first',
    input,
    weights,
    bias: null,
    groups,
    precision,
  });

/** What pooling with a reducer gives on the plan's windows, in the plan's own layout. */
export const pooled = (plan: Plan, reducer: Reducer, input: Values): Tensor => ({
  shape: plan.outputShape,
  data: Float64Array.from(pool({ ...plan, spec: { ...plan.spec, reducer } }, input).output),
});

/** A plain maximum; what a comparison with max pooling needs. */
export const maximum: Reducer = { kind: 'max', returnIndices: false };

const regularKernel = (axis: AxisPlan): number | null => {
  const { windows } = axis;
  switch (windows.kind) {
    case 'regular':
      return (windows.baseDilation ?? 1) === 1 ? windows.kernel : null;
    case 'adaptive':
      return evenBinSize(axis);
    case 'listed':
      return null;
    default:
      return windows satisfies never;
  }
};
