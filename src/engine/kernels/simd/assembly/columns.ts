import { identity, join } from './operation';
import { Columns, Pass } from './pass';

/**
 * Wide windows of stride 1 down the columns of rows, two vectors of columns at a time, by van Herk's
 * and Gil and Werman's algorithm: rows are cut into blocks as long as a window, so that each window
 * is a suffix of one block and a prefix of the next, three joins in all however wide it is.
 */
export function slideDown<T>(pass: Pass, units: i32): i32 {
  const columns = changetype<Columns>(pass.records);
  let source = pass.source;
  let target = pass.target + columns.into;
  for (let b = pass.blocks * units; b > 0; b--) {
    let at: usize = 0;
    for (; at + 32 < columns.length; at += 32) strip<T>(columns, source + at, target + at, 16);
    // The last two vectors may overlap those before, and one another.
    const beside = min<usize>(16, columns.length - 16);
    at = columns.length - 16 - beside;
    strip<T>(columns, source + at, target + at, beside);
    source += pass.sourceBlock;
    target += pass.targetBlock;
  }
  return 0;
}

function strip<T>(columns: Columns, source: usize, target: usize, beside: usize): void {
  const kernel = columns.kernel;
  const rows = columns.rows;
  for (let first = 0; first < columns.results; first += kernel) {
    const start = first - columns.before;
    let all = identity<T>();
    let other = all;
    let suffix = columns.scratch + ((<usize>kernel) << 5);
    for (let r = start + kernel - 1; r >= start; r--) {
      if (<u32>r < <u32>rows) {
        const at = source + columns.length * r;
        all = join<T>(v128.load(at), all);
        other = join<T>(v128.load(at + beside), other);
      }
      suffix -= 32;
      v128.store(suffix, all);
      v128.store(suffix, other, 16);
    }
    all = identity<T>();
    other = all;
    const end = start + kernel + min(kernel, columns.results - first);
    for (let r = start + kernel; r < end; r++) {
      v128.store(target, join<T>(v128.load(suffix), all));
      v128.store(target + beside, join<T>(v128.load(suffix, 16), other));
      if (r < rows) {
        const at = source + columns.length * r;
        all = join<T>(all, v128.load(at));
        other = join<T>(other, v128.load(at + beside));
      }
      suffix += 32;
      target += columns.pitch;
    }
  }
}
