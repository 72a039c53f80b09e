import type { Overview, ValueRange } from '../../../protocol/index.js';
import { levelOf } from '../../../picture/heat-levels.js';
import type { PlaneBox } from '../value-at.js';

/** What a pixel of a plane seen from afar shows of its block. */
export type Statistic = 'largest' | 'mean';

/**
 * Gathers the values of a plane, in any order, into one statistic per block, and their range. Planes
 * of three axes have blocks in every slice, so that each slice can be seen by itself.
 */
export class BlockStatistic {
  readonly slices: number;
  readonly rows: number;
  readonly columns: number;
  readonly #statistic: Statistic;
  readonly #sizes: readonly [slices: number, rows: number, columns: number];
  readonly #rowOf: Uint16Array;
  readonly #columnOf: Uint16Array;
  readonly #sums: Float64Array;
  readonly #counts: Uint32Array;
  #min = Infinity;
  #max = -Infinity;

  /** Blocks of a plane of these sizes: at most `most` along an axis, and `most²` in all slices. */
  constructor(sizes: readonly number[], most: number, statistic: Statistic) {
    const [columns = 1, rows = 1, slices = 1] = sizes.toReversed();
    const perSlice = Math.max(1, Math.min(most, Math.floor(most / Math.sqrt(slices))));
    this.slices = slices;
    this.rows = Math.max(1, Math.min(rows, perSlice));
    this.columns = Math.max(1, Math.min(columns, perSlice));
    this.#sizes = [slices, rows, columns];
    this.#statistic = statistic;
    this.#rowOf = blocksOf(rows, this.rows);
    this.#columnOf = blocksOf(columns, this.columns);
    const count = this.slices * this.rows * this.columns;
    this.#sums = new Float64Array(count).fill(statistic === 'mean' ? 0 : -Infinity);
    this.#counts = new Uint32Array(count);
  }

  /** The sizes of the largest block. */
  get block(): readonly [rows: number, columns: number] {
    const [, rows, columns] = this.#sizes;
    return [Math.ceil(rows / this.rows), Math.ceil(columns / this.columns)];
  }

  /** Takes the values of a box of the plane, row-major. */
  addBox(box: PlaneBox, values: Float32Array): void {
    const [width = 1, height = 1, depth = 1] = box.size.toReversed();
    const [left = 0, top = 0, front = 0] = box.origin.toReversed();
    let index = 0;
    for (let slice = front; slice < front + depth; slice += 1) {
      for (let row = top; row < top + height; row += 1) {
        this.#addRow(this.#blockAt(slice, row), left, values, index, index + width);
        index += width;
      }
    }
  }

  /** The values `[from, to)` as a row from a column on; the inner loop of everything. */
  #addRow(first: number, left: number, values: Float32Array, from: number, to: number): void {
    const sums = this.#sums;
    const counts = this.#counts;
    const columnOf = this.#columnOf;
    const isMean = this.#statistic === 'mean';
    let min = this.#min;
    let max = this.#max;
    for (let index = from; index < to; index += 1) {
      const value = values[index] ?? 0;
      const block = first + (columnOf[left + index - from] ?? 0);
      if (value < min && value > -Infinity) min = value;
      if (value > max && value < Infinity) max = value;
      const before = sums[block] ?? 0;
      if (isMean) sums[block] = before + value;
      else if (value > before) sums[block] = value;
      counts[block] = (counts[block] ?? 0) + 1;
    }
    this.#min = min;
    this.#max = max;
  }

  /** Takes one value of the plane. */
  add(at: readonly number[], value: number): void {
    const [column = 0, row = 0, slice = 0] = at.toReversed();
    this.#addRow(this.#blockAt(slice, row), column, Float32Array.of(value), 0, 1);
  }

  #blockAt(slice: number, row: number): number {
    return (slice * this.rows + (this.#rowOf[row] ?? 0)) * this.columns;
  }

  /** Takes one value for all cells that were not taken. */
  addRest(value: number): void {
    const rows = lengthsOf(this.#rowOf, this.rows);
    const columns = lengthsOf(this.#columnOf, this.columns);
    for (let block = 0; block < this.#sums.length; block += 1) {
      const row = rows[Math.floor(block / this.columns) % this.rows] ?? 0;
      const cells = row * (columns[block % this.columns] ?? 0);
      const rest = cells - (this.#counts[block] ?? 0);
      if (rest <= 0) continue;
      const before = this.#sums[block] ?? 0;
      this.#sums[block] =
        this.#statistic === 'mean' ? before + rest * value : Math.max(before, value);
      this.#counts[block] = cells;
      this.#min = Math.min(this.#min, value);
      this.#max = Math.max(this.#max, value);
    }
  }

  /** The range of the finite values taken so far; from 0 to 0 where there were none. */
  get range(): ValueRange {
    return this.#min > this.#max ? { min: 0, max: 0 } : { min: this.#min, max: this.#max };
  }

  /** The blocks as levels of a range. */
  overview(range: ValueRange): Overview {
    const levels = Uint8Array.from(this.#sums, (sum, block) =>
      levelOf(this.#statistic === 'mean' ? sum / (this.#counts[block] ?? 1) : sum, range),
    );
    return { slices: this.slices, rows: this.rows, columns: this.columns, levels };
  }
}

/** The block of each coordinate: block `b` of `n` begins at `⌊b·size/n⌋`. */
function blocksOf(size: number, blocks: number): Uint16Array {
  const result = new Uint16Array(size);
  for (let block = 0; block < blocks; block += 1) {
    const from = Math.floor((block * size) / blocks);
    result.fill(block, from, Math.max(from + 1, Math.floor(((block + 1) * size) / blocks)));
  }
  return result;
}

/** How many coordinates each block has. */
function lengthsOf(blockOf: Uint16Array, blocks: number): Uint32Array {
  const lengths = new Uint32Array(blocks);
  for (const block of blockOf) lengths[block] = (lengths[block] ?? 0) + 1;
  return lengths;
}
