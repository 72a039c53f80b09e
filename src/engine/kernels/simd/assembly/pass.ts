/*
 * What the TypeScript around tells to do: see `../pass.ts`, and `../records.ts`, which lays these
 * records in memory, four bytes a field. Places, lengths and distances are bytes.
 */

/** One pass from a source to a target; both go on by a block after each of `blocks` per unit. */
@unmanaged
export class Pass {
  /** The function that does it: see index.ts. */
  does: usize;
  source: usize;
  target: usize;
  blocks: i32;
  sourceBlock: usize;
  targetBlock: usize;
  /** A {@link Plane}, {@link Columns}, or `count` times {@link Move}. */
  records: usize;
  count: i32;
}

/**
 * The same operation on `repeat` runs; `at` and `into` are relative to the block. Whole vectors are
 * written, so up to 15 bytes more than `length`.
 */
@unmanaged
export class Move {
  /** The function that does it: see index.ts. */
  does: usize;
  at: usize;
  into: usize;
  length: usize;
  taps: i32;
  /** Distance between taps. */
  step: usize;
  /** Distance between windows, where they lie in the run. */
  stride: usize;
  table: usize;
  repeat: i32;
  sourceRepeat: usize;
  targetRepeat: usize;
}

/** Windows over a plane whose axes are reduced together: see planes.ts. */
@unmanaged
export class Plane {
  height: i32;
  width: i32;
  outHeight: i32;
  outWidth: i32;
  top: i32;
  left: i32;
  clip: usize;
  none: usize;
  /** What sums are divided by; for 2×2 windows what they are multiplied by. */
  divisors: usize;
}

/** Wide windows down the columns of rows: see columns.ts. */
@unmanaged
export class Columns {
  rows: i32;
  results: i32;
  kernel: i32;
  before: i32;
  length: usize;
  /** Where the first result goes in the block, and the distance between results. */
  into: usize;
  pitch: usize;
  scratch: usize;
}
