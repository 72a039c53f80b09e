import { say } from '../../phrase.js';
import type { Fix, PoolError } from '../../result.js';
import { rejection } from '../rejection.js';
import type { WindowNumbers } from './window-numbers.js';

/** A kernel, stride or dilation below 1. */
export const notPositive = (parameter: string, message: string): PoolError =>
  rejection({
    code: `${parameter.replace('_', '-')}-not-positive`,
    message,
    parameter,
    hint:
      parameter === 'stride'
        ? say('A stride is at least 1; left out, it is the kernel size.')
        : say('{parameter} is at least 1.', { parameter }),
    fixes: [
      ...(parameter === 'stride' ? [{ parameter, value: null }] : []),
      { parameter, value: parameter === 'kernel_size' ? 2 : 1 },
      { parameter, value: 1 },
    ],
  });

/** Padding below 0. */
export const negativePadding = (message: string): PoolError =>
  rejection({
    code: 'padding-negative',
    message,
    parameter: 'padding',
    hint: say('Padding is 0 or more; to cut rows off, index the input before the layer.'),
    fixes: [{ parameter: 'padding', value: 0 }],
  });

/** More padding than half of the kernel. */
export const paddingTooLarge = (kernel: number, padding: number, message: string): PoolError => {
  const most = Math.max(Math.trunc(kernel / 2), 0);
  const allowed =
    most === 0
      ? say('no padding')
      : most === 1
        ? say('padding 0 or 1')
        : say('padding 0 to {most}', { most });
  return rejection({
    code: 'padding-over-half-kernel',
    message,
    parameter: 'padding',
    hint: say(
      'A kernel of {kernel} allows {allowed}; padding {padding} needs a kernel of at least {least}.',
      { kernel, allowed, padding, least: 2 * padding },
    ),
    fixes: [
      { parameter: 'padding', value: most },
      { parameter: 'kernel_size', value: 2 * padding },
      { parameter: 'padding', value: 0 },
    ],
  });
};

/** Padding that only the dilated kernel would allow. */
export const dilatedPadding = ({ kernel, padding }: WindowNumbers, message: string): PoolError => {
  const most = kernel.map((k, axis) => Math.min(padding[axis] ?? 0, Math.trunc(k / 2)));
  return rejection({
    code: 'padding-over-half-kernel',
    message,
    parameter: 'padding',
    hint: say('Half of the kernel as written is the limit; dilation does not widen it here.'),
    fixes: [
      { parameter: 'padding', value: shortest(most) },
      { parameter: 'padding', value: 0 },
    ],
  });
};

/** A window larger than the padded input. */
export const tooSmall = (
  { kernel, padding, dilation }: WindowNumbers,
  shape: readonly number[] | null,
  message: string,
): PoolError => {
  const spatial = (shape ?? []).slice(-kernel.length);
  const reach = kernel.map((k, axis) => (k - 1) * (dilation[axis] ?? 1) + 1);
  const room = spatial.map((size, axis) => size + 2 * (padding[axis] ?? 0));
  const half = kernel.map((k) => Math.trunc(k / 2));
  return rejection({
    code: 'output-too-small',
    message,
    parameter: 'kernel_size',
    hint: say(
      'The window spans {reach}, the padded input has only {room}. Use a smaller kernel, more padding or a larger input.',
      { reach: reach.join('×'), room: room.join('×') },
    ),
    fixes: [
      fitKernel(kernel, spatial),
      { parameter: 'dilation', value: 1 },
      { parameter: 'padding', value: shortest(half) },
      { parameter: 'kernel_size', value: 1 },
    ],
  });
};

/** The largest kernel, up to the present one, that the input holds. */
export const fitKernel = (kernel: readonly number[], spatial: readonly number[]): Fix => ({
  parameter: 'kernel_size',
  value: shortest(kernel.map((k, axis) => Math.max(Math.min(k, spatial[axis] ?? 1), 1))),
});

/** One number where all axes agree. */
const shortest = (values: readonly number[]): number | readonly number[] => {
  const [first = 0] = values;
  return values.every((value) => value === first) ? first : values;
};
