import type { Values } from '../../src/engine/index.js';

/** A tensor as the truth files hold it: `NaN` and the infinities are strings. */
export interface StoredTensor {
  readonly shape: readonly number[];
  readonly data: readonly (number | string)[];
}

/** Stored numbers in the precision that they were computed in. */
export const numbers = (data: readonly (number | string)[], dtype: string): Values => {
  const values = data.map(Number);
  return dtype === 'float64' ? Float64Array.from(values) : Float32Array.from(values);
};
