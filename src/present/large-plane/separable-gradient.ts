import { product } from '../../engine/row-major.js';
import {
  cellSpacing,
  divisorAlong,
  divisorRule,
  inputIndexAt,
  tapStep,
  windowEnd,
  windowStart,
  type AxisPlan,
  type Plan,
  ownDivisor,
  traitsOf,
} from '../../engine/index.js';
import type { Overview } from '../../protocol/index.js';
import { levelOf } from '../../picture/colours/heat-levels.js';
import type { PlaneBox } from '../input/value-at.js';
import { blocksOf, blockStart } from './block-statistic.js';
import { outputsTouching } from './outputs-touching.js';

/** Taps along the axes that are walked for one overview. */
const MOST_TAPS = 2 ** 25;
/** Windows along an axis that are walked for one picture. */
const MOST_WINDOWS = 2 ** 20;

/**
 * Whether what comes back to an input is known without any value: a sum hands on what each output
 * sends, an average divides it. Both are products over the axes, in closed form.
 */
export function hasSeparableGradient({ spec }: Pick<Plan, 'spec'>): boolean {
  const { reducer, fill } = spec;
  return traitsOf(reducer).addsUp && typeof fill !== 'string';
}

/**
 * What comes back to each input of a box when every output sends 1; null where too many windows
 * read it.
 */
export function separableGradient(plan: Plan, box: PlaneBox): Float32Array | null {
  const { size: reading } = outputsTouching(plan.axes, box);
  if (reading.some((count) => count > MOST_WINDOWS)) return null;
  const along = plan.axes.map((axis, index) =>
    sharesAlong(plan, axis, box.origin[index] ?? 0, box.size[index] ?? 0),
  );
  const scale = overrideOf(plan);
  const result = new Float32Array(product(box.size));
  for (let flat = 0; flat < result.length; flat += 1) {
    let rest = flat;
    let product = scale;
    for (let axis = along.length - 1; axis >= 0; axis -= 1) {
      const size = box.size[axis] ?? 1;
      product *= along[axis]?.[rest % size] ?? 0;
      rest = Math.floor(rest / size);
    }
    result[flat] = product;
  }
  return result;
}

/**
 * The largest gradient of each block of the plane; null where it depends on values, or too many
 * windows overlap.
 */
export function gradientOverview(plan: Plan, most: number): Overview | null {
  if (!hasSeparableGradient(plan)) return null;
  const taps = plan.axes.reduce(
    (all, axis) =>
      all +
      axis.outputSize *
        Math.ceil((windowEnd(axis, 0) - windowStart(axis, 0)) / Math.max(1, tapStep(axis))),
    0,
  );
  if (taps > MOST_TAPS) return null;
  const sizes = plan.axes.map((axis) => axis.inputSize);
  const { slices, rows, columns } = blocksOf(sizes, most);
  const [across, down, through] = plan.axes.toReversed();
  const largest = (axis: AxisPlan | undefined, blocks: number): Float64Array =>
    axis === undefined ? Float64Array.of(1) : largestAlong(plan, axis, blocks);
  const x = largest(across, columns);
  const y = largest(down, rows);
  const z = largest(through, slices);
  const highest = [x, y, z].reduce(
    (all, along) => all * along.reduce((most, share) => Math.max(most, share), 0),
    1,
  );
  const levels = new Uint8Array(slices * rows * columns);
  for (let block = 0; block < levels.length; block += 1) {
    const value =
      (z[Math.floor(block / (rows * columns))] ?? 0) *
      (y[Math.floor(block / columns) % rows] ?? 0) *
      (x[block % columns] ?? 0);
    levels[block] = levelOf(value, { min: 0, max: highest });
  }
  return { slices, rows, columns, levels };
}

function largestAlong(plan: Plan, axis: AxisPlan, blocks: number): Float64Array {
  return Float64Array.from({ length: blocks }, (_, block) => {
    const from = blockStart(block, axis.inputSize, blocks);
    const to = blockStart(block + 1, axis.inputSize, blocks);
    return sharesAlong(plan, axis, from, to - from).reduce((most, each) => Math.max(most, each), 0);
  });
}

/** This axis' factor of the gradient at some elements of the input: the sum of 1/divisor. */
function sharesAlong(plan: Plan, axis: AxisPlan, from: number, count: number): Float64Array {
  const shares = new Float64Array(count);
  const rule = divisorRule(plan.spec);
  const divides = plan.spec.reducer.kind === 'avg' && ownDivisor(plan.spec.reducer) === null;
  const { origin, size } = outputsTouching([axis], { origin: [from], size: [count] });
  const step = tapStep(axis);
  const spacing = cellSpacing(axis);
  for (let index = 0; index < (size[0] ?? 0); index += 1) {
    const output = (origin[0] ?? 0) + index;
    const start = windowStart(axis, output);
    const end = Math.min(windowEnd(axis, output), (from + count) * spacing);
    const skipped = Math.max(0, Math.ceil((from * spacing - start) / step));
    const share = divides ? 1 / divisorAlong(axis, output, rule) : 1;
    for (let tap = start + skipped * step; tap < end; tap += step) {
      const at = inputIndexAt(axis, tap) - from;
      if (at >= 0 && at < count) shares[at] = (shares[at] ?? 0) + share;
    }
  }
  return shares;
}

const overrideOf = ({ spec: { reducer } }: Plan): number => 1 / (ownDivisor(reducer) ?? 1);
