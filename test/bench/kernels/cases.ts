import type { PoolSpec, Reducer, SpatialRank } from '../../../src/engine/index.js';

/** One layer on one shape, as every implementation is asked to compute it. */
export interface KernelCase {
  readonly name: string;
  readonly shape: readonly number[];
  readonly operation: 'max' | 'avg';
  readonly kernel: readonly number[];
  readonly stride: readonly number[];
  readonly padding: readonly number[];
  /** Sizes to adapt to instead of a kernel; null for a sliding window. */
  readonly adaptive: readonly number[] | null;
}

const square = (
  name: string,
  shape: readonly number[],
  operation: 'max' | 'avg',
  kernel: number,
  stride: number,
  padding = 0,
): KernelCase => {
  const each = (value: number) => shape.slice(2).map(() => value);
  return {
    name,
    shape,
    operation,
    kernel: each(kernel),
    stride: each(stride),
    padding: each(padding),
    adaptive: null,
  };
};

/** Layers of well-known models, and the extremes of window size. */
export const cases: readonly KernelCase[] = [
  square('max 2×2 s2', [1, 64, 112, 112], 'max', 2, 2),
  square('avg 2×2 s2', [1, 64, 112, 112], 'avg', 2, 2),
  square('max 3×3 s2 p1', [1, 64, 112, 112], 'max', 3, 2, 1),
  square('avg 3×3 s1 p1', [1, 192, 35, 35], 'avg', 3, 1, 1),
  square('max 5×5 s1 p2', [1, 256, 20, 20], 'max', 5, 1, 2),
  square('max 13×13 s1 p6', [1, 512, 20, 20], 'max', 13, 1, 6),
  square('avg 32×32 s1', [1, 64, 128, 128], 'avg', 32, 1),
  square('global avg 7×7', [1, 2048, 7, 7], 'avg', 7, 7),
  square('max 1D k3 s2', [8, 64, 4096], 'max', 3, 2),
  square('max 3D 2×2×2', [1, 32, 16, 64, 64], 'max', 2, 2),
  {
    ...square('adaptive avg 13→7', [1, 256, 13, 13], 'avg', 1, 1),
    adaptive: [7, 7],
  },
];

/** The layer as our engine knows it; averages leave padding out, as every peer here does. */
export function specOf({
  shape,
  operation,
  kernel,
  stride,
  padding,
  adaptive,
}: KernelCase): PoolSpec {
  const reducer: Reducer =
    operation === 'max'
      ? { kind: 'max', returnIndices: false }
      : { kind: 'avg', countIncludePad: false, divisorOverride: null };
  return {
    framework: 'torch',
    rank: rankOf(shape),
    layout: 'channels-first',
    reducer,
    call: null,
    source:
      adaptive === null
        ? {
            kind: 'sliding',
            kernel,
            stride,
            dilation: kernel.map(() => 1),
            rounding: 'floor',
            padding: { kind: 'explicit', axes: padding.map((p) => ({ before: p, after: p })) },
          }
        : { kind: 'adaptive', outputSize: adaptive },
  };
}

function rankOf(shape: readonly number[]): SpatialRank {
  switch (shape.length) {
    case 3:
      return 1;
    case 4:
      return 2;
    default:
      return 3;
  }
}

/** How many values a shape holds. */
export const countOf = (shape: readonly number[]): number => shape.reduce((all, n) => all * n, 1);
