/**
 * The three ways to join two values, chosen at compile time by a type: pmax and pmin keep the
 * first of two equal values (so the first tie wins and signed zeros stay as the reference has
 * them); they lose a NaN, so callers must look for NaN first.
 */
export type Max = i32;
export type Min = u32;
export type Sum = f32;

@inline
export function join<T>(a: v128, b: v128): v128 {
  if (isFloat<T>()) return f32x4.add(a, b);
  if (isSigned<T>()) return f32x4.pmax(a, b);
  return f32x4.pmin(a, b);
}

@inline
export function joinOne<T>(a: f32, b: f32): f32 {
  if (isFloat<T>()) return a + b;
  if (isSigned<T>()) return select<f32>(b, a, b > a);
  return select<f32>(b, a, b < a);
}

@inline
export function identity<T>(): f32 {
  if (isFloat<T>()) return 0;
  if (isSigned<T>()) return -Infinity;
  return Infinity;
}
