import { product } from '../../engine/row-major.js';
import type { Overview, ValueRange } from '../../protocol/index.js';
import { BlockStatistic, type Statistic } from '../large-plane/block-statistic.js';
import { WHOLE } from '../plane/boxes.js';

/** Blocks along an axis. */
const MOST = 512;

/**
 * A large plane seen in overview, slice by slice: the largest value of each block for a maximum, the
 * mean otherwise, as levels of the plane's range. Null for planes that are sent whole.
 */
export function overviewOf(
  plane: Float32Array,
  sizes: readonly number[],
  range: ValueRange,
  keep: Statistic,
): Overview | null {
  if (product(sizes) <= WHOLE) return null;
  const blocks = new BlockStatistic(sizes, MOST, keep);
  blocks.addBox({ origin: sizes.map(() => 0), size: sizes }, plane);
  return blocks.overview(range);
}

const ranges = new WeakMap<Float32Array, ValueRange>();

/** The range of the finite values; from 0 to 0 where there are none. Planes are never written into. */
export function rangeOf(values: Float32Array): ValueRange {
  const known = ranges.get(values);
  if (known !== undefined) return known;
  let min = Infinity;
  let max = -Infinity;
  // An indexed loop, since a plane may have a million cells.
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index] ?? 0;
    if (value < min && value > -Infinity) min = value;
    if (value > max && value < Infinity) max = value;
  }
  const range = min > max ? { min: 0, max: 0 } : { min, max };
  ranges.set(values, range);
  return range;
}
