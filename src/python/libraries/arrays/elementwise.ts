import type { TensorNumbers, TensorValue } from '../../values/tensor.js';
import { LARGEST_LITERAL } from '../../values/tensor.js';
import { countOf, knownSizes } from './array.js';
import { broadcastStrides } from './broadcast.js';
import { rounderOf } from './dtype.js';
import { gather } from './strides.js';
import type { Shape } from '../../site.js';

/** A number operand, or an array that is known with its numbers. */
export type Operand = number | { readonly shape: Shape; readonly numbers: TensorNumbers | null };

/** Applies `operation` to each pair of numbers; null where they aren't all known. */
export function combineNumbers(
  a: Operand,
  b: Operand,
  shape: Shape,
  dtype: string,
  operation: (a: number, b: number) => number,
): TensorNumbers | null {
  const sizes = knownSizes(shape);
  if (sizes === null || !(countOf(sizes) <= LARGEST_LITERAL)) return null;
  const left = spread(a, sizes);
  const right = spread(b, sizes);
  if (left === null || right === null) return null;
  const round = rounderOf(dtype);
  const data = new Float64Array(left.data.length);
  for (let index = 0; index < data.length; index += 1) {
    data[index] = round(operation(left.data[index] ?? 0, right.data[index] ?? 0));
  }
  const sample = left.origin === 'sample' || right.origin === 'sample';
  return { data, origin: sample ? 'sample' : 'literal', label: left.label || right.label };
}

/** Applies `operation` to each number. */
export function mapNumbers(
  array: TensorValue,
  dtype: string,
  operation: (value: number) => number,
): TensorNumbers | null {
  if (array.numbers === null) return null;
  const round = rounderOf(dtype);
  return { ...array.numbers, data: array.numbers.data.map((value) => round(operation(value))) };
}

function spread(operand: Operand, sizes: readonly number[]): TensorNumbers | null {
  if (typeof operand === 'number') {
    const data = new Float64Array(countOf(sizes)).fill(operand);
    return { data, origin: 'literal', label: '' };
  }
  const own = knownSizes(operand.shape);
  if (own === null || operand.numbers === null) return null;
  const strides = broadcastStrides(own, sizes);
  return { ...operand.numbers, data: gather(operand.numbers.data, sizes, strides, 0) };
}

/** Numbers of an array stretched to `sizes`, or null where they aren't known. */
export function stretchNumbers(array: TensorValue, sizes: readonly number[]): TensorNumbers | null {
  return array.shape === null || !(countOf(sizes) <= LARGEST_LITERAL)
    ? null
    : spread({ shape: array.shape, numbers: array.numbers }, sizes);
}
