import { join } from './operation';
import { Pass, Plane } from './pass';
import { clip, finish, from1, from2, from3, rowAt, three } from './planes';

/** 5×5 windows of stride 1: see planes.ts. */
export function fives<T>(pass: Pass, units: i32): i32 {
  const plane = changetype<Plane>(pass.records);
  let source = pass.source;
  let into = pass.target;
  for (let p = pass.blocks * units; p > 0; p--) {
    let by = plane.divisors;
    for (let i = 0; i < plane.outHeight; i++) {
      let a = rowAt(plane, source, i - plane.top);
      let b = rowAt(plane, source, i - plane.top + 1);
      let c = rowAt(plane, source, i - plane.top + 2);
      let d = rowAt(plane, source, i - plane.top + 3);
      let e = rowAt(plane, source, i - plane.top + 4);
      let limit = plane.clip;
      let now = five<T>(a, b, c, d, e, limit);
      const end = into + ((<usize>plane.outWidth) << 2);
      for (; into < end; into += 16, by += 16) {
        a += 16;
        b += 16;
        c += 16;
        d += 16;
        e += 16;
        limit += 16;
        const next = five<T>(a, b, c, d, e, limit);
        let all = join<T>(now, from1(now, next));
        all = join<T>(all, from2(now, next));
        all = join<T>(all, from3(now, next));
        finish<T>(join<T>(all, next), into, by);
        now = next;
      }
      by -= into - end;
      into = end;
    }
    source += pass.sourceBlock;
  }
  return 0;
}

@inline
function five<T>(a: usize, b: usize, c: usize, d: usize, e: usize, by: usize): v128 {
  return clip<T>(join<T>(join<T>(three<T>(a, b, c), v128.load(d)), v128.load(e)), by);
}
