import { product } from '../../../engine/row-major.js';
import type { Dimension } from '../../dimension.js';
import type { Shape } from '../../site.js';
import { DeferredNumbers } from '../../values/deferred-numbers.js';
import type { TensorNumbers, TensorValue } from '../../values/tensor.js';
import { knownSizes } from './array.js';
import { rounderOf } from './dtype.js';
import { forEachOffset, rowMajorStrides } from './strides.js';

/** How a row of numbers becomes one. */
export type Fold = (values: readonly number[]) => number;

export const folds = {
  sum: (values) => values.reduce((total, value) => total + value, 0),
  mean: (values) => values.reduce((total, value) => total + value, 0) / values.length,
  max: (values) => values.reduce(larger, -Infinity),
  min: (values) => values.reduce(smaller, Infinity),
  prod: (values) => values.reduce((total, value) => total * value, 1),
  argmax: (values) => values.indexOf(values.reduce(larger, -Infinity)),
  argmin: (values) => values.indexOf(values.reduce(smaller, Infinity)),
  any: (values) => (values.some((value) => value !== 0) ? 1 : 0),
  all: (values) => (values.every((value) => value !== 0) ? 1 : 0),
  median: (values) => {
    const sorted = [...values].sort((a, b) => a - b);
    return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
  },
  var: variance,
  std: (values) => Math.sqrt(variance(values)),
  norm: (values) => Math.sqrt(values.reduce((total, value) => total + value * value, 0)),
  logsumexp: (values) => {
    const most = values.reduce(larger, -Infinity);
    return most + Math.log(values.reduce((total, value) => total + Math.exp(value - most), 0));
  },
} satisfies Record<string, Fold>;

/** The shape after reducing `axes` (already counted from 0). */
export function reducedShape(shape: Shape, axes: readonly number[], keep: boolean): Shape {
  const kept: Dimension[] = [];
  for (const [axis, size] of shape.entries()) {
    if (!axes.includes(axis)) kept.push(size);
    else if (keep) kept.push(1);
  }
  return kept;
}

/** The numbers after reducing `axes`; null where the array's numbers aren't known. */
export function reduceNumbers(
  array: TensorValue,
  axes: readonly number[],
  dtype: string,
  fold: Fold,
): TensorNumbers | null {
  const sizes = array.shape === null ? null : knownSizes(array.shape);
  const { numbers } = array;
  if (sizes === null || numbers === null) return null;
  const strides = rowMajorStrides(sizes);
  const outer = sizes.map((_, axis) => axis).filter((axis) => !axes.includes(axis));
  const pick = (list: readonly number[], at: readonly number[]) =>
    at.map((axis) => list[axis] ?? 0);
  const round = rounderOf(dtype);
  const reduce = (): Float64Array => {
    const { data } = numbers;
    const out = new Float64Array(product(pick(sizes, outer)));
    forEachOffset(pick(sizes, outer), pick(strides, outer), 0, (offset, index) => {
      const values: number[] = [];
      forEachOffset(pick(sizes, axes), pick(strides, axes), offset, (at) => {
        values.push(data[at] ?? 0);
      });
      out[index] = round(fold(values));
    });
    return out;
  };
  return new DeferredNumbers(numbers, reduce, [numbers]);
}

function larger(a: number, b: number): number {
  return Number.isNaN(a) || a >= b ? a : b;
}

function smaller(a: number, b: number): number {
  return Number.isNaN(a) || a <= b ? a : b;
}

function variance(values: readonly number[]): number {
  const mean = folds.mean(values);
  return values.reduce((total, value) => total + (value - mean) ** 2, 0) / (values.length - 1);
}
