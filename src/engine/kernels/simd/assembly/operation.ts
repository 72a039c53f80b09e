/*
 * What values are joined by, and in which precision, chosen at compile time by a type: signed
 * integers stand for maxima, unsigned ones for minima, floats for sums; 4 bytes for float32, 8 for
 * float64. pmax and pmin keep the first of two equal values, and lose a NaN that comes second, so
 * callers look for NaN first: see watch.ts.
 */

@inline
export function join<T>(a: v128, b: v128): v128 {
  if (sizeof<T>() == 4) {
    if (isFloat<T>()) return f32x4.add(a, b);
    return isSigned<T>() ? f32x4.pmax(a, b) : f32x4.pmin(a, b);
  }
  if (isFloat<T>()) return f64x2.add(a, b);
  return isSigned<T>() ? f64x2.pmax(a, b) : f64x2.pmin(a, b);
}

/** The value that changes nothing it is joined to, in every lane. */
@inline
export function identity<T>(): v128 {
  const none: f64 = isFloat<T>() ? 0 : isSigned<T>() ? -Infinity : Infinity;
  return sizeof<T>() == 4 ? f32x4.splat(<f32>none) : f64x2.splat(none);
}

/** The lanes 0, 2, 4 … of two vectors. */
@inline
export function even<T>(low: v128, high: v128): v128 {
  if (sizeof<T>() == 8) return v128.shuffle<f64>(low, high, 0, 2);
  return v128.shuffle<f32>(low, high, 0, 2, 4, 6);
}

/** The lanes 1, 3, 5 … of two vectors. */
@inline
export function odd<T>(low: v128, high: v128): v128 {
  if (sizeof<T>() == 8) return v128.shuffle<f64>(low, high, 1, 3);
  return v128.shuffle<f32>(low, high, 1, 3, 5, 7);
}
