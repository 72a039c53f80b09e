import {
  type AxisPlan,
  cellSpacing,
  type Plan,
  pool,
  windowEnd,
  windowStart,
} from '../../../engine/index.js';
import { indexOf, placeOf, product } from '../../../engine/row-major.js';
import { outputSizes } from '../tab-layer.js';

/** How far each value is moved. */
export const step = 1e-4;
/** Values read by all poolings together: beyond them it takes too long. */
const mostReads = 4e6;

export interface FiniteDifferences {
  readonly numeric: Float64Array;
  /** Cells where the slopes to the left and to the right differ: a tie, where there is no derivative. */
  readonly atKinks: readonly number[];
}

/** Along one axis: how far apart two values are that no window reads together, and who reads each. */
interface Reach {
  readonly size: number;
  /** Number of windows. */
  readonly count: number;
  readonly spacing: number;
  readonly readers: readonly (readonly number[])[];
}

/**
 * d Σ(output · upstream) / d input by central differences, in double precision. Values that no
 * window reads together are moved at once, so that it takes as many poolings as a window is large,
 * whatever the size of the input. Null where that is too much.
 */
export const finiteDifferences = (
  plan: Plan,
  input: Float64Array,
  upstream: Float64Array,
): FiniteDifferences | null => {
  const reaches = plan.axes.map((axis) => reachOf(plan, axis));
  const spacings = reaches.map(({ spacing }) => spacing);
  const passes = product(spacings);
  if (2 * passes * product(outputSizes(plan)) * product(spacings) > mostReads) {
    return null;
  }
  const numeric = new Float64Array(input.length);
  const atKinks: number[] = [];
  const middle = pool(plan, input).output;
  for (let pass = 0; pass < passes; pass += 1) {
    const cells = cellsOf(placeOf(pass, spacings), reaches);
    const moved = (by: number): ArrayLike<number> => {
      const values = Float64Array.from(input);
      for (const { index } of cells) {
        values[index] = (values[index] ?? 0) + by;
      }
      return pool(plan, values).output;
    };
    const [above, below] = [moved(step), moved(-step)];
    for (const { index, outputs } of cells) {
      const right = slope(outputs, middle, above, upstream);
      const left = slope(outputs, below, middle, upstream);
      numeric[index] = (left + right) / 2;
      if (Math.abs(left - right) > 0.01 * Math.max(1, Math.abs(left), Math.abs(right))) {
        atKinks.push(index);
      }
    }
  }
  return { numeric, atKinks: atKinks.sort((a, b) => a - b) };
};

const reachOf = (plan: Plan, axis: AxisPlan): Reach => {
  const { inputSize: size, outputSize: count } = axis;
  // Padding that copies data lets a window read a value from far away.
  const copies = typeof plan.spec.fill === 'string';
  const readers = Array.from({ length: size }, (): number[] => []);
  let span = 1;
  // Holes of a base dilation lie between the values of a window.
  const apart = cellSpacing(axis);
  for (let index = 0; index < count; index += 1) {
    const [from, to] = copies
      ? [0, size]
      : [
          Math.max(0, Math.ceil(windowStart(axis, index) / apart)),
          Math.min(size, Math.ceil(windowEnd(axis, index) / apart)),
        ];
    span = Math.max(span, to - from);
    for (let at = from; at < to; at += 1) {
      readers[at]?.push(index);
    }
  }
  return { size, count, spacing: Math.min(span, size), readers };
};

/** The cells of one pass and the outputs whose windows read them. */
const cellsOf = (first: readonly number[], reaches: readonly Reach[]) => {
  const rounds = reaches.map(({ size, spacing }, axis) =>
    Math.ceil((size - (first[axis] ?? 0)) / spacing),
  );
  const sizes = reaches.map(({ size }) => size);
  const counts = reaches.map(({ count }) => count);
  return Array.from({ length: product(rounds) }, (_, flat) => {
    const place = placeOf(flat, rounds).map(
      (round, axis) => (first[axis] ?? 0) + round * (reaches[axis]?.spacing ?? 1),
    );
    const readers = place.map((at, axis) => reaches[axis]?.readers[at] ?? []);
    const lengths = readers.map(({ length }) => length);
    const outputs = Array.from({ length: product(lengths) }, (__, each) => {
      const output = placeOf(each, lengths).map((at, axis) => readers[axis]?.[at] ?? 0);
      return indexOf(output, counts) ?? 0;
    });
    return { index: indexOf(place, sizes) ?? 0, outputs };
  });
};

const slope = (
  outputs: readonly number[],
  before: ArrayLike<number>,
  after: ArrayLike<number>,
  upstream: Float64Array,
): number =>
  outputs.reduce((sum, output) => {
    const change = ((after[output] ?? 0) - (before[output] ?? 0)) / step;
    const weight = upstream[output] ?? 0;
    return weight === 0 || !Number.isFinite(change) ? sum : sum + weight * change;
  }, 0);
