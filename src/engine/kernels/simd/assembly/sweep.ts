import { join } from './combine';

/*
 * Each sweep writes windows four by four from `into` to `end`, which it may overrun by three, and
 * returns whether a value it read may be NaN (∞ − ∞ counts too, and only costs a slower path).
 * A sum keeps NaN by itself, so it does not look.
 */

@inline
function mark<T>(found: v128, values: v128): v128 {
  return isFloat<T>() ? found : v128.or(found, f32x4.ne(values, values));
}

/** Windows of stride 1, whose first taps cover every value. */
export function sweepFours<T>(at: usize, into: usize, end: usize, kernel: i32): bool {
  let found = i32x4.splat(0);
  if (kernel == 3) {
    for (; into < end; into += 16, at += 16) {
      const first = v128.load(at);
      found = mark<T>(found, first);
      v128.store(into, join<T>(join<T>(first, v128.load(at, 4)), v128.load(at, 8)));
    }
    return v128.any_true(found);
  }
  for (; into < end; into += 16, at += 16) {
    let all = v128.load(at);
    found = mark<T>(found, all);
    for (let t = 1; t < kernel; t++) all = join<T>(all, v128.load(at + ((<usize>t) << 2)));
    v128.store(into, all);
  }
  return v128.any_true(found);
}

/** Windows of kernel 2 and stride 2. */
export function sweepPairs<T>(at: usize, into: usize, end: usize): bool {
  let found = i32x4.splat(0);
  for (; into < end; into += 16, at += 32) {
    const low = v128.load(at);
    const high = v128.load(at, 16);
    if (!isFloat<T>()) found = mark<T>(found, f32x4.add(low, high));
    const even = v128.shuffle<f32>(low, high, 0, 2, 4, 6);
    v128.store(into, join<T>(even, v128.shuffle<f32>(low, high, 1, 3, 5, 7)));
  }
  return v128.any_true(found);
}

/** Windows of kernel 3 and stride 2: pairs, and the first of each pair's right neighbour. */
export function sweepTriples<T>(at: usize, into: usize, end: usize): bool {
  let found = i32x4.splat(0);
  let low = v128.load(at);
  let high = v128.load(at, 16);
  let even = v128.shuffle<f32>(low, high, 0, 2, 4, 6);
  for (; into < end; into += 16) {
    if (!isFloat<T>()) found = mark<T>(found, f32x4.add(low, high));
    const pairs = join<T>(even, v128.shuffle<f32>(low, high, 1, 3, 5, 7));
    at += 32;
    low = v128.load(at);
    high = v128.load(at, 16);
    const next = v128.shuffle<f32>(low, high, 0, 2, 4, 6);
    v128.store(into, join<T>(pairs, v128.shuffle<f32>(even, next, 1, 2, 3, 4)));
    even = next;
  }
  return v128.any_true(found);
}
