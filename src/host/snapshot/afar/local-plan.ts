import { windowEnd, windowStart, type AxisPlan, type Plan } from '../../../engine/index.js';
import type { CellBox } from '../boxes.js';
import type { PlaneBox } from '../value-at.js';

/** The windows of a box of outputs on the part of the input that they read, and on nothing else. */
export interface LocalPlan {
  readonly plan: Plan;
  /** The part of the input, which is the plan's whole input. */
  readonly input: PlaneBox;
}

/**
 * Cuts the plan of one plane to a box of outputs. Where the part ends inside the plane no window
 * reaches beyond it, and where it ends at the plane's edge padding and overhang are as before, so
 * values, divisors and winners are those of the whole plane.
 */
export function localPlan(plan: Plan, box: Pick<CellBox, 'origin' | 'size'>): LocalPlan {
  const parts = plan.axes.map((axis, index) =>
    localAxis(
      axis,
      box.origin[index] ?? 0,
      box.size[index] ?? 0,
      typeof plan.spec.fill === 'string',
    ),
  );
  const axes = parts.map((part) => part.axis);
  const sizes = (of: (axis: AxisPlan) => number): readonly number[] =>
    plan.spec.layout === 'channels-last' ? [1, ...axes.map(of), 1] : [1, 1, ...axes.map(of)];
  return {
    plan: {
      ...plan,
      axes,
      inputShape: sizes((axis) => axis.inputSize),
      outputShape: sizes((axis) => axis.outputSize),
    },
    input: {
      origin: parts.map((part) => part.from),
      size: axes.map((axis) => axis.inputSize),
    },
  };
}

function localAxis(
  axis: AxisPlan,
  first: number,
  count: number,
  isCopied: boolean,
): { readonly axis: AxisPlan; readonly from: number } {
  if (first === 0 && count === axis.outputSize) return { axis, from: 0 };
  const limit = (at: number): number => Math.max(0, Math.min(axis.inputSize, at));
  // Padding that mirrors the data reads a little further inside.
  const more = isCopied ? Math.max(axis.padBefore, axis.padAfter) + 1 : 0;
  const from = count === 0 ? 0 : limit(windowStart(axis, first) - more);
  const to = count === 0 ? 0 : limit(windowEnd(axis, first + count - 1) + more);
  return {
    from,
    axis: {
      ...axis,
      inputSize: Math.max(0, to - from),
      outputSize: count,
      windows: shifted(axis, first, count, from),
    },
  };
}

function shifted(axis: AxisPlan, first: number, count: number, by: number): AxisPlan['windows'] {
  const { windows } = axis;
  if (windows.kind === 'regular') {
    return { ...windows, firstStart: windows.firstStart + first * windows.stride - by };
  }
  const each = Array.from({ length: count }, (_, index) => first + index);
  return {
    kind: 'listed',
    planes: [
      {
        starts: each.map((index) => windowStart(axis, index) - by),
        ends: each.map((index) => windowEnd(axis, index) - by),
      },
    ],
  };
}
