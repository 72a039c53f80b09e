import type { Overview, ValueRange } from '../../../protocol/index.js';
import { levelOf } from '../../../picture/heat-levels.js';

/** What a pixel of a plane seen from afar shows of its block. */
export type Statistic = 'largest' | 'mean';

/** Gathers the values of a plane, in any order, into one statistic per block, and their range. */
export class BlockStatistic {
  readonly rows: number;
  readonly columns: number;
  readonly #statistic: Statistic;
  readonly #rowOf: Uint16Array;
  readonly #columnOf: Uint16Array;
  readonly #sums: Float64Array;
  readonly #counts: Uint32Array;
  #min = Infinity;
  #max = -Infinity;

  constructor(sizes: readonly number[], most: number, statistic: Statistic) {
    const [rows = 1, columns = 1] = sizes.slice(-2);
    this.rows = Math.max(1, Math.min(rows, most));
    this.columns = Math.max(1, Math.min(columns, most));
    this.#statistic = statistic;
    this.#rowOf = blocksOf(rows, this.rows);
    this.#columnOf = blocksOf(columns, this.columns);
    const count = this.rows * this.columns;
    this.#sums = new Float64Array(count).fill(statistic === 'mean' ? 0 : -Infinity);
    this.#counts = new Uint32Array(count);
  }

  /** Takes one row of the plane from a column on. */
  addRow(row: number, from: number, values: Float32Array): void {
    const first = (this.#rowOf[row] ?? 0) * this.columns;
    for (let index = 0; index < values.length; index += 1) {
      const value = values[index] ?? 0;
      this.#add(first + (this.#columnOf[from + index] ?? 0), value);
    }
  }

  /** Takes one value of the plane. */
  add(row: number, column: number, value: number): void {
    this.#add((this.#rowOf[row] ?? 0) * this.columns + (this.#columnOf[column] ?? 0), value);
  }

  #add(block: number, value: number): void {
    if (value < this.#min && value > -Infinity) this.#min = value;
    if (value > this.#max && value < Infinity) this.#max = value;
    const before = this.#sums[block] ?? 0;
    if (this.#statistic === 'mean') this.#sums[block] = before + value;
    else if (value > before) this.#sums[block] = value;
    this.#counts[block] = (this.#counts[block] ?? 0) + 1;
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
    return { slices: 1, rows: this.rows, columns: this.columns, levels };
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
