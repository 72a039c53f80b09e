import { say } from '../../phrase.js';
import type { PoolError } from '../../result.js';
import type { Padding, PoolSpec } from '../../spec.js';
import { checkValidOutput } from '../computed-output.js';
import { rejection } from '../rejection.js';
import { checkRatio } from './fractional.js';

/** Checks of rank, numbers and the output's size, as the kernels make them. */
export const check = (spec: PoolSpec, shape: readonly number[] | null): PoolError | null => {
  const { source } = spec;
  const misfit = shape === null ? null : checkRank(spec.call?.operation ?? '', shape.length);
  if (misfit !== null) return misfit;
  if (source.kind === 'regions') return checkRatio(source.ratio ?? [], shape);
  if (source.kind !== 'sliding') return null;
  if (source.kernel.some((k) => k <= 0)) {
    const list =
      spec.layout === 'channels-last' ? [1, ...source.kernel, 1] : [1, 1, ...source.kernel];
    return invalid(
      'kernel-size-not-positive',
      `Sliding window ksize must be positive. The specified or inferred ksize is: ${list.join(',')}`,
      'ksize',
    );
  }
  const badStride = source.stride.find((s) => s <= 0);
  if (badStride !== undefined) {
    return invalid(
      'stride-not-positive',
      `Stride must be > 0, but got ${String(badStride)}`,
      'strides',
    );
  }
  return (
    (source.padding.kind === 'explicit' ? checkExplicit(source.kernel, source.padding) : null) ??
    checkValidOutput(spec, shape)
  );
};

/** What each kernel says of a tensor of another rank; `max_pool` itself takes two ranks. */
const checkRank = (operation: string, axes: number): PoolError | null => {
  const isFixed = /^(fractional_(max|avg)_pool|max_pool_with_argmax)$/u.test(operation);
  const rank = isFixed ? 2 : Number(/^(?:max|avg)_pool([123])d$/u.exec(operation)?.[1] ?? 0);
  if (rank === 0 || axes === rank + 2) return null;
  // In one dimension an axis is put in before the kernel sees the tensor.
  const seen = rank === 1 ? axes + 1 : axes;
  const index = operation === 'max_pool_with_argmax' ? ' (2)' : '';
  return rejection({
    code: 'input-rank',
    exception: 'InvalidArgumentError',
    message:
      rank < 3 && !isFixed
        ? `tensor_in_shape must have 2 spatial dimensions. ${String(seen)} 0`
        : `tensor_in must be ${String(rank + 2)}-dimensional${index}`,
    hint: say('Give the input a batch in front and channels last.'),
  });
};

const sides = ['Top', 'Bottom', 'Left', 'Right'];

const checkExplicit = (
  kernel: readonly number[],
  padding: Extract<Padding, { kind: 'explicit' }>,
): PoolError | null => {
  const pads = padding.axes.flatMap(({ before, after }) => [before, after]);
  const at = pads.findIndex((pad, i) => pad >= (kernel[Math.floor(i / 2)] ?? 1));
  if (at < 0) return null;
  const size = kernel[Math.floor(at / 2)] ?? 1;
  return rejection({
    code: 'padding-over-kernel',
    exception: 'InvalidArgumentError',
    message: `${sides[at] ?? ''} padding ${String(pads[at])} needs to be smaller than the window size ${String(size)}`,
    parameter: 'padding',
    hint: say('A window of {size} allows padding up to {most}.', { size, most: size - 1 }),
    fixes: [
      { parameter: 'padding', value: 'SAME' },
      { parameter: 'padding', value: 'VALID' },
    ],
  });
};

const invalid = (code: string, message: string, parameter: string): PoolError =>
  rejection({
    code,
    exception: 'InvalidArgumentError',
    message,
    parameter,
    hint: say('{parameter} is at least 1.', { parameter }),
    fixes: [
      { parameter, value: parameter === 'ksize' ? 2 : 1 },
      { parameter, value: 1 },
    ],
  });
