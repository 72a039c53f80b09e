import { product } from '../../../engine/row-major.js';
import {
  add,
  divideExactly,
  floorDivide,
  isEqual,
  multiply,
  type Dimension,
} from '../../dimension.js';
import type { Shape } from '../../site.js';
import { DeferredNumbers } from '../../values/deferred-numbers.js';
import type { TensorNumbers, TensorValue } from '../../values/tensor.js';
import { arrayLike, knownSizes, shapeOf } from './array.js';
import { placeOf, reshapedStrides, viewed } from './storage.js';

/** The product of sizes. */
export function shapeProduct(shape: Shape): Dimension {
  return shape.reduce<Dimension>((total, size) => multiply(total, size), 1);
}

/**
 * The shape that `reshape(wanted)` gives, with a −1 worked out. Null: the number of elements is
 * known not to fit.
 */
export function reshapedTo(shape: Shape, wanted: Shape): Shape | null {
  const total = shapeProduct(shape);
  const open = wanted.indexOf(-1);
  if (open < 0) return isEqual(shapeProduct(wanted), total) === false ? null : wanted;
  const others = shapeProduct(wanted.filter((_, axis) => axis !== open));
  if (typeof total === 'number' && typeof others === 'number') {
    if (others === 0 || total % others !== 0) return null;
    return wanted.with(open, total / others);
  }
  return wanted.with(open, divideExactly(total, others) ?? floorDivide(total, others));
}

/** The array with another shape of as many elements: a view where strides can show it, else a copy. */
export function reshape(array: TensorValue, shape: Shape): TensorValue {
  const sizes = array.shape === null ? null : knownSizes(array.shape);
  const next = knownSizes(shape);
  if (next === null || sizes === null || array.numbers === null) {
    return arrayLike(array, shape, { numbers: next === null ? null : array.numbers });
  }
  const place = placeOf(array, sizes);
  const strides = reshapedStrides(sizes, place.strides, next);
  return strides === null
    ? arrayLike(array, shape, { numbers: array.numbers })
    : viewed(array, next, { ...place, strides });
}

/** The array with its axes in another order: axis `i` of the result is `order[i]` of the array. */
export function permute(array: TensorValue, order: readonly number[]): TensorValue {
  const shape = shapeOf(array);
  const sizes = knownSizes(shape);
  const next = order.map((axis) => shape[axis] ?? 1);
  if (sizes === null) return arrayLike(array, next);
  const place = placeOf(array, sizes);
  return viewed(
    array,
    order.map((axis) => sizes[axis] ?? 1),
    { ...place, strides: order.map((axis) => place.strides[axis] ?? 0) },
  );
}

/** The array with axes `first` to `last` made one. */
export function flatten(array: TensorValue, first: number, last: number): TensorValue {
  const shape = shapeOf(array);
  if (shape.length === 0) return reshape(array, [1]);
  const middle = shapeProduct(shape.slice(first, last + 1));
  return reshape(array, [...shape.slice(0, first), middle, ...shape.slice(last + 1)]);
}

/** A part of one axis: `length` elements from `start`, `step` apart. */
export function narrow(
  array: TensorValue,
  axis: number,
  part: { readonly start: number; readonly length: Dimension; readonly step?: number },
): TensorValue {
  const shape = shapeOf(array).with(axis, part.length);
  const sizes = knownSizes(shape);
  const own = array.shape === null ? null : knownSizes(array.shape);
  if (sizes === null || own === null) return arrayLike(array, shape);
  const { base, strides, offset } = placeOf(array, own);
  const stride = strides[axis] ?? 1;
  return viewed(array, sizes, {
    base,
    strides: strides.with(axis, stride * (part.step ?? 1)),
    offset: offset + part.start * stride,
  });
}

/** The sum of sizes. */
export function sum(sizes: Shape): Dimension {
  return sizes.reduce<Dimension>((total, size) => add(total, size), 0);
}

/** Arrays put one after another along an axis. Null: other sizes are known to differ. */
export function concatenate(arrays: readonly TensorValue[], axis: number): TensorValue | null {
  const [first] = arrays;
  if (first === undefined) return null;
  const shapes = arrays.map(shapeOf);
  const shape = [...shapeOf(first)];
  for (const other of shapes) {
    if (other.length !== shape.length) return null;
    for (const [index, size] of other.entries()) {
      const own = shape[index] ?? 1;
      if (index === axis) continue;
      if (isEqual(own, size) === false) return null;
      if (typeof own !== 'number') shape[index] = size;
    }
  }
  shape[axis] = sum(shapes.map((other) => other[axis] ?? 0));
  return arrayLike(first, shape, { numbers: joinNumbers(arrays, shape, axis) });
}

function joinNumbers(
  arrays: readonly TensorValue[],
  shape: Shape,
  axis: number,
): TensorNumbers | null {
  const sizes = knownSizes(shape);
  if (sizes === null) return null;
  const inner = product(sizes.slice(axis + 1));
  const outer = product(sizes.slice(0, axis));
  const row = inner * (sizes[axis] ?? 0);
  const parts: { readonly numbers: TensorNumbers; readonly block: number }[] = [];
  for (const { numbers, shape: own } of arrays) {
    const length = own?.[axis];
    if (numbers === null || typeof length !== 'number') return null;
    parts.push({ numbers, block: length * inner });
  }
  const sample = parts.some(({ numbers }) => numbers.origin === 'sample');
  const label = parts[0]?.numbers.label ?? '';
  const join = (): Float64Array => {
    const data = new Float64Array(outer * row);
    let start = 0;
    for (const { numbers, block } of parts) {
      for (let index = 0; index < outer; index += 1) {
        data.set(numbers.data.subarray(index * block, (index + 1) * block), index * row + start);
      }
      start += block;
    }
    return data;
  };
  const sources = parts.map(({ numbers }) => numbers);
  return new DeferredNumbers({ origin: sample ? 'sample' : 'literal', label }, join, sources);
}
