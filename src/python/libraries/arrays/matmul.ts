import { product } from '../../../engine/row-major.js';
import { isEqual, type Dimension } from '../../dimension.js';
import type { Shape } from '../../site.js';
import type { TensorNumbers, TensorValue } from '../../values/tensor.js';
import { LARGEST_LITERAL } from '../../values/tensor.js';
import { knownSizes } from './array.js';
import { broadcastShapes, broadcastStrides } from './broadcast.js';
import { forEachOffset } from './strides.js';

/** The shape of `a @ b`; null: the sizes are known not to fit. */
export function matmulShape(a: Shape, b: Shape): Shape | null {
  if (a.length === 0 || b.length === 0) return null;
  const left = a.length === 1 ? [1, ...a] : a;
  const right = b.length === 1 ? [...b, 1] : b;
  if (isEqual(left.at(-1) ?? 1, right.at(-2) ?? 1) === false) return null;
  const batch = broadcastShapes(left.slice(0, -2), right.slice(0, -2));
  if (batch === null) return null;
  const shape: Dimension[] = [...batch];
  if (a.length > 1) shape.push(left.at(-2) ?? 1);
  if (b.length > 1) shape.push(right.at(-1) ?? 1);
  return shape;
}

/** The numbers of `a @ b`, where both are known and few. */
export function matmulNumbers(a: TensorValue, b: TensorValue): TensorNumbers | null {
  const own = a.shape === null ? null : knownSizes(a.shape);
  const other = b.shape === null ? null : knownSizes(b.shape);
  if (own === null || other === null || a.numbers === null || b.numbers === null) return null;
  const left = own.length === 1 ? [1, ...own] : own;
  const right = other.length === 1 ? [...other, 1] : other;
  const batch = broadcastShapes(left.slice(0, -2), right.slice(0, -2));
  const sizes = batch === null ? null : knownSizes(batch);
  if (sizes === null) return null;
  const [rows = 1, inner = 1] = left.slice(-2);
  const [, columns = 1] = right.slice(-2);
  if (!(product(sizes) * rows * columns * inner <= LARGEST_LITERAL * 16)) return null;
  const data = new Float64Array(product(sizes) * rows * columns);
  const leftAt = offsets(left, sizes);
  const rightAt = offsets(right, sizes);
  for (let index = 0; index < leftAt.length; index += 1) {
    for (let row = 0; row < rows; row += 1) {
      for (let column = 0; column < columns; column += 1) {
        let total = 0;
        for (let at = 0; at < inner; at += 1) {
          total +=
            (a.numbers.data[(leftAt[index] ?? 0) + row * inner + at] ?? 0) *
            (b.numbers.data[(rightAt[index] ?? 0) + at * columns + column] ?? 0);
        }
        data[(index * rows + row) * columns + column] = total;
      }
    }
  }
  const sample = a.numbers.origin === 'sample' || b.numbers.origin === 'sample';
  return { data, origin: sample ? 'sample' : 'literal', label: a.numbers.label };
}

function offsets(sizes: readonly number[], batch: readonly number[]): readonly number[] {
  const whole = product(sizes.slice(-2));
  const strides = broadcastStrides(sizes.slice(0, -2), batch).map((stride) => stride * whole);
  const out: number[] = [];
  forEachOffset(batch, strides, 0, (at) => out.push(at));
  return out;
}
