import type { PoolSpec } from '../../../engine/index.js';
import {
  add,
  ceilDivide,
  floorDivide,
  isLess,
  multiply,
  subtract,
  type Dimension,
} from '../../dimension.js';

/**
 * The output size along one spatial axis whose input size is a symbol: the engine's rule with
 * symbols for numbers. Null: the rule depends on numbers that aren't known.
 */
export function symbolicOutputSize(
  spec: PoolSpec,
  axis: number,
  size: Dimension,
): Dimension | null {
  const { source } = spec;
  switch (source.kind) {
    case 'sliding': {
      const stride = source.stride[axis] ?? 1;
      const kernel = source.kernel[axis] ?? 1;
      const reach = (source.dilation[axis] ?? 1) * (kernel - 1) + 1;
      if (source.padding.kind === 'same') return ceilDivide(size, stride);
      const pads = source.padding.kind === 'explicit' ? source.padding.axes[axis] : undefined;
      const room = subtract(add(size, (pads?.before ?? 0) + (pads?.after ?? 0)), reach);
      if (source.rounding === 'floor') return add(floorDivide(room, stride), 1);
      return clipped(add(ceilDivide(room, stride), 1), size, stride, pads?.before ?? 0);
    }
    case 'adaptive':
      return source.outputSize[axis] ?? size;
    case 'fractional':
      return source.outputSize[axis] ?? null;
    case 'regions':
      return null;
    case 'global':
      return 1;
    default:
      return source satisfies never;
  }
}

/** PyTorch drops a last window that would start after the data and the padding before it. */
function clipped(count: Dimension, size: Dimension, stride: number, before: number): Dimension {
  const start = multiply(subtract(count, 1), stride);
  return isLess(start, add(size, before)) === false ? subtract(count, 1) : count;
}
