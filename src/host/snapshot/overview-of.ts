import type { Overview, ValueRange } from '../../protocol/index.js';
import { countOf, WHOLE } from './boxes.js';

const MOST = 512;
/** Pixels of all slices together. */
const MOST_PIXELS = MOST * MOST;

/**
 * A large plane seen from afar, slice by slice: the largest value of each block for a maximum, the
 * mean otherwise, as levels of the plane's range. Null for planes that are sent whole, and for more
 * slices than there are pixels for.
 */
export function overviewOf(
  plane: Float32Array,
  sizes: readonly number[],
  range: ValueRange,
  keep: 'largest' | 'mean',
  level: (value: number, range: ValueRange) => number,
): Overview | null {
  if (countOf(sizes) <= WHOLE) return null;
  const columnsIn = sizes.at(-1) ?? 1;
  const rowsIn = sizes.at(-2) ?? 1;
  const slices = sizes.at(-3) ?? 1;
  const most = Math.min(MOST, Math.floor(Math.sqrt(MOST_PIXELS / slices)));
  if (most < 1) return null;
  const rows = Math.min(rowsIn, most);
  const columns = Math.min(columnsIn, sizes.length === 1 ? MOST : most);
  const pixels = rows * columns;
  const levels = new Uint8Array(slices * pixels);
  for (let slice = 0; slice < slices; slice += 1) {
    const first = slice * rowsIn * columnsIn;
    const own = plane.subarray(first, first + rowsIn * columnsIn);
    levels.set(
      sliceLevels(own, { rowsIn, columnsIn, rows, columns }, keep, (value) => level(value, range)),
      slice * pixels,
    );
  }
  return { slices, rows, columns, levels };
}

function sliceLevels(
  slice: Float32Array,
  sizes: Readonly<Record<'rowsIn' | 'columnsIn' | 'rows' | 'columns', number>>,
  keep: 'largest' | 'mean',
  level: (value: number) => number,
): Uint8Array {
  const { rowsIn, columnsIn, rows, columns } = sizes;
  const levels = new Uint8Array(rows * columns);
  for (let row = 0; row < rows; row += 1) {
    const top = Math.floor((row * rowsIn) / rows);
    const bottom = Math.max(top + 1, Math.floor(((row + 1) * rowsIn) / rows));
    for (let column = 0; column < columns; column += 1) {
      const left = Math.floor((column * columnsIn) / columns);
      const right = Math.max(left + 1, Math.floor(((column + 1) * columnsIn) / columns));
      let sum = 0;
      let largest = -Infinity;
      for (let r = top; r < bottom; r += 1) {
        for (let c = left; c < right; c += 1) {
          const value = slice[r * columnsIn + c] ?? 0;
          sum += value;
          largest = Math.max(largest, value);
        }
      }
      const value = keep === 'largest' ? largest : sum / ((bottom - top) * (right - left));
      levels[row * columns + column] = level(value);
    }
  }
  return levels;
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
