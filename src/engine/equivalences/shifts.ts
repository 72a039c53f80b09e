import { product } from '../row-major.js';
import type { Tensor } from '../convolution/correlate.js';
import type { Plan } from '../plan/plan.js';
import { tapTotals } from '../geometry/tap-totals.js';
import { filled, smallest, type Precision } from './arithmetic.js';
import type { Geometry } from './geometry.js';
import { kerasConv, kerasForEveryChannel } from './keras-convolution.js';
import { assigned, kerasPad, torchConv, torchPad } from './python-code.js';
import { depthwise, kernelSizes } from './windows.js';

/** Whether a layer's windows can be taken apart by one-hot kernels without an empty window. */
export const canShift = (plan: Plan): boolean =>
  kernelSizes(plan) !== null &&
  plan.spec.fill === undefined &&
  !plan.outputShape.includes(0) &&
  plan.axes.every((axis) => tapTotals(axis).fullWindows === BigInt(axis.outputSize));

/**
 * One kernel per tap, a single 1 in each, for every channel: `[C·K, 1, k…]`. Convolved with it, a
 * channel becomes K copies of itself, shifted so that a window's taps lie on top of each other.
 */
export const oneHotKernels = (plan: Plan): Tensor => {
  const sizes = kernelSizes(plan) ?? [];
  const taps = product(sizes);
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
  const cells = product(sizes);
  return Array.from({ length: taps }, (_, tap) => {
    const copy = filled([plan.batch, plan.channels, ...sizes], 0);
    for (let plane = 0; plane < plan.batch * plan.channels; plane += 1) {
      const from = (plane * taps + tap) * cells;
      copy.data.set(copies.data.subarray(from, from + cells), plane * cells);
    }
    return copy;
  });
};

/** Lines that make `taps`: every channel's taps side by side along axis 2. */
export const torchTaps = (geometry: Geometry): readonly string[] => {
  const taps = String(geometry.taps);
  return [
    'channels = x.shape[1]',
    ...assigned(torchPad('x', geometry, 'x.min().item()')),
    `one_hot = torch.eye(${taps}, dtype=x.dtype).reshape(${taps}, 1, ${geometry.kernel})`,
    `one_hot = one_hot.repeat(channels, *[1] * ${String(geometry.rank + 1)})`,
    `taps = ${torchConv(geometry, 'x', 'one_hot')}`,
    `taps = taps.unflatten(1, (channels, ${taps}))`,
  ];
};

/** The same in Keras, the taps along the last axis. */
export const kerasTaps = (geometry: Geometry): readonly string[] => {
  const taps = String(geometry.taps);
  return [
    'channels = x.shape[-1]',
    ...assigned(kerasPad('x', geometry, 'float(ops.min(x))')),
    `one_hot = ops.reshape(ops.eye(${taps}, dtype=x.dtype), (${geometry.kernel}, 1, ${taps}))`,
    kerasForEveryChannel(geometry, 'one_hot'),
    `taps = ${kerasConv(geometry, 'x', 'one_hot')}`,
    `taps = ops.reshape(taps, (*taps.shape[:-1], channels, ${taps}))`,
  ];
};
