import { join } from './operation';
import { Plane } from './pass';

/*
 * The commonest windows of float32, both axes at once so that what lies between them stays in
 * registers: the taps of a column are joined first, four columns in a vector, then the columns.
 * Rows outside the plane are read from a row of values that change nothing. Columns outside are
 * clipped to such values by a row of bits for sums, of ±∞ for maxima and minima. Windows that
 * overlap are taken two rows at a time, as these share rows of the plane; a row's last vector waits
 * until the loop is done, as it reaches into the next row.
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

/** The columns of `now` and `next` from the second on. */
@inline
export function from1(now: v128, next: v128): v128 {
  return v128.shuffle<f32>(now, next, 1, 2, 3, 4);
}

/** The same from the third on. */
@inline
export function from2(now: v128, next: v128): v128 {
  return v128.shuffle<f32>(now, next, 2, 3, 4, 5);
}

/** Windows of stride 1 over columns from `now` on: of five columns if `wide`, else of three. */
@inline
export function across<T>(now: v128, next: v128, wide: bool): v128 {
  const two = join<T>(now, from1(now, next));
  const three = join<T>(two, from2(now, next));
  return wide ? join<T>(join<T>(three, v128.shuffle<f32>(now, next, 3, 4, 5, 6)), next) : three;
}

/** Windows as they are, sums divided. */
@inline
export function quotient<T>(all: v128, by: usize): v128 {
  return isFloat<T>() ? f32x4.div(all, v128.load(by)) : all;
}

/**
 * Stores what ends a row without a change to the next, of which the first windows are there
 * already: whole vectors are stored.
 */
@inline
export function storeLast(windows: v128, into: usize, next: usize): void {
  const there = v128.load(next);
  v128.store(into, windows);
  v128.store(next, there);
}
