import type { Overview, ValueRange } from '../../protocol/index.js';
import { levelOf } from '../../picture/colours/heat-levels.js';
import type { PlaneBox } from '../input/value-at.js';

/** What a pixel of a plane seen in overview shows of its block. */
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
  readonly #sums: Float64Array;
  readonly #counts: Uint32Array;
  #min = Infinity;
  #max = -Infinity;

  /** Of a plane of these sizes, see {@link blocksOf}. */
  constructor(sizes: readonly number[], most: number, statistic: Statistic) {
    const [columns = 1, rows = 1, slices = 1] = sizes.toReversed();
    const blocks = blocksOf(sizes, most);
    this.slices = blocks.slices;
    this.rows = blocks.rows;
    this.columns = blocks.columns;
    this.#sizes = [slices, rows, columns];
    this.#statistic = statistic;
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
    const columns = this.#sizes[2];
    const isMean = this.#statistic === 'mean';
    let min = this.#min;
    let max = this.#max;
    let index = from;
    while (index < to) {
      const column = blockOf(left + index - from, columns, this.columns);
      const end = Math.min(to, blockStart(column + 1, columns, this.columns) - left + from);
      const block = first + column;
      let sum = this.#sums[block] ?? 0;
      this.#counts[block] = (this.#counts[block] ?? 0) + end - index;
      for (; index < end; index += 1) {
        const value = values[index] ?? 0;
        if (value < min && value > -Infinity) min = value;
        if (value > max && value < Infinity) max = value;
        if (isMean) sum += value;
        else if (value > sum) sum = value;
      }
      this.#sums[block] = sum;
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
    const [slices, rows] = this.#sizes;
    const first = blockOf(slice, slices, this.slices) * this.rows;
    return (first + blockOf(row, rows, this.rows)) * this.columns;
  }

  /** Takes one value for all cells that were not taken. */
  addRest(value: number): void {
    const [slices, rows, columns] = this.#sizes;
    for (let block = 0; block < this.#sums.length; block += 1) {
      const row = Math.floor(block / this.columns);
      const cells =
        blockLength(Math.floor(row / this.rows), slices, this.slices) *
        blockLength(row % this.rows, rows, this.rows) *
        blockLength(block % this.columns, columns, this.columns);
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

/** Blocks of a plane of these sizes: at most `most` along an axis, and `most²` in all slices. */
export function blocksOf(
  sizes: readonly number[],
  most: number,
): Pick<Overview, 'slices' | 'rows' | 'columns'> {
  const [columns = 1, rows = 1, slices = 1] = sizes.toReversed();
  const perSlice = Math.max(1, Math.min(most, Math.floor(most / Math.sqrt(slices))));
  return {
    slices: Math.max(1, Math.min(slices, most ** 2)),
    rows: Math.max(1, Math.min(rows, perSlice)),
    columns: Math.max(1, Math.min(columns, perSlice)),
  };
}

/** The block of a coordinate, of so many blocks along an axis, which are never more than cells. */
const blockOf = (at: number, size: number, blocks: number): number =>
  Math.floor((at * blocks) / size);

/** The first coordinate of a block. */
export const blockStart = (block: number, size: number, blocks: number): number =>
  Math.ceil((block * size) / blocks);

const blockLength = (block: number, size: number, blocks: number): number =>
  blockStart(block + 1, size, blocks) - blockStart(block, size, blocks);
