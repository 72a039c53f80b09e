import {
  cellSpacing,
  tapStep,
  wholeOf,
  windowEnd,
  windowStart,
  type AxisPlan,
  type Plan,
} from '../../engine/index.js';
import type { CellBox } from '../plane/boxes.js';
import { withAxes } from '../plane/plane-plan.js';
import type { PlaneBox } from '../input/value-at.js';

/** The windows of a box of outputs on the part of the input that they read, and on nothing else. */
export interface LocalPlan {
  readonly plan: Plan;
  /** The part of the input, which is the plan's whole input. */
  readonly input: PlaneBox;
}

/** The windows of some outputs of one axis, in coordinates that begin where their input begins. */
interface LocalAxis {
  readonly axis: AxisPlan;
  /** The first element of the input that the part holds. */
  readonly from: number;
}

/**
 * Cuts the plan of one plane to a box of outputs. Where the part ends inside the plane no window
 * reaches beyond it, and where it ends at the plane's edge padding and overhang are as before, so
 * values, divisors and winners are those of the whole plane.
 */
export function localPlan(plan: Plan, box: Pick<CellBox, 'origin' | 'size'>): LocalPlan {
  const isCopied = typeof plan.spec.fill === 'string';
  return joined(
    plan,
    plan.axes.map((axis, index) =>
      localAxis(axis, box.origin[index] ?? 0, box.size[index] ?? 0, isCopied),
    ),
  );
}

/**
 * What the windows of a row of outputs (one place along the first axis) read of the rows
 * `[from, to)` of the input, padding left out; null where they read none of them. `box` says which
 * outputs along the other axes.
 */
export function rowsPlan(
  plan: Plan,
  row: number,
  box: Pick<CellBox, 'origin' | 'size'>,
  from: number,
  to: number,
): LocalPlan | null {
  const [first, ...others] = plan.axes;
  if (first === undefined) return null;
  const start = windowStart(first, row);
  const step = tapStep(first);
  const before = Math.max(0, Math.ceil((from - start) / step));
  const end = Math.min(to, windowEnd(first, row));
  const kernel = Math.ceil((end - start) / step) - before;
  if (kernel <= 0) return null;
  const axis: AxisPlan = {
    inputSize: to - from,
    outputSize: 1,
    padBefore: 0,
    padAfter: 0,
    windows: {
      kind: 'regular',
      firstStart: start + before * step - from,
      stride: 1,
      kernel,
      dilation: step,
    },
  };
  return joined(plan, [
    { axis, from },
    ...others.map((other, index) =>
      localAxis(other, box.origin[index + 1] ?? 0, box.size[index + 1] ?? 0, false),
    ),
  ]);
}

const joined = (plan: Plan, parts: readonly LocalAxis[]): LocalPlan => {
  const axes = parts.map((part) => part.axis);
  return {
    plan: withAxes(plan, axes),
    input: { origin: parts.map((part) => part.from), size: axes.map((axis) => axis.inputSize) },
  };
};

function localAxis(axis: AxisPlan, first: number, count: number, isCopied: boolean): LocalAxis {
  if (first === 0 && count === axis.outputSize) return { axis, from: 0 };
  const spacing = cellSpacing(axis);
  const limit = (at: number): number => Math.max(0, Math.min(axis.inputSize, at));
  // Padding that mirrors the data reads a little further inside; holes are what lies between cells.
  const more = (isCopied ? Math.max(axis.padBefore, axis.padAfter) + 1 : 0) + (spacing > 1 ? 1 : 0);
  const from = count === 0 ? 0 : limit(Math.floor(windowStart(axis, first) / spacing) - more);
  const end = count === 0 ? 0 : windowEnd(axis, first + count - 1);
  const to = count === 0 ? 0 : limit(Math.ceil(end / spacing) + more);
  return {
    from,
    axis: {
      ...axis,
      inputSize: Math.max(0, to - from),
      outputSize: count,
      windows: shifted(axis, first, count, from * spacing),
    },
  };
}

function shifted(axis: AxisPlan, first: number, count: number, by: number): AxisPlan['windows'] {
  const { windows } = axis;
  if (windows.kind === 'regular') {
    return { ...windows, firstStart: windows.firstStart + first * windows.stride - by };
  }
  if (windows.kind === 'adaptive') {
    const whole = wholeOf(axis);
    const firstOutput = whole.firstOutput + first;
    return { kind: 'adaptive', part: { ...whole, firstOutput, firstInput: whole.firstInput + by } };
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
