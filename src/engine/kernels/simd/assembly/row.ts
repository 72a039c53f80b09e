import { reduceOne } from './axis';
import { join } from './combine';

/** Four windows of stride 1 side by side; all taps are data. */
@inline
function four<T>(at: usize, kernel: i32): v128 {
  let all = v128.load(at);
  for (let t = 1; t < kernel; t++) all = join<T>(all, v128.load(at + ((<usize>t) << 2)));
  return all;
}

/** Four windows of kernel 2 and stride 2. */
@inline
function fourPairs<T>(at: usize): v128 {
  const low = v128.load(at);
  const high = v128.load(at, 16);
  return join<T>(
    v128.shuffle<f32>(low, high, 0, 2, 4, 6),
    v128.shuffle<f32>(low, high, 1, 3, 5, 7),
  );
}

/** Four windows of kernel 3 and stride 2: pairs, and the first of each pair's right neighbour. */
@inline
function fourTriples<T>(at: usize): v128 {
  const low = v128.load(at);
  const high = v128.load(at, 16);
  const even = v128.shuffle<f32>(low, high, 0, 2, 4, 6);
  const pairs = join<T>(even, v128.shuffle<f32>(low, high, 1, 3, 5, 7));
  return join<T>(pairs, v128.shuffle<f32>(even, v128.load32_splat(at, 32), 1, 2, 3, 4));
}

/** Windows `from` to `to`, one at a time, clipped to the data. */
function clipped<T>(
  source: usize,
  target: usize,
  from: i32,
  to: i32,
  size: i32,
  kernel: i32,
  stride: i32,
  dilation: i32,
  padding: i32,
): void {
  for (let i = from; i < to; i++) {
    const value = reduceOne<T>(source, i * stride - padding, size, kernel, dilation);
    store<f32>(target + ((<usize>i) << 2), value);
  }
}

/** Writes windows four by four from `into` to `end`, overrunning it by up to three. */
@inline
function sweep<T>(at: usize, into: usize, end: usize, kernel: i32, stride: i32): void {
  if (stride == 1) {
    if (kernel == 3) {
      for (; into < end; into += 16, at += 16) v128.store(into, four<T>(at, 3));
    } else {
      for (; into < end; into += 16, at += 16) v128.store(into, four<T>(at, kernel));
    }
  } else if (kernel == 2) {
    for (; into < end; into += 16, at += 32) v128.store(into, fourPairs<T>(at));
  } else {
    for (; into < end; into += 16, at += 32) v128.store(into, fourTriples<T>(at));
  }
}

/**
 * Reduces the last axis of `[rows, size]` into `[rows, outSize]`. Windows go four at a time where
 * the stride is 1, or 2 with a kernel of 2 or 3, else one at a time. Where the rows of input and
 * output keep step, all rows are swept as one; windows that lean over an end of their row, and so
 * read a neighbour, are written again afterwards. `source` and `target` need a few floats of room
 * on either side.
 */
export function reduceRow<T>(
  source: usize,
  target: usize,
  rows: i32,
  size: i32,
  outSize: i32,
  kernel: i32,
  stride: i32,
  dilation: i32,
  padding: i32,
): void {
  const inside = min(outSize, size + padding < kernel ? 0 : (size + padding - kernel) / stride + 1);
  const first = min((padding + stride - 1) / stride, inside);
  const lanes =
    dilation == 1 &&
    inside - first >= 4 &&
    (stride == 1 || (stride == 2 && (kernel == 2 || kernel == 3)));
  const inStep = outSize * stride == size;
  const outRow = (<usize>outSize) << 2;
  const shift = (<usize>padding) << 2;
  if (lanes && inStep) sweep<T>(source - shift, target, target + outRow * rows, kernel, stride);
  for (let r = 0; r < rows; r++) {
    if (!lanes) {
      clipped<T>(source, target, 0, outSize, size, kernel, stride, dilation, padding);
    } else {
      if (!inStep) {
        const end = target + ((<usize>inside) << 2);
        const ahead = ((<usize>(first * stride)) << 2) - shift;
        sweep<T>(source + ahead, target + ((<usize>first) << 2), end, kernel, stride);
      }
      clipped<T>(source, target, 0, first, size, kernel, stride, dilation, padding);
      clipped<T>(source, target, inside, outSize, size, kernel, stride, dilation, padding);
    }
    source += (<usize>size) << 2;
    target += outRow;
  }
}
