import { product } from '../../engine/row-major.js';
import { gradient, tapCount, type Plan, traitsOf } from '../../engine/index.js';
import type { PictureState } from '../../protocol/index.js';
import { type CellBox } from '../plane/boxes.js';
import type { PlaneBox } from '../input/value-at.js';
import { sendsToWinner, winsOf } from './exact-overview.js';
import { localPlan, type LocalPlan } from './local-plan.js';
import { outputsTouching } from './outputs-touching.js';
import { hasSeparableGradient, separableGradient } from './separable-gradient.js';
import { inWhole, type WindowResults } from './window-results.js';

/** What comes back to each input of a box when every output sends 1, or why it isn't known. */
export type GradientInView = Pick<PictureState, 'gradient' | 'gradientMissing'>;

/** Windows with more taps in all than this are not walked at every snapshot. */
export const MOST_WALKED = 2 ** 21;

/**
 * The gradient of a box of a plane. Of sums and averages it is a closed form of the windows; of
 * maxima whose winners are all known it is how many windows each input wins; else the windows that
 * read the box are walked, and no others, up to a number of taps.
 */
export function gradientInView(
  plan: Plan,
  box: CellBox,
  values: (box: PlaneBox) => Float32Array,
  known: WindowResults | null,
  most: number = MOST_WALKED,
): GradientInView {
  if (!traitsOf(plan.spec.reducer).hasQuickGradient) {
    return { gradient: null, gradientMissing: 'undefined' };
  }
  if (hasSeparableGradient(plan)) {
    const slopes = separableGradient(plan, box);
    return { gradient: slopes, gradientMissing: slopes === null ? 'too-many-taps' : null };
  }
  const shape = plan.axes.map((axis) => axis.outputSize);
  // Windows that read no data may send a gradient all the same, and count where values are drawn.
  const outputs: CellBox =
    box.size.join() === box.shape.join()
      ? { shape, origin: shape.map(() => 0), size: shape }
      : outputsTouching(plan.axes, plan.spec.fill === undefined ? box : grown(plan, box));
  if (tapsOf(plan, outputs) <= most) {
    const local = localPlan(plan, outputs);
    const upstream = new Float32Array(product(outputs.size)).fill(1);
    const slopes = Float32Array.from(gradient(local.plan, values(local.input), upstream));
    return { gradient: placed(slopes, local, box), gradientMissing: null };
  }
  const winners = known?.winners ?? null;
  if (
    known !== null &&
    winners !== null &&
    covers(known.box, outputs) &&
    sendsToWinner(plan, known)
  ) {
    return { gradient: winsIn(winners, box), gradientMissing: null };
  }
  return { gradient: null, gradientMissing: 'too-many-taps' };
}

/** Taps of all windows of a box of outputs. */
const tapsOf = (plan: Plan, { origin, size }: CellBox): number =>
  plan.axes.reduce((all, axis, index) => {
    const middle = (origin[index] ?? 0) + Math.floor((size[index] ?? 0) / 2);
    return all * (size[index] ?? 0) * tapCount(axis, Math.min(middle, axis.outputSize - 1));
  }, 1);

const covers = (box: CellBox, other: CellBox): boolean =>
  other.origin.every((from, axis) => {
    const first = box.origin[axis] ?? 0;
    return from >= first && from + (other.size[axis] ?? 0) <= first + (box.size[axis] ?? 0);
  });

/** A box with the cells around it that padding may copy into its windows. */
function grown({ axes }: Plan, box: CellBox): PlaneBox {
  const spans = axes.map((axis, index) => {
    const more = Math.max(0, axis.padBefore, axis.padAfter) + 1;
    const origin = box.origin[index] ?? 0;
    const from = Math.max(0, origin - more);
    const to = Math.min(axis.inputSize, origin + (box.size[index] ?? 0) + more);
    return { from, size: to - from };
  });
  return { origin: spans.map(({ from }) => from), size: spans.map(({ size }) => size) };
}

/** How many windows each input of a box wins. */
function winsIn(winners: Int32Array, box: CellBox): Float32Array {
  const wins = winsOf(winners);
  const result = new Float32Array(product(box.size));
  for (let flat = 0; flat < result.length; flat += 1) {
    result[flat] = wins.get(inWhole(flat, box, box.shape)) ?? 0;
  }
  return result;
}

/** The values of a part at the cells of a box; 0 where the part has none. */
function placed(values: Float32Array, { input }: LocalPlan, box: PlaneBox): Float32Array {
  const result = new Float32Array(product(box.size));
  for (let flat = 0; flat < result.length; flat += 1) {
    let rest = flat;
    let index = 0;
    let stride = 1;
    for (let axis = box.size.length - 1; axis >= 0 && index >= 0; axis -= 1) {
      const size = box.size[axis] ?? 1;
      const held = input.size[axis] ?? 0;
      const at = (rest % size) + (box.origin[axis] ?? 0) - (input.origin[axis] ?? 0);
      index = at < 0 || at >= held ? -1 : index + at * stride;
      rest = Math.floor(rest / size);
      stride *= held;
    }
    if (index >= 0) result[flat] = values[index] ?? 0;
  }
  return result;
}
