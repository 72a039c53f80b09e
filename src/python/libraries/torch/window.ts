import { add, floorDivide, multiply, subtract, type Dimension } from '../../dimension.js';
import type { ChainLink } from '../../site.js';
import type { Arguments } from '../arguments.js';

/** A sliding window's settings, one entry per spatial axis. */
export interface Window {
  readonly kernel: readonly number[];
  readonly stride: readonly number[];
  readonly padding: readonly number[];
  readonly dilation: readonly number[];
}

/** Reads `kernel_size`, `stride`, `padding`, `dilation`, each an int or one per axis. */
export function windowOf(args: Arguments, axes: number): Window {
  const kernel = perAxis(args.integers('kernel_size'), axes);
  return {
    kernel,
    stride: args.isNone('stride') ? kernel : perAxis(args.integers('stride'), axes),
    padding: perAxis(args.integers('padding'), axes),
    dilation: perAxis(args.isNone('dilation') ? [1] : args.integers('dilation'), axes),
  };
}

/** `⌊(n + 2p − d(k−1) − 1) / s⌋ + 1`, torch's output size with `ceil_mode=False`. */
export function slide(window: Window, axis: number, length: Dimension): Dimension {
  const reach = (window.dilation[axis] ?? 1) * ((window.kernel[axis] ?? 1) - 1) + 1;
  const room = subtract(add(length, multiply(2, window.padding[axis] ?? 0)), reach);
  return add(floorDivide(room, window.stride[axis] ?? 1), 1);
}

/** The window as a receptive field needs it. */
export function geometryOf(window: Window): NonNullable<ChainLink['geometry']> {
  return {
    kernel: window.kernel,
    stride: window.stride,
    dilation: window.dilation,
    padding: window.padding.map((cells) => ({ before: cells, after: cells })),
  };
}

function perAxis(values: readonly number[], axes: number): readonly number[] {
  return values.length === 1 ? Array.from({ length: axes }, () => values[0] ?? 0) : values;
}
