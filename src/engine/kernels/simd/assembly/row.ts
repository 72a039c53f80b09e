import { reduceOne } from './axis';
import { sweepFours, sweepPairs, sweepTriples } from './sweep';

/** Not every value was looked at. */
export const unseen: i32 = 0;
/** No value is NaN. */
export const clean: i32 = 1;
/** A value may be NaN. */
export const nan: i32 = 2;

@inline
function sweep<T>(at: usize, into: usize, end: usize, kernel: i32, stride: i32): bool {
  if (stride == 1) return sweepFours<T>(at, into, end, kernel);
  return kernel == 2 ? sweepPairs<T>(at, into, end) : sweepTriples<T>(at, into, end);
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

/**
 * Reduces the last axis of `[rows, size]` into `[rows, outSize]`. Windows go four at a time where
 * the stride is 1, or 2 with a kernel of 2 or 3, else one at a time. Where the rows of input and
 * output keep step, all rows are swept as one; windows that lean over an end of their row, and so
 * read a neighbour, are written again afterwards. `source` and `target` need a few floats of room
 * on either side. Returns what it saw of NaN: see {@link unseen}.
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
): i32 {
  const inside = min(outSize, size + padding < kernel ? 0 : (size + padding - kernel) / stride + 1);
  const first = min((padding + stride - 1) / stride, inside);
  const lanes =
    dilation == 1 &&
    inside - first >= 4 &&
    (stride == 1 || (stride == 2 && (kernel == 2 || kernel == 3)));
  const inStep = outSize * stride == size;
  const outRow = (<usize>outSize) << 2;
  const shift = (<usize>padding) << 2;
  let seen = unseen;
  if (lanes && inStep) {
    const end = target + outRow * rows;
    // A sweep that begins `padding` early may end that much before the last value.
    const last = v128.load(source + ((<usize>(rows * size - 4)) << 2));
    const strange = sweep<T>(source - shift, target, end, kernel, stride);
    seen = strange || v128.any_true(f32x4.ne(last, last)) ? nan : clean;
  }
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
  return seen;
}
