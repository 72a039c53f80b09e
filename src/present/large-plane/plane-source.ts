import type { PlaneBox, ValueAt } from '../input/value-at.js';

/** A plane whose values are computed where they are asked for. */
export interface PlaneSource {
  readonly sizes: readonly number[];
  readonly box: (box: PlaneBox) => Float32Array;
  readonly at: ValueAt;
  /** While this stays the same, so do the values; null: nobody knows. */
  readonly key: string | null;
}
