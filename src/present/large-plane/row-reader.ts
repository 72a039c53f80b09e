import { product } from '../../engine/row-major.js';
import type { PlaneSource } from './plane-source.js';

/**
 * Reads the rows of a plane (its slices, where it has three axes) in order, each once, and holds
 * only the last ones that were asked for: neighbouring windows share rows.
 */
export class RowsOfPlane {
  readonly #source: PlaneSource;
  readonly #onRows: (first: number, values: Float32Array) => void;
  readonly #perRow: number;
  #held = { from: 0, values: new Float32Array(0) };
  #next = 0;

  /** `onRows` is told of every row, once and in order. */
  constructor(source: PlaneSource, onRows: (first: number, values: Float32Array) => void) {
    this.#source = source;
    this.#onRows = onRows;
    this.#perRow = product(source.sizes.slice(1));
  }

  /** The first row that was not read yet. */
  get next(): number {
    return this.#next;
  }

  /** The rows `[from, to)`: those since the last `from` may be asked for again, no earlier ones. */
  read(from: number, to: number): Float32Array {
    const per = this.#perRow;
    const values = new Float32Array((to - from) * per);
    const held = this.#held;
    const heldTo = held.from + held.values.length / per;
    const shared = Math.max(from, Math.min(to, heldTo));
    values.set(held.values.subarray((from - held.from) * per, (shared - held.from) * per));
    if (shared < to) {
      const fresh = this.#source.box({
        origin: [shared, ...this.#source.sizes.slice(1).map(() => 0)],
        size: [to - shared, ...this.#source.sizes.slice(1)],
      });
      values.set(fresh, (shared - from) * per);
      if (to > this.#next) {
        const first = Math.max(this.#next, shared);
        this.#onRows(first, fresh.subarray((first - shared) * per));
        this.#next = to;
      }
    }
    this.#held = { from, values };
    return values;
  }
}
