import { join, joinOne } from './combine';

/**
 * The commonest pooling there is in one pass: 2×2 windows of stride 2 without padding over planes
 * of `height × width`. A sum is multiplied by `scale`. Returns whether a NaN was among the values
 * (looked for in maxima and minima only, whose lanes lose it).
 */
export function reduceQuads<T>(
  source: usize,
  target: usize,
  planes: i32,
  height: i32,
  width: i32,
  scale: f32,
): bool {
  const outHeight = height >> 1;
  const outWidth = width >> 1;
  const row = (<usize>width) << 2;
  let found = i32x4.splat(0);
  let scalar = false;
  for (let p = 0; p < planes; p++) {
    for (let i = 0; i < outHeight; i++) {
      let at = source + row * (2 * i);
      let j = 0;
      for (; j + 4 <= outWidth; j += 4) {
        const a = v128.load(at);
        const b = v128.load(at, 16);
        const c = v128.load(at + row);
        const d = v128.load(at + row, 16);
        const top = join<T>(
          v128.shuffle<f32>(a, b, 0, 2, 4, 6),
          v128.shuffle<f32>(a, b, 1, 3, 5, 7),
        );
        const low = join<T>(
          v128.shuffle<f32>(c, d, 0, 2, 4, 6),
          v128.shuffle<f32>(c, d, 1, 3, 5, 7),
        );
        let all = join<T>(top, low);
        if (isFloat<T>()) all = f32x4.mul(all, f32x4.splat(scale));
        else {
          // A pair's sum is NaN when either is; so is ∞ − ∞, which only costs a slower path.
          const any = f32x4.add(f32x4.add(a, b), f32x4.add(c, d));
          found = v128.or(found, f32x4.ne(any, any));
        }
        v128.store(target, all);
        target += 16;
        at += 32;
      }
      for (; j < outWidth; j++) {
        const a = load<f32>(at);
        const b = load<f32>(at, 4);
        const c = load<f32>(at + row);
        const d = load<f32>(at + row, 4);
        let all = joinOne<T>(joinOne<T>(a, b), joinOne<T>(c, d));
        if (isFloat<T>()) all *= scale;
        else {
          const any = a + b + (c + d);
          scalar = scalar || any != any;
        }
        store<f32>(target, all);
        target += 4;
        at += 8;
      }
    }
    source += row * height;
  }
  return scalar || v128.any_true(found);
}
