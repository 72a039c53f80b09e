import { join } from './operation';
import { Plane } from './pass';
import { across, clip, quotient, rowAt, storeLast } from './planes';

/** Two rows of 3×3 windows of stride 1, or of 5×5 windows if `wide`, known at compile time. */
@inline
export function pairByOne<T>(
  plane: Plane,
  source: usize,
  top: i32,
  into: usize,
  by: usize,
  wide: bool,
): void {
  let a = rowAt(plane, source, top);
  let b = rowAt(plane, source, top + 1);
  let c = rowAt(plane, source, top + 2);
  let d = rowAt(plane, source, top + 3);
  let e = wide ? rowAt(plane, source, top + 4) : d;
  let f = wide ? rowAt(plane, source, top + 5) : d;
  let limit = plane.clip;
  let both = shared<T>(b, c, d, e, wide);
  let upper = clip<T>(join<T>(v128.load(a), both), limit);
  let lower = clip<T>(join<T>(both, v128.load(f)), limit);
  let result = upper;
  let last = into;
  const row = (<usize>plane.outWidth) << 2;
  const second = into + row;
  for (; into < second; into += 16, by += 16) {
    a += 16;
    b += 16;
    c += 16;
    d += 16;
    if (wide) {
      e += 16;
      f += 16;
    }
    limit += 16;
    both = shared<T>(b, c, d, e, wide);
    const nextUpper = clip<T>(join<T>(v128.load(a), both), limit);
    const nextLower = clip<T>(join<T>(both, v128.load(wide ? f : d)), limit);
    v128.store(last, result);
    last = into;
    result = quotient<T>(across<T>(upper, nextUpper, wide), by);
    v128.store(into + row, quotient<T>(across<T>(lower, nextLower, wide), by + row));
    upper = nextUpper;
    lower = nextLower;
  }
  storeLast(result, last, second);
}

/** Four columns of the rows that both rows of windows read. */
@inline
function shared<T>(b: usize, c: usize, d: usize, e: usize, wide: bool): v128 {
  const two = join<T>(v128.load(b), v128.load(c));
  return wide ? join<T>(join<T>(two, v128.load(d)), v128.load(e)) : two;
}
