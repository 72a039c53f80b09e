/*
 * What maxima and minima can't treat as any other value. NaN makes a sum of values NaN, as may
 * infinities; −0 has the lowest bits of all signed integers.
 */

export const special: i32 = 1;
export const negativeZero: i32 = 2;

/** What sums and lowest integers tell of the float32 values they were taken of. */
export function judge(sums: v128, lowest: v128): i32 {
  // ∞ − ∞ is NaN too.
  const strange = f32x4.sub(sums, sums);
  const zeros = i32x4.eq(lowest, i32x4.splat(i32.MIN_VALUE));
  return (
    (v128.any_true(f32x4.ne(strange, strange)) ? special : 0) |
    (v128.any_true(zeros) ? negativeZero : 0)
  );
}

/** Looks at `count` float32 values, and up to 60 bytes more. */
export function watchSingles(at: usize, count: i32): i32 {
  let s = f32x4.splat(0);
  let t = s;
  let u = s;
  let v = s;
  let low = s;
  let high = s;
  for (const end = at + ((<usize>count) << 2); at < end; at += 64) {
    const a = v128.load(at);
    const b = v128.load(at, 16);
    const c = v128.load(at, 32);
    const d = v128.load(at, 48);
    s = f32x4.add(s, a);
    t = f32x4.add(t, b);
    u = f32x4.add(u, c);
    v = f32x4.add(v, d);
    low = i32x4.min_s(low, i32x4.min_s(a, b));
    high = i32x4.min_s(high, i32x4.min_s(c, d));
  }
  const sums = f32x4.add(f32x4.add(s, t), f32x4.add(u, v));
  return judge(sums, i32x4.min_s(low, high));
}

/** The same of float64 values. */
export function watchDoubles(at: usize, count: i32): i32 {
  let s = f64x2.splat(0);
  let zeros = s;
  const zero = i64x2.splat(i64.MIN_VALUE);
  for (const end = at + ((<usize>count) << 3); at < end; at += 16) {
    const a = v128.load(at);
    s = f64x2.add(s, a);
    zeros = v128.or(zeros, i64x2.eq(a, zero));
  }
  s = f64x2.sub(s, s);
  return (v128.any_true(f64x2.ne(s, s)) ? special : 0) | (v128.any_true(zeros) ? negativeZero : 0);
}
