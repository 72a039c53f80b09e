import { even, join, odd } from './operation';
import { Pass, Plane } from './pass';
import { judge } from './watch';

/** 2×2 windows of stride 2 without padding: see planes.ts. Tells what it saw: see watch.ts. */
export function width2Stride2<T>(pass: Pass, units: i32): i32 {
  const plane = changetype<Plane>(pass.records);
  const row = (<usize>plane.width) << 2;
  const run = (<usize>plane.outWidth) << 2;
  const factor = v128.load32_splat(plane.divisors);
  let source = pass.source;
  let into = pass.target;
  let sums = f32x4.splat(0);
  let more = sums;
  let lowest = sums;
  for (let p = pass.blocks * units; p > 0; p--) {
    for (let i = 0; i < plane.outHeight; i++) {
      let at = source + row * 2 * i;
      const end = into + run;
      for (; into < end; into += 16, at += 32) {
        const a = v128.load(at);
        const b = v128.load(at, 16);
        const c = v128.load(at + row);
        const d = v128.load(at + row, 16);
        const low = join<T>(a, c);
        const high = join<T>(b, d);
        if (!isFloat<T>()) {
          sums = f32x4.add(sums, f32x4.add(a, c));
          more = f32x4.add(more, f32x4.add(b, d));
          lowest = i32x4.min_s(lowest, i32x4.min_s(low, high));
        }
        const all = join<T>(even<T>(low, high), odd<T>(low, high));
        v128.store(into, isFloat<T>() ? f32x4.mul(all, factor) : all);
      }
      into = end;
    }
    source += pass.sourceBlock;
  }
  return isFloat<T>() ? 0 : judge(f32x4.add(sums, more), lowest);
}
