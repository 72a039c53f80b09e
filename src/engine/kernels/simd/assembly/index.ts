import { Max, Min, Sum } from './combine';
import { reduceQuads } from './quads';
import { reduceBins, reduceDoubling, reduceWide } from './axis';
import { reduceRow } from './row';

/** The first byte that is free for data. */
export const heapBase: usize = __heap_base;

/** Reduces one axis; see axis.ts. `operation`: 0 max, 1 min, 2 sum. */
export function axis(
  operation: i32,
  source: usize,
  target: usize,
  scratch: usize,
  outer: i32,
  size: i32,
  inner: i32,
  outSize: i32,
  kernel: i32,
  stride: i32,
  dilation: i32,
  padding: i32,
): void {
  if (operation == 0) {
    reduceAxis<Max>(
      source,
      target,
      scratch,
      outer,
      size,
      inner,
      outSize,
      kernel,
      stride,
      dilation,
      padding,
    );
  } else if (operation == 1) {
    reduceAxis<Min>(
      source,
      target,
      scratch,
      outer,
      size,
      inner,
      outSize,
      kernel,
      stride,
      dilation,
      padding,
    );
  } else {
    reduceAxis<Sum>(
      source,
      target,
      scratch,
      outer,
      size,
      inner,
      outSize,
      kernel,
      stride,
      dilation,
      padding,
    );
  }
}

function reduceAxis<T>(
  source: usize,
  target: usize,
  scratch: usize,
  outer: i32,
  size: i32,
  inner: i32,
  outSize: i32,
  kernel: i32,
  stride: i32,
  dilation: i32,
  padding: i32,
): void {
  if (kernel >= 5 && stride == 1 && dilation == 1) {
    reduceDoubling<T>(source, target, scratch, outer, size, inner, outSize, kernel, padding);
  } else if (inner == 1) {
    reduceRow<T>(source, target, outer, size, outSize, kernel, stride, dilation, padding);
  } else {
    reduceWide<T>(source, target, outer, size, inner, outSize, kernel, stride, dilation, padding);
  }
}

/** 2×2 windows of stride 2; see quads.ts. */
export function quads(
  operation: i32,
  source: usize,
  target: usize,
  planes: i32,
  height: i32,
  width: i32,
  scale: f32,
): bool {
  if (operation == 0) return reduceQuads<Max>(source, target, planes, height, width, scale);
  if (operation == 1) return reduceQuads<Min>(source, target, planes, height, width, scale);
  return reduceQuads<Sum>(source, target, planes, height, width, scale);
}

/** Reduces bins `[starts[i], ends[i])` of the middle axis of `[outer, size, inner]`. */
export function bins(
  operation: i32,
  source: usize,
  target: usize,
  outer: i32,
  size: i32,
  inner: i32,
  outSize: i32,
  starts: usize,
  ends: usize,
): void {
  if (operation == 0) reduceBins<Max>(source, target, outer, size, inner, outSize, starts, ends);
  else if (operation == 1)
    reduceBins<Min>(source, target, outer, size, inner, outSize, starts, ends);
  else reduceBins<Sum>(source, target, outer, size, inner, outSize, starts, ends);
}

/** The sum of each of `rows` runs of `size` floats. */
export function totals(source: usize, target: usize, rows: i32, size: i32): void {
  for (let r = 0; r < rows; r++) {
    let a = f32x4.splat(0);
    let b = f32x4.splat(0);
    let j = 0;
    for (; j + 8 <= size; j += 8) {
      a = f32x4.add(a, v128.load(source + ((<usize>j) << 2)));
      b = f32x4.add(b, v128.load(source + ((<usize>j) << 2), 16));
    }
    a = f32x4.add(a, b);
    let all =
      f32x4.extract_lane(a, 0) +
      f32x4.extract_lane(a, 1) +
      (f32x4.extract_lane(a, 2) + f32x4.extract_lane(a, 3));
    for (; j < size; j++) all += load<f32>(source + ((<usize>j) << 2));
    store<f32>(target, all);
    source += (<usize>size) << 2;
    target += 4;
  }
}

/** Divides `[rows, columns, inner]` by `rowDivisors[row] · columnDivisors[column]`, repeating rows. */
export function divide(
  target: usize,
  rows: i32,
  period: i32,
  columns: i32,
  inner: i32,
  rowDivisors: usize,
  columnDivisors: usize,
): void {
  for (let r = 0; r < rows; r++) {
    const byRow = load<f32>(rowDivisors + ((<usize>(r % period)) << 2));
    if (inner == 1) {
      let c = 0;
      for (; c + 4 <= columns; c += 4) {
        const divisor = f32x4.mul(
          f32x4.splat(byRow),
          v128.load(columnDivisors + ((<usize>c) << 2)),
        );
        const at = target + ((<usize>c) << 2);
        v128.store(at, f32x4.div(v128.load(at), divisor));
      }
      for (; c < columns; c++) {
        const at = target + ((<usize>c) << 2);
        store<f32>(at, load<f32>(at) / (byRow * load<f32>(columnDivisors + ((<usize>c) << 2))));
      }
      target += (<usize>columns) << 2;
    } else {
      for (let c = 0; c < columns; c++) {
        const divisor = byRow * load<f32>(columnDivisors + ((<usize>c) << 2));
        let j = 0;
        for (; j + 4 <= inner; j += 4) {
          const at = target + ((<usize>j) << 2);
          v128.store(at, f32x4.div(v128.load(at), f32x4.splat(divisor)));
        }
        for (; j < inner; j++) {
          const at = target + ((<usize>j) << 2);
          store<f32>(at, load<f32>(at) / divisor);
        }
        target += (<usize>inner) << 2;
      }
    }
  }
}

/** Whether any of `count` floats is NaN; with `infinite`, whether any is NaN or infinite. */
export function hasSpecial(source: usize, count: i32, infinite: bool): bool {
  let found = i32x4.splat(0);
  let j = 0;
  for (; j + 8 <= count; j += 8) {
    const a = v128.load(source + ((<usize>j) << 2));
    const b = v128.load(source + ((<usize>j) << 2), 16);
    const x = infinite ? f32x4.sub(a, a) : a;
    const y = infinite ? f32x4.sub(b, b) : b;
    found = v128.or(found, v128.or(f32x4.ne(x, x), f32x4.ne(y, y)));
  }
  let scalar = false;
  for (; j < count; j++) {
    const a = load<f32>(source + ((<usize>j) << 2));
    const x = infinite ? a - a : a;
    scalar = scalar || x != x;
  }
  return scalar || v128.any_true(found);
}
