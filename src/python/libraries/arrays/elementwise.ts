import { product } from '../../../engine/row-major.js';
import type { TensorNumbers, TensorValue } from '../../values/tensor.js';
import { LARGEST_LITERAL } from '../../values/tensor.js';
import { DeferredNumbers } from '../../values/deferred-numbers.js';
import { knownSizes } from './array.js';
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
  if (sizes === null || !(product(sizes) <= LARGEST_LITERAL)) return null;
  const left = spread(a, sizes);
  const right = spread(b, sizes);
  if (left === null || right === null) return null;
  const round = rounderOf(dtype);
  const sample = left.origin === 'sample' || right.origin === 'sample';
  const kind = { origin: sample ? 'sample' : 'literal', label: left.label || right.label } as const;
  return new DeferredNumbers(kind, () => {
    const [first, second] = [left.data, right.data];
    return first.map((value, index) => round(operation(value, second[index] ?? 0)));
  }, [left, right]);
}

/** Applies `operation` to each number. */
export function mapNumbers(
  array: TensorValue,
  dtype: string,
  operation: (value: number) => number,
): TensorNumbers | null {
  if (array.numbers === null) return null;
  const { numbers } = array;
  const round = rounderOf(dtype);
  return new DeferredNumbers(numbers, () => numbers.data.map((value) => round(operation(value))), [
    numbers,
  ]);
}

function spread(operand: Operand, sizes: readonly number[]): TensorNumbers | null {
  if (typeof operand === 'number') {
    return new DeferredNumbers({ origin: 'literal', label: '' }, () =>
      new Float64Array(product(sizes)).fill(operand),
    );
  }
  const own = knownSizes(operand.shape);
  const { numbers } = operand;
  if (own === null || numbers === null) return null;
  const strides = broadcastStrides(own, sizes);
  return new DeferredNumbers(numbers, () => gather(numbers.data, sizes, strides, 0), [numbers]);
}

/** Numbers of an array stretched to `sizes`, or null where they aren't known. */
export function broadcastNumbers(
  array: TensorValue,
  sizes: readonly number[],
): TensorNumbers | null {
  return array.shape === null || !(product(sizes) <= LARGEST_LITERAL)
    ? null
    : spread({ shape: array.shape, numbers: array.numbers }, sizes);
}
