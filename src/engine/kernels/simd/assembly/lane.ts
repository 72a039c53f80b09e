import { identity, join, joinOne } from './combine';

/** Joins `count` floats of `a` and `b` into `out`; `out` may be `a` when `b` lies ahead of it. */
export function joinFlat<T>(a: usize, b: usize, out: usize, count: i32): void {
  let j = 0;
  for (; j + 8 <= count; j += 8) {
    const at = (<usize>j) << 2;
    const low = join<T>(v128.load(a + at), v128.load(b + at));
    const high = join<T>(v128.load(a + at, 16), v128.load(b + at, 16));
    v128.store(out + at, low);
    v128.store(out + at, high, 16);
  }
  for (; j < count; j++) {
    const at = (<usize>j) << 2;
    store<f32>(out + at, joinOne<T>(load<f32>(a + at), load<f32>(b + at)));
  }
}

/** Writes the identity of the operation `count` times. */
export function fillIdentity<T>(out: usize, count: i32): void {
  for (let j = 0; j < count; j++) store<f32>(out + ((<usize>j) << 2), identity<T>());
}
