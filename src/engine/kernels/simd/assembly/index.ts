import { Max, Min, Sum } from './combine';
import { reduceQuads } from './quads';
import { reduceBins, reduceDoubling, reduceWide } from './axis';
import { reduceRow, unseen } from './row';

/** The first byte that is free for data. */
export const heapBase: usize = __heap_base;

/**
 * Reduces one axis; see axis.ts. `operation`: 0 max, 1 min, 2 sum. Returns what it saw of NaN: 0
 * where it did not look at every value, 1 where there is none, 2 where there may be one.
 */
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
): i32 {
  if (operation == 0) {
    return reduceAxis<Max>(
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
    return reduceAxis<Min>(
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
    return reduceAxis<Sum>(
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
): i32 {
  if (kernel >= 5 && stride == 1 && dilation == 1) {
    reduceDoubling<T>(source, target, scratch, outer, size, inner, outSize, kernel, padding);
  } else if (inner == 1) {
    return reduceRow<T>(source, target, outer, size, outSize, kernel, stride, dilation, padding);
  } else {
    reduceWide<T>(source, target, outer, size, inner, outSize, kernel, stride, dilation, padding);
  }
  return unseen;
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

/** Divides each of `[units, columns, inner]` by its column's divisor. */
export function divide(target: usize, units: i32, columns: i32, inner: i32, divisors: usize): void {
  for (let u = 0; u < units; u++) {
    if (inner == 1) {
      divideLanes(target, divisors, columns);
      target += (<usize>columns) << 2;
      continue;
    }
    for (let c = 0; c < columns; c++) {
      const divisor = load<f32>(divisors + ((<usize>c) << 2));
      let j = 0;
      for (; j + 4 <= inner; j += 4, target += 16) {
        v128.store(target, f32x4.div(v128.load(target), f32x4.splat(divisor)));
      }
      for (; j < inner; j++, target += 4) store<f32>(target, load<f32>(target) / divisor);
    }
  }
}

function divideLanes(target: usize, divisors: usize, count: i32): void {
  let j = 0;
  for (; j + 4 <= count; j += 4, target += 16, divisors += 16) {
    v128.store(target, f32x4.div(v128.load(target), v128.load(divisors)));
  }
  for (; j < count; j++, target += 4, divisors += 4) {
    store<f32>(target, load<f32>(target) / load<f32>(divisors));
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
