import type { PoolError } from '../../result.js';
import { firstObjection } from '../rejection.js';
import { sizes, wrongRank } from './shapes.js';
import { negativePadding, notPositive, paddingTooLarge, tooSmall } from './window-errors.js';
import { outputs, type Check } from './window-numbers.js';

/** Max pooling over one axis has its own kernel where no indices are asked for. */
export const checkMaxPool1d: Check = (numbers, shape) => {
  const [kernel = 1] = numbers.kernel;
  const [stride = 1] = numbers.stride;
  const [padding = 0] = numbers.padding;
  const [dilation = 1] = numbers.dilation;
  const positive = (parameter: string, value: number) =>
    value > 0
      ? null
      : notPositive(
          parameter,
          `max_pool1d() ${parameter} must be greater than zero, but got ${String(value)}`,
        );
  return firstObjection([
    () => maxPool1dRank(shape),
    () => positive('kernel_size', kernel),
    () => positive('stride', stride),
    () =>
      padding >= 0
        ? null
        : negativePadding(`max_pool1d() padding must be non-negative, but got ${String(padding)}`),
    () =>
      padding <= Math.trunc(kernel / 2)
        ? null
        : paddingTooLarge(
            kernel,
            padding,
            `max_pool1d() padding should be at most half of kernel size, but got padding=${String(padding)} and kernel_size=${String(kernel)}`,
          ),
    () => positive('dilation', dilation),
    () => {
      const [output = 1] = outputs(numbers, shape) ?? [];
      return output >= 1 || (numbers.old && output === 0)
        ? null
        : tooSmall(numbers, shape, `max_pool1d() Invalid computed output size: ${String(output)}`);
    },
  ]);
};

/** The rank that max pooling over one axis takes. */
export const maxPool1dRank = (shape: readonly number[] | null): PoolError | null => {
  if (shape === null) return null;
  const [channels = 0, size = 0] = shape.slice(-2);
  if ((shape.length === 2 || shape.length === 3) && channels > 0 && size > 0) return null;
  return wrongRank(
    `max_pool1d: Expected 2D or 3D (batch mode) tensor with optional 0 dim batch size for input, but got:${sizes(shape)}`,
    2,
  );
};
