import { identity, join } from './operation';
import { Pass, Plane } from './pass';

/** Four lanes that count, then four that don't. */
const mask = memory.data<i32>([-1, -1, -1, -1, 0, 0, 0, 0]);

/** The last `left` values of a run. */
@inline
function rest<T>(at: usize, left: i32): v128 {
  const counts = v128.load(mask + ((<usize>(4 - left)) << 2));
  return v128.bitselect(v128.load(at), identity<T>(), counts);
}

/**
 * Reduces each whole plane of float32 to one value, and divides sums by the one divisor. Goes four
 * planes at a time; the last three may be what follows in memory, and write as many values too much.
 */
export function totals<T>(pass: Pass, units: i32): i32 {
  const plane = changetype<Plane>(pass.records);
  const length = plane.height * plane.width;
  const size = (<usize>length) << 2;
  const left = length & 3;
  let first = pass.source;
  let into = pass.target;
  const end = into + ((<usize>(pass.blocks * units)) << 2);
  for (; into < end; into += 16) {
    let a = identity<T>();
    let b = a;
    let c = a;
    let d = a;
    const stop = first + size - 15;
    for (; first < stop; first += 16) {
      a = join<T>(a, v128.load(first));
      b = join<T>(b, v128.load(first + size));
      c = join<T>(c, v128.load(first + size * 2));
      d = join<T>(d, v128.load(first + size * 3));
    }
    a = join<T>(a, rest<T>(first, left));
    b = join<T>(b, rest<T>(first + size, left));
    c = join<T>(c, rest<T>(first + size * 2, left));
    d = join<T>(d, rest<T>(first + size * 3, left));
    first += ((<usize>left) << 2) + size * 3;
    const ab = join<T>(v128.shuffle<f32>(a, b, 0, 1, 4, 5), v128.shuffle<f32>(a, b, 2, 3, 6, 7));
    const cd = join<T>(v128.shuffle<f32>(c, d, 0, 1, 4, 5), v128.shuffle<f32>(c, d, 2, 3, 6, 7));
    const all = join<T>(
      v128.shuffle<f32>(ab, cd, 0, 2, 4, 6),
      v128.shuffle<f32>(ab, cd, 1, 3, 5, 7),
    );
    v128.store(into, isFloat<T>() ? f32x4.div(all, v128.load32_splat(plane.divisors)) : all);
  }
  return 0;
}
