import { pairByOne } from './pair-by-one';
import { pairByTwo } from './pair-by-two';
import { Pass, Plane } from './pass';

/** 3×3 windows of stride 1. */
export function width3<T>(pass: Pass, units: i32): i32 {
  return eachPair<T>(pass, units, 3, 1);
}

/** 3×3 windows of stride 2. */
export function width3Stride2<T>(pass: Pass, units: i32): i32 {
  return eachPair<T>(pass, units, 3, 2);
}

/** 5×5 windows of stride 1. */
export function width5<T>(pass: Pass, units: i32): i32 {
  return eachPair<T>(pass, units, 5, 1);
}

/**
 * Takes planes two rows of windows at a time, since these share rows of the plane; where the number
 * of rows is odd the last but one is done twice. Size and stride are known at compile time.
 */
@inline
function eachPair<T>(pass: Pass, units: i32, kernel: i32, stride: i32): i32 {
  const plane = changetype<Plane>(pass.records);
  const row = (<usize>plane.outWidth) << 2;
  let source = pass.source;
  let target = pass.target;
  for (let p = pass.blocks * units; p > 0; p--) {
    for (let pair = 0; pair < plane.outHeight; pair += 2) {
      const i = min(pair, plane.outHeight - 2);
      const top = i * stride - plane.top;
      const done = row * i;
      const by = plane.divisors + done;
      if (stride == 1) pairByOne<T>(plane, source, top, target + done, by, kernel == 5);
      else pairByTwo<T>(plane, source, top, target + done, by);
    }
    source += pass.sourceBlock;
    target += pass.targetBlock;
  }
  return 0;
}
