import type { Tensor } from '../correlate.js';
import type { Plan } from '../plan.js';
import { filled, smallest, type Precision } from './arithmetic.js';
import { depthwise, kernelSizes } from './windows.js';

/**
 * One kernel per tap, a single 1 in each, for every channel: `[C·K, 1, k…]`. Convolved with it, a
 * channel becomes K copies of itself, shifted so that a window's taps lie on top of each other.
 */
export const oneHotKernels = (plan: Plan): Tensor => {
  const sizes = kernelSizes(plan) ?? [];
  const taps = sizes.reduce((all, size) => all * size, 1);
  const kernels = filled([plan.channels * taps, 1, ...sizes], 0);
  for (let f = 0; f < plan.channels * taps; f += 1) kernels.data[f * taps + (f % taps)] = 1;
  return kernels;
};

/**
 * A window's taps side by side: one tensor N·C·o per tap. Padding holds the smallest input value:
 * −∞ times 0 is NaN, and a huge negative number swallows the values in single precision.
 */
export const shiftedCopies = (
  plan: Plan,
  input: Tensor,
  kernels: Tensor,
  precision: Precision,
): readonly Tensor[] => {
  const copies = depthwise(plan, input, kernels, precision, smallest(input));
  const taps = (kernels.shape[0] ?? 0) / plan.channels;
  const sizes = copies.shape.slice(2);
  const cells = sizes.reduce((all, size) => all * size, 1);
  return Array.from({ length: taps }, (_, tap) => {
    const copy = filled([plan.batch, plan.channels, ...sizes], 0);
    for (let plane = 0; plane < plan.batch * plan.channels; plane += 1) {
      const from = (plane * taps + tap) * cells;
      copy.data.set(copies.data.subarray(from, from + cells), plane * cells);
    }
    return copy;
  });
};
