import { identity, join } from './operation';
import { Columns, Pass } from './pass';

/**
 * Wide windows of stride 1 down the columns of rows, a vector of columns at a time, by van Herk's
 * and Gil and Werman's algorithm: rows are cut into blocks as long as a window, so that each window
 * is a suffix of one block and a prefix of the next, three joins in all however wide it is.
 */
export function slideDown<T>(pass: Pass, units: i32): i32 {
  const columns = changetype<Columns>(pass.records);
  let source = pass.source;
  let target = pass.target + columns.into;
  for (let b = pass.blocks * units; b > 0; b--) {
    let at: usize = 0;
    for (; at + 16 < columns.length; at += 16) strip<T>(columns, source + at, target + at);
    // The last vector may overlap the one before.
    at = columns.length - 16;
    strip<T>(columns, source + at, target + at);
    source += pass.sourceBlock;
    target += pass.targetBlock;
  }
  return 0;
}

function strip<T>(columns: Columns, source: usize, target: usize): void {
  const kernel = columns.kernel;
  const rows = columns.rows;
  for (let first = 0; first < columns.results; first += kernel) {
    const start = first - columns.before;
    let all = identity<T>();
    let suffix = columns.scratch + ((<usize>kernel) << 4);
    for (let r = start + kernel - 1; r >= start; r--) {
      if (<u32>r < <u32>rows) all = join<T>(v128.load(source + columns.length * r), all);
      suffix -= 16;
      v128.store(suffix, all);
    }
    all = identity<T>();
    const end = start + kernel + min(kernel, columns.results - first);
    for (let r = start + kernel; r < end; r++) {
      v128.store(target, join<T>(v128.load(suffix), all));
      if (r < rows) all = join<T>(all, v128.load(source + columns.length * r));
      suffix += 16;
      target += columns.pitch;
    }
  }
}
