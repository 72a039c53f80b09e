import { isEqual, type Dimension } from '../../dimension.js';
import type { Shape } from '../../site.js';
import { rowMajorStrides } from './strides.js';

/**
 * The shape of an element-wise operation on two arrays: sizes of 1 stretch. Null: the sizes are
 * known to differ. Where two symbols can't be compared the first is taken, since running code says
 * they are equal.
 */
export function broadcastShapes(a: Shape, b: Shape): Shape | null {
  const rank = Math.max(a.length, b.length);
  const shape: Dimension[] = [];
  for (let axis = 0; axis < rank; axis += 1) {
    const left = a[axis - rank + a.length] ?? 1;
    const right = b[axis - rank + b.length] ?? 1;
    if (left === 1) shape.push(right);
    else if (right === 1) shape.push(left);
    else if (isEqual(left, right) === false) return null;
    else shape.push(typeof left === 'number' ? left : right);
  }
  return shape;
}

/** Strides that read an array of `sizes` as if it had been stretched to `target`. */
export function broadcastStrides(sizes: readonly number[], target: readonly number[]): number[] {
  const own = rowMajorStrides(sizes);
  const missing = target.length - sizes.length;
  return target.map((_, axis) =>
    axis < missing || sizes[axis - missing] === 1 ? 0 : (own[axis - missing] ?? 0),
  );
}
