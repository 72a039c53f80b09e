import { say } from '../phrase.js';
import type { PoolError } from '../result.js';
import type { PoolSpec } from '../spec.js';
import { rejection } from './rejection.js';

/**
 * TensorFlow's check of a VALID window that is larger than the input by more than one: an output
 * size of exactly 0 is let through. Source: `GetWindowedOutputSize`.
 */
export const checkValidOutput = (
  spec: PoolSpec,
  shape: readonly number[] | null,
): PoolError | null => {
  const { source, rank, layout } = spec;
  if (source.kind !== 'sliding' || source.padding.kind === 'same' || shape === null) return null;
  const first = shape.length - rank - (layout === 'channels-last' ? 1 : 0);
  const pads = source.padding.kind === 'explicit' ? source.padding.axes : [];
  const axes = [...source.kernel.entries()];
  // The kernels over three axes look at the last one first.
  for (const [axis, kernel] of rank === 3 ? axes.reverse() : axes) {
    const size = shape[first + axis] ?? 0;
    const stride = source.stride[axis] ?? 1;
    const reach = (kernel - 1) * (source.dilation[axis] ?? 1) + 1;
    const padding = (pads[axis]?.before ?? 0) + (pads[axis]?.after ?? 0);
    const output = Math.trunc((size + padding - reach + stride) / stride);
    if (output >= 0) continue;
    return rejection({
      code: 'output-too-small',
      exception: 'InvalidArgumentError',
      message: `Computed output size would be negative: ${String(output)} [input_size: ${String(size)}, effective_filter_size: ${String(reach)}, stride: ${String(stride)}]`,
      parameter: 'ksize',
      hint: say(
        "The window spans {reach} cells of {size}. Use a smaller window or 'SAME' padding.",
        { reach, size },
      ),
      fixes: [
        { parameter: 'ksize', value: size },
        { parameter: 'padding', value: 'SAME' },
      ],
    });
  }
  return null;
};
