import { join } from './operation';
import { Plane } from './pass';

/*
 * The commonest windows of float32, both axes at once so that what lies between them stays in
 * registers: the taps of a column are joined first, four columns in a vector, then the columns.
 * Rows outside the plane are read from a row of values that change nothing. Columns outside are
 * clipped to such values by a row of bits for sums, of ±∞ for maxima and minima.
 */

/** Where windows begin to read row `index`, be it outside the plane. */
export function rowAt(plane: Plane, source: usize, index: i32): usize {
  const inside = <u32>index < <u32>plane.height;
  const row = inside ? source + ((<usize>(plane.width * index)) << 2) : plane.none;
  return row - ((<usize>plane.left) << 2);
}

@inline
export function clip<T>(values: v128, by: usize): v128 {
  const limit = v128.load(by);
  if (isFloat<T>()) return v128.and(values, limit);
  // In this order a NaN from outside the plane is clipped too.
  return isSigned<T>() ? f32x4.pmin(limit, values) : f32x4.pmax(limit, values);
}

/** Three taps of four columns. */
@inline
export function three<T>(a: usize, b: usize, c: usize): v128 {
  return join<T>(join<T>(v128.load(a), v128.load(b)), v128.load(c));
}

/** The columns of `now` and `next` from the `n`-th on, if `n` is known at compile time. */
@inline
export function from1(now: v128, next: v128): v128 {
  return v128.shuffle<f32>(now, next, 1, 2, 3, 4);
}

@inline
export function from2(now: v128, next: v128): v128 {
  return v128.shuffle<f32>(now, next, 2, 3, 4, 5);
}

@inline
export function from3(now: v128, next: v128): v128 {
  return v128.shuffle<f32>(now, next, 3, 4, 5, 6);
}

/** Stores windows, sums divided. */
@inline
export function finish<T>(all: v128, into: usize, by: usize): void {
  v128.store(into, isFloat<T>() ? f32x4.div(all, v128.load(by)) : all);
}
