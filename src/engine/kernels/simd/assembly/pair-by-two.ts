import { even, join, odd } from './operation';
import { Plane } from './pass';
import { clip, from1, quotient, rowAt, storeLast } from './planes';

/** Two rows of 3×3 windows of stride 2. */
@inline
export function pairByTwo<T>(
  plane: Plane,
  source: usize,
  top: i32,
  into: usize,
  by: usize,
): void {
  let a = rowAt(plane, source, top);
  let b = rowAt(plane, source, top + 1);
  let c = rowAt(plane, source, top + 2);
  let d = rowAt(plane, source, top + 3);
  let e = rowAt(plane, source, top + 4);
  let limit = plane.clip;
  let low = v128.load(c);
  let high = v128.load(c, 16);
  let upperLow = clip<T>(join<T>(two<T>(a, b), low), limit);
  let upperHigh = clip<T>(join<T>(two<T>(a + 16, b + 16), high), limit + 16);
  let lowerLow = clip<T>(join<T>(low, two<T>(d, e)), limit);
  let lowerHigh = clip<T>(join<T>(high, two<T>(d + 16, e + 16)), limit + 16);
  let upper = even<T>(upperLow, upperHigh);
  let lower = even<T>(lowerLow, lowerHigh);
  let result = upper;
  let last = into;
  const row = (<usize>plane.outWidth) << 2;
  const second = into + row;
  for (; into < second; into += 16, by += 16) {
    a += 32;
    b += 32;
    c += 32;
    d += 32;
    e += 32;
    limit += 32;
    const upperTwo = join<T>(upper, odd<T>(upperLow, upperHigh));
    const lowerTwo = join<T>(lower, odd<T>(lowerLow, lowerHigh));
    low = v128.load(c);
    high = v128.load(c, 16);
    upperLow = clip<T>(join<T>(two<T>(a, b), low), limit);
    upperHigh = clip<T>(join<T>(two<T>(a + 16, b + 16), high), limit + 16);
    lowerLow = clip<T>(join<T>(low, two<T>(d, e)), limit);
    lowerHigh = clip<T>(join<T>(high, two<T>(d + 16, e + 16)), limit + 16);
    const nextUpper = even<T>(upperLow, upperHigh);
    const nextLower = even<T>(lowerLow, lowerHigh);
    v128.store(last, result);
    last = into;
    result = quotient<T>(join<T>(upperTwo, from1(upper, nextUpper)), by);
    v128.store(into + row, quotient<T>(join<T>(lowerTwo, from1(lower, nextLower)), by + row));
    upper = nextUpper;
    lower = nextLower;
  }
  storeLast(result, last, second);
}

/** Two taps of four columns. */
@inline
function two<T>(a: usize, b: usize): v128 {
  return join<T>(v128.load(a), v128.load(b));
}
