import { identity, join, joinOne } from './combine';
import { fillIdentity, joinFlat } from './lane';

/** First tap of the window at `start` that is data. */
@inline
function firstTap(start: i32, dilation: i32): i32 {
  return start < 0 ? (dilation - 1 - start) / dilation : 0;
}

/** One past the last tap of the window at `start` that is data. */
@inline
function endTap(start: i32, size: i32, kernel: i32, dilation: i32): i32 {
  const reach = size - start;
  return reach <= 0 ? 0 : min(kernel, (reach + dilation - 1) / dilation);
}

/**
 * Reduces the middle axis of `[outer, size, inner]` into `[outer, outSize, inner]`; lanes run
 * along `inner`, taps are joined in order.
 */
export function reduceWide<T>(
  source: usize,
  target: usize,
  outer: i32,
  size: i32,
  inner: i32,
  outSize: i32,
  kernel: i32,
  stride: i32,
  dilation: i32,
  padding: i32,
): void {
  const row = (<usize>inner) << 2;
  const step = row * dilation;
  const inside = size + padding < kernel ? 0 : (size + padding - kernel) / stride + 1;
  for (let o = 0; o < outer; o++) {
    for (let i = 0; i < outSize; ) {
      const start = i * stride - padding;
      const from = firstTap(start, dilation);
      const taps = endTap(start, size, kernel, dilation) - from;
      // At stride 1 the rows of all whole windows follow one another, as do the taps' rows.
      const whole = dilation == 1 && stride == 1 && start >= 0;
      const rows = whole ? max(1, min(inside, outSize) - i) : 1;
      if (taps <= 0) fillIdentity<T>(target, inner);
      else reduceRows<T>(source + row * (start + from * dilation), target, inner * rows, taps, step);
      target += row * rows;
      i += rows;
    }
    source += row * size;
  }
}

/** Four lanes of `taps` rows that lie `step` bytes apart. */
@inline
function column<T>(at: usize, taps: i32, step: usize): v128 {
  let all = v128.load(at);
  for (let t = 1; t < taps; t++) {
    at += step;
    all = join<T>(all, v128.load(at));
  }
  return all;
}

/** Joins `taps` rows of `count` floats that lie `step` bytes apart. */
export function reduceRows<T>(first: usize, target: usize, count: i32, taps: i32, step: usize): void {
  if (count < 4) {
    for (let j = 0; j < count; j++) {
      let at = first + ((<usize>j) << 2);
      let all = load<f32>(at);
      for (let t = 1; t < taps; t++) {
        at += step;
        all = joinOne<T>(all, load<f32>(at));
      }
      store<f32>(target + ((<usize>j) << 2), all);
    }
    return;
  }
  // The last four may overlap those before.
  const tail = (<usize>(count - 4)) << 2;
  let at = first;
  const end = first + tail;
  let into = target;
  if (taps == 2) {
    for (; at < end; at += 16, into += 16) v128.store(into, column<T>(at, 2, step));
  } else if (taps == 3) {
    for (; at < end; at += 16, into += 16) {
      const two = join<T>(v128.load(at), v128.load(at + step));
      v128.store(into, join<T>(two, v128.load(at + step * 2)));
    }
  } else {
    for (; at < end; at += 16, into += 16) v128.store(into, column<T>(at, taps, step));
  }
  v128.store(target + tail, column<T>(end, taps, step));
}

/** One window of a row, clipped to the data. */
@inline
export function reduceOne<T>(
  source: usize,
  start: i32,
  size: i32,
  kernel: i32,
  dilation: i32,
): f32 {
  const from = firstTap(start, dilation);
  const end = endTap(start, size, kernel, dilation);
  if (end <= from) return identity<T>();
  let all = load<f32>(source + ((<usize>(start + from * dilation)) << 2));
  for (let t = from + 1; t < end; t++) {
    all = joinOne<T>(all, load<f32>(source + ((<usize>(start + t * dilation)) << 2)));
  }
  return all;
}

/**
 * The same for wide windows of stride 1, in log2(kernel) passes: windows of 1, 2, 4 … taps are
 * joined from two of half the width. `scratch` holds `[outer, outSize + kernel − 1, inner]`.
 */
export function reduceDoubling<T>(
  source: usize,
  target: usize,
  scratch: usize,
  outer: i32,
  size: i32,
  inner: i32,
  outSize: i32,
  kernel: i32,
  padding: i32,
): void {
  const row = (<usize>inner) << 2;
  const reach = outSize + kernel - 1;
  const data = min(size, reach - padding);
  const block = <usize>reach * row;
  for (let o = 0; o < outer; o++) {
    const into = scratch + block * o;
    fillIdentity<T>(into, padding * inner);
    memory.copy(into + row * padding, source + row * size * o, row * data);
    fillIdentity<T>(into + row * (padding + data), (reach - padding - data) * inner);
  }
  const total = outer * reach * inner;
  let width = 1;
  if (isFloat<T>()) {
    let offset = 0;
    let started = false;
    for (;;) {
      if (kernel & width) {
        gather<T>(scratch + row * offset, target, block, outer, outSize * inner, started);
        started = true;
        offset += width;
      }
      if (width * 2 > kernel) return;
      joinFlat<T>(scratch, scratch + row * width, scratch, total - width * inner);
      width *= 2;
    }
  }
  for (; width * 2 <= kernel; width *= 2) {
    joinFlat<T>(scratch, scratch + row * width, scratch, total - width * inner);
  }
  const ahead = row * (kernel - width);
  for (let o = 0; o < outer; o++) {
    const at = scratch + block * o;
    joinFlat<T>(at, at + ahead, target + <usize>o * outSize * row, outSize * inner);
  }
}

/** Copies, or joins on to what is there, the first `count` floats of each block. */
function gather<T>(
  from: usize,
  target: usize,
  block: usize,
  outer: i32,
  count: i32,
  add: bool,
): void {
  for (let o = 0; o < outer; o++) {
    const into = target + <usize>o * ((<usize>count) << 2);
    if (add) joinFlat<T>(into, from + block * o, into, count);
    else memory.copy(into, from + block * o, (<usize>count) << 2);
  }
}

/** Reduces bins `[starts[i], ends[i])` of the middle axis of `[outer, size, inner]`. */
export function reduceBins<T>(
  source: usize,
  target: usize,
  outer: i32,
  size: i32,
  inner: i32,
  outSize: i32,
  starts: usize,
  ends: usize,
): void {
  const row = (<usize>inner) << 2;
  for (let o = 0; o < outer; o++) {
    for (let i = 0; i < outSize; i++) {
      const from = load<i32>(starts + ((<usize>i) << 2));
      const taps = load<i32>(ends + ((<usize>i) << 2)) - from;
      if (inner == 1) store<f32>(target, reduceOne<T>(source, from, size, taps, 1));
      else reduceRows<T>(source + row * from, target, inner, taps, row);
      target += row;
    }
    source += row * size;
  }
}
