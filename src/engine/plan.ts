import type { PoolSpec } from './spec.js';

/**
 * The windows along one axis. Coordinates are input coordinates: 0 is the first data cell, −1 the
 * padding cell before it. Ranges are half-open. Window `i` reads the taps
 * `start(i), start(i) + step, …` below `end(i)`; those outside `[0, inputSize)` are padding or,
 * beyond the padding, overhang.
 */
export type AxisWindows =
  | {
      readonly kind: 'regular';
      readonly firstStart: number;
      readonly stride: number;
      readonly kernel: number;
      readonly dilation: number;
    }
  /** Bins `[⌊i·n/o⌋, ⌈(i+1)·n/o⌉)`. */
  | { readonly kind: 'adaptive' }
  /** Irregular starts with one kernel (fractional pooling). */
  | { readonly kind: 'listed'; readonly starts: readonly number[]; readonly kernel: number };

/** All there is to know about one spatial axis; plain data, O(1) except for listed starts. */
export interface AxisPlan {
  readonly inputSize: number;
  readonly outputSize: number;
  readonly padBefore: number;
  readonly padAfter: number;
  readonly windows: AxisWindows;
}

/** The geometry of one layer on one input shape. Values, cost, notices and picture read only this. */
export interface Plan {
  readonly spec: PoolSpec;
  readonly inputShape: readonly number[];
  readonly outputShape: readonly number[];
  /** Product of the batch and, in channels-first, channel sizes: independent planes. */
  readonly batch: number;
  readonly channels: number;
  readonly axes: readonly AxisPlan[];
}
