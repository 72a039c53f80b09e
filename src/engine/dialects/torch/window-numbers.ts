import { outputSize } from '../../geometry/output-size.js';
import type { PoolError } from '../../result.js';
import type { Reducer, SpatialRank } from '../../spec.js';

/** A sliding layer's numbers per axis, in the input's order, as PyTorch's checks see them. */
export interface WindowNumbers {
  readonly rank: SpatialRank;
  readonly reducer: Reducer;
  readonly kernel: readonly number[];
  readonly stride: readonly number[];
  readonly padding: readonly number[];
  readonly dilation: readonly number[];
  readonly ceil: boolean;
  /** PyTorch before 2.1: the half-kernel rule has another text. */
  readonly old: boolean;
}

/** A check of such numbers, against the input's shape where that is known. */
export type Check = (numbers: WindowNumbers, shape: readonly number[] | null) => PoolError | null;

/** Output sizes as PyTorch calculates them, which may be negative. */
export const outputs = (
  { kernel, stride, padding, dilation, ceil }: WindowNumbers,
  shape: readonly number[] | null,
): readonly number[] | null =>
  shape === null
    ? null
    : shape.slice(shape.length - kernel.length).map((size, axis) => {
        const pad = padding[axis] ?? 0;
        const step = stride[axis] ?? 1;
        const reach = ((kernel[axis] ?? 1) - 1) * (dilation[axis] ?? 1) + 1;
        const geometry = { size, reach, stride: step, before: pad, after: pad };
        const count = outputSize(geometry, ceil ? 'ceil' : 'floor', 'clip');
        return count > 0
          ? count
          : Math.floor((size + 2 * pad - reach + (ceil ? step - 1 : 0)) / step) + 1;
      });

/** Tells whether the padding is at most half of the kernel, dilation not counted. */
export const padsFitHalf = ({ kernel, padding }: WindowNumbers): boolean =>
  kernel.every((k, axis) => Math.trunc(k / 2) >= (padding[axis] ?? 0));

/** One axis as the lower of two, as PyTorch pools it. */
export const asRows = (numbers: WindowNumbers): WindowNumbers => ({
  ...numbers,
  kernel: [1, ...numbers.kernel],
  stride: [1, ...numbers.stride],
  padding: [0, ...numbers.padding],
  dilation: [1, ...numbers.dilation],
});

/** A shape with one spatial axis as one with two. */
export const rows = (shape: readonly number[] | null) =>
  shape === null ? null : [...shape.slice(0, -1), 1, ...shape.slice(-1)];
