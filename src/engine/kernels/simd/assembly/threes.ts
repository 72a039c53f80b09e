import { even, join, odd } from './operation';
import { Pass, Plane } from './pass';
import { clip, finish, from1, from2, rowAt, three } from './planes';

/** 3×3 windows of stride 1: see planes.ts. */
export function threes<T>(pass: Pass, units: i32): i32 {
  const plane = changetype<Plane>(pass.records);
  let source = pass.source;
  let into = pass.target;
  for (let p = pass.blocks * units; p > 0; p--) {
    let by = plane.divisors;
    for (let i = 0; i < plane.outHeight; i++) {
      let a = rowAt(plane, source, i - plane.top);
      let b = rowAt(plane, source, i - plane.top + 1);
      let c = rowAt(plane, source, i - plane.top + 2);
      let limit = plane.clip;
      let now = clip<T>(three<T>(a, b, c), limit);
      const end = into + ((<usize>plane.outWidth) << 2);
      for (; into < end; into += 16, by += 16) {
        a += 16;
        b += 16;
        c += 16;
        limit += 16;
        const next = clip<T>(three<T>(a, b, c), limit);
        const two = join<T>(now, from1(now, next));
        finish<T>(join<T>(two, from2(now, next)), into, by);
        now = next;
      }
      by -= into - end;
      into = end;
    }
    source += pass.sourceBlock;
  }
  return 0;
}

/** 3×3 windows of stride 2. */
export function threesByTwo<T>(pass: Pass, units: i32): i32 {
  const plane = changetype<Plane>(pass.records);
  let source = pass.source;
  let into = pass.target;
  for (let p = pass.blocks * units; p > 0; p--) {
    let by = plane.divisors;
    for (let i = 0; i < plane.outHeight; i++) {
      let a = rowAt(plane, source, 2 * i - plane.top);
      let b = rowAt(plane, source, 2 * i - plane.top + 1);
      let c = rowAt(plane, source, 2 * i - plane.top + 2);
      let limit = plane.clip;
      let low = clip<T>(three<T>(a, b, c), limit);
      let high = clip<T>(three<T>(a + 16, b + 16, c + 16), limit + 16);
      let first = even<T>(low, high);
      const end = into + ((<usize>plane.outWidth) << 2);
      for (; into < end; into += 16, by += 16) {
        a += 32;
        b += 32;
        c += 32;
        limit += 32;
        const two = join<T>(first, odd<T>(low, high));
        low = clip<T>(three<T>(a, b, c), limit);
        high = clip<T>(three<T>(a + 16, b + 16, c + 16), limit + 16);
        const next = even<T>(low, high);
        finish<T>(join<T>(two, from1(first, next)), into, by);
        first = next;
      }
      by -= into - end;
      into = end;
    }
    source += pass.sourceBlock;
  }
  return 0;
}
