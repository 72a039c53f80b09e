import { product } from '../row-major.js';
import type { Tensor } from '../convolution/correlate.js';
import type { Values } from '../plan/walk.js';

/** Single or double precision, as the input's array says. */
export type Precision = 'float32' | 'float64';

/** The precision that values are stored in. */
export const precisionOf = (values: Values): Precision =>
  values instanceof Float32Array ? 'float32' : 'float64';

/** Rounds a number to a precision. */
export const rounder = (precision: Precision): ((value: number) => number) =>
  precision === 'float32' ? Math.fround : (value) => value;

/** A tensor with `f` applied to every element. */
export const map = (tensor: Tensor, f: (value: number) => number): Tensor => ({
  shape: tensor.shape,
  data: tensor.data.map(f),
});

/** Two tensors of one shape combined element by element. */
export const combine = (a: Tensor, b: Tensor, f: (x: number, y: number) => number): Tensor => ({
  shape: a.shape,
  data: a.data.map((value, i) => f(value, b.data[i] ?? 0)),
});

/** A tensor filled with one number. */
export const filled = (shape: readonly number[], value: number): Tensor => ({
  shape,
  data: new Float64Array(product(shape)).fill(value),
});

/** The smallest element; 0 for an empty tensor. NaN is passed over. */
export const smallest = ({ data }: Tensor): number => {
  const least = data.reduce((low, value) => (value < low ? value : low), Infinity);
  return least === Infinity ? 0 : least;
};

/** The largest element; 0 for an empty tensor. NaN is passed over. */
export const largest = ({ data }: Tensor): number => {
  const most = data.reduce((high, value) => (value > high ? value : high), -Infinity);
  return most === -Infinity ? 0 : most;
};

/** How far two tensors are apart: equal NaN and infinities count as equal. */
export const difference = (
  a: Tensor,
  b: Tensor,
): { readonly maximalError: number; readonly differing: number } => {
  let maximalError = 0;
  let differing = 0;
  for (let i = 0; i < a.data.length; i += 1) {
    const [x, y] = [a.data[i] ?? 0, b.data[i] ?? 0];
    if (x === y || (Number.isNaN(x) && Number.isNaN(y))) continue;
    differing += 1;
    const apart = Math.abs(x - y);
    maximalError = Math.max(maximalError, Number.isNaN(apart) ? Infinity : apart);
  }
  return { maximalError, differing };
};

/** ReLU; NaN passes through, as in every framework. */
export const relu = (value: number): number => (value < 0 ? 0 : value);
