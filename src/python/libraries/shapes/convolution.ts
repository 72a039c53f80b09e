import { add, floorDivide, multiply, subtract, type Dimension } from '../../dimension.js';
import type { AxisPadding } from '../../../engine/index.js';

/** A sliding window along one axis. */
export interface AxisWindow {
  readonly kernel: Dimension;
  readonly stride: Dimension;
  readonly padding: { readonly before: Dimension; readonly after: Dimension };
  readonly dilation: Dimension;
}

/** `⌊(n + pb + pa − d(k−1) − 1) / s⌋ + 1`: the size a convolution gives. Source: torch.nn.Conv2d. */
export function convolvedSize(size: Dimension, window: AxisWindow): Dimension {
  const padded = add(size, add(window.padding.before, window.padding.after));
  const reach = add(multiply(window.dilation, subtract(window.kernel, 1)), 1);
  return add(floorDivide(subtract(padded, reach), window.stride), 1);
}

/** `(n−1)s − pb − pa + d(k−1) + e + 1`. Source: torch.nn.ConvTranspose2d. */
export function transposedSize(size: Dimension, window: AxisWindow, extra: Dimension): Dimension {
  const spread = multiply(subtract(size, 1), window.stride);
  const pads = add(window.padding.before, window.padding.after);
  const reach = multiply(window.dilation, subtract(window.kernel, 1));
  return add(add(subtract(spread, pads), reach), add(extra, 1));
}

/** Torch's `padding='same'` for stride 1: the odd cell is at the end. */
export function samePadding(kernel: number, dilation: number): AxisPadding {
  const total = dilation * (kernel - 1);
  return { before: Math.floor(total / 2), after: total - Math.floor(total / 2) };
}
