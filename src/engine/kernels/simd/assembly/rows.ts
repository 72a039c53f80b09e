import { identity, join } from './operation';
import { Pass, Plane } from './pass';
import { clip, from1, from2 } from './planes';

/** Rows of windows 9 wide. */
export function width9<T>(pass: Pass, units: i32): i32 {
  return slideAlong<T>(pass, units, 2);
}

/** Rows of windows 13 wide. */
export function width13<T>(pass: Pass, units: i32): i32 {
  return slideAlong<T>(pass, units, 3);
}

/**
 * Windows of stride 1 along rows of float32, one value wider than two or three `vectors`, in
 * registers: windows two wide give windows four wide, and these, a vector apart and the last of
 * them one value on, the windows.
 */
@inline
function slideAlong<T>(pass: Pass, units: i32, vectors: i32): i32 {
  const plane = changetype<Plane>(pass.records);
  const length = plane.outWidth << 2;
  const before = (<usize>plane.left) << 2;
  let source = pass.source;
  let target = pass.target;
  for (let row = pass.blocks * units; row > 0; row--) {
    let at = source - before;
    let limit = plane.clip;
    let columns = clip<T>(v128.load(at), limit);
    let following = clip<T>(v128.load(at, 16), limit + 16);
    let two = join<T>(columns, from1(columns, following));
    columns = following;
    let a = identity<T>();
    let b = a;
    let c = a;
    // The first turns only fetch: what they write is written again.
    for (let done = -16 * vectors; done < length; done += 16) {
      following = clip<T>(v128.load(at, 32), limit + 32);
      const nextTwo = join<T>(columns, from1(columns, following));
      const d = join<T>(two, from2(two, nextTwo));
      const whole = vectors == 3 ? join<T>(join<T>(a, b), c) : join<T>(b, c);
      v128.store(target + max(done, 0), join<T>(whole, from1(c, d)));
      a = b;
      b = c;
      c = d;
      two = nextTwo;
      columns = following;
      at += 16;
      limit += 16;
    }
    source += pass.sourceBlock;
    target += pass.targetBlock;
  }
  return 0;
}
