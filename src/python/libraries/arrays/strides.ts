import { product } from '../../../engine/row-major.js';

/** How far apart neighbours along each axis are, in a row-major array. */
export function rowMajorStrides(sizes: readonly number[]): number[] {
  const strides = sizes.map(() => 1);
  for (let axis = sizes.length - 2; axis >= 0; axis -= 1) {
    strides[axis] = (strides[axis + 1] ?? 1) * (sizes[axis + 1] ?? 1);
  }
  return strides;
}

/**
 * Reads an array through other strides: gives the data in row-major order of `sizes`, where element
 * `(i, j, …)` is `data[offset + i·strides[0] + j·strides[1] + …]`.
 */
export function gather(
  data: Float64Array,
  sizes: readonly number[],
  strides: readonly number[],
  offset: number,
): Float64Array {
  const out = new Float64Array(product(sizes));
  forEachOffset(sizes, strides, offset, (at, index) => {
    out[index] = data[at] ?? Number.NaN;
  });
  return out;
}

/** Visits every element in row-major order with its place in the strided data. */
export function forEachOffset(
  sizes: readonly number[],
  strides: readonly number[],
  offset: number,
  visit: (at: number, index: number) => void,
): void {
  const count = product(sizes);
  const position = sizes.map(() => 0);
  let at = offset;
  for (let index = 0; index < count; index += 1) {
    visit(at, index);
    for (let axis = sizes.length - 1; axis >= 0; axis -= 1) {
      const next = (position[axis] ?? 0) + 1;
      at += strides[axis] ?? 0;
      if (next < (sizes[axis] ?? 0)) {
        position[axis] = next;
        break;
      }
      at -= (strides[axis] ?? 0) * next;
      position[axis] = 0;
    }
  }
}
