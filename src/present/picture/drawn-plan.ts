import { product } from '../../engine/row-major.js';
import { plan, specify, type AxisPlan, type Plan, type PoolCall } from '../../engine/index.js';
import { localPlan } from '../large-plane/local-plan.js';
import { planePlan } from '../plane/plane-plan.js';
import { spatialStart } from '../plane/typed-shape.js';

/** Planes up to this many values are drawn whole. */
export const MOST_DRAWN = 2 ** 22;
/** Outputs of a plane up to this many are computed whole. */
const MOST_OUTPUTS = 2 ** 20;
/** Of more outputs, the first corner of this many is computed. */
const MOST_IN_CORNER = 2 ** 16;

/**
 * The plan to draw: the layer's own, or that of the plane's first corner where the plane is too
 * large to hold. The corner's last windows meet its edge as those of the whole plane meet theirs.
 * Null where the layer can't be laid out on less than its whole plane.
 */
export function drawnPlan(call: PoolCall, whole: Plan): Plan | null {
  if (canBeHeld(whole)) return whole;
  const isListed = whole.axes.some(
    ({ windows, outputSize }) => windows.kind === 'listed' && outputSize > MOST_OUTPUTS,
  );
  if (isListed) return null;
  const sizes = whole.axes.map((axis) => axis.inputSize);
  if (product(sizes) <= MOST_DRAWN) return cornerOutputs(whole);
  const { rank, layout } = whole.spec;
  const start = spatialStart(whole.inputShape.length, rank, layout);
  const corner = cornerOf(whole.axes);
  const shape = whole.inputShape.map((size, index) => corner[index - start] ?? size);
  const specified = specify(call, shape);
  const planned = specified.ok ? plan(specified.value, shape) : specified;
  return planned.ok && canBeHeld(planned.value) ? planned.value : cornerOutputs(whole);
}

/** Whether the input and output of a plane are small enough to be drawn whole. */
export function canBeHeld({ axes }: Plan): boolean {
  return (
    product(axes.map((axis) => axis.inputSize)) <= MOST_DRAWN &&
    product(axes.map((axis) => axis.outputSize)) <= MOST_OUTPUTS
  );
}

/** The first outputs, as many as read what can be held; null where a single one reads more. */
function cornerOutputs(whole: Plan): Plan | null {
  const own = planePlan(whole, 0);
  const origin = own.axes.map(() => 0);
  let size: readonly number[] = own.axes.map((axis) => axis.outputSize);
  for (;;) {
    const { plan: corner, input } = localPlan(own, { origin, size });
    const isAtCorner = input.origin.every((from) => from === 0);
    const isHeld = product(input.size) <= MOST_DRAWN && product(size) <= MOST_IN_CORNER;
    if (isAtCorner && isHeld) {
      return { ...corner, channels: whole.channels, batch: whole.batch };
    }
    const most = Math.max(...size);
    if (most <= 1) return null;
    size = size.with(size.indexOf(most), Math.ceil(most / 2));
  }
}

/** Sizes of a corner that can be held. */
function cornerOf(axes: readonly AxisPlan[]): readonly number[] {
  const sizes = axes.map((axis) => axis.inputSize);
  while (product(sizes) > MOST_DRAWN) {
    const largest = sizes.indexOf(Math.max(...sizes));
    const axis = axes[largest];
    if (axis !== undefined) sizes[largest] = halved(sizes[largest] ?? 1, axis);
  }
  return sizes;
}

/** About half of a size, a whole number of strides away from it. */
function halved(size: number, { windows }: AxisPlan): number {
  const half = Math.max(1, Math.floor(size / 2));
  if (windows.kind !== 'regular') return half;
  const kept = size - Math.ceil((size - half) / windows.stride) * windows.stride;
  return kept > 0 ? kept : half;
}
