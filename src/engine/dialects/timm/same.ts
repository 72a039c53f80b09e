import { say } from '../../phrase.js';
import { fail, ok, type ArgumentValue, type PoolError, type Result } from '../../result.js';
import type { PoolSpec, Reducer, SlidingWindow } from '../../spec.js';
import type { Operation } from '../dialect.js';
import { layer, numbersOf, pairs, sliding } from '../layers.js';
import { notWorkedOut, rejection } from '../rejection.js';

/**
 * `AvgPool2dSame`, `MaxPool2dSame`: pads as TensorFlow does; the average counts those zeros. Windows
 * with gaps get the padding that they would need without.
 */
export const samePooling =
  (reducer: Reducer): Operation =>
  ({ operation, arguments: args, shape }) => {
    const kernel = pairOf(args['kernel_size']);
    if (kernel === null) return fail(noPair('kernel_size'));
    if ((args['stride'] ?? null) === null) return fail(noStride(kernel));
    const stride = pairOf(args['stride']);
    if (stride === null) return fail(noPair('stride'));
    const dilation = pairOf(args['dilation'] ?? 1);
    if (dilation === null) return fail(noPair('dilation'));
    // The class hands ceil_mode on where `nn.MaxPool2d` takes return_indices (timm 1.0.29).
    const ceil = args['ceil_mode'] === true && operation !== 'MaxPool2dSame';
    const isDilated = dilation.some((spread) => spread > 1);
    if (isDilated && shape !== null) {
      const sizes = shape.slice(-2);
      const { padding } = samePads(sizes, kernel, stride);
      const source = sliding({ kernel, stride, dilation, padding, ceil });
      return tooSmall(shape, source) ?? ok(layer('timm', 2, 'channels-first', source, reducer));
    }
    const padding = { kind: 'same', extra: 'after' } as const;
    const source = sliding({ kernel, stride, dilation, padding, ceil });
    return ok(layer('timm', 2, 'channels-first', source, reducer));
  };

/** One or two whole numbers from 1 on; null: something else. */
const pairOf = (value: ArgumentValue | undefined): readonly number[] | null => {
  const pair = typeof value === 'number' ? [value, value] : numbersOf(value, 1);
  const isPair = pair?.length === 2 && pair.every((one) => Number.isInteger(one) && one > 0);
  return isPair ? pair : null;
};

/** What the layers say then differs with what they get, and from release to release. */
const noPair = (parameter: string): PoolError =>
  notWorkedOut(
    parameter,
    `${parameter} is no pair of whole numbers`,
    say('Give one whole number from 1 on, or two.'),
  );

const samePads = (
  sizes: readonly number[],
  kernel: readonly number[],
  stride: readonly number[],
): Pick<SlidingWindow, 'padding'> => ({
  padding: pairs(
    sizes.map((size, axis) => {
      const step = stride[axis] ?? 1;
      const total = Math.max((Math.ceil(size / step) - 1) * step + (kernel[axis] ?? 1) - size, 0);
      const before = Math.floor(total / 2);
      return { before, after: total - before };
    }),
  ),
});

/** PyTorch's complaint about windows that the padded data don't hold. */
const tooSmall = (shape: readonly number[], source: SlidingWindow): Result<never> | null => {
  const axes = source.padding.kind === 'explicit' ? source.padding.axes : [];
  const padded = axes.map(({ before, after }, axis) => {
    return (shape.at(axis - 2) ?? 0) + before + after;
  });
  const outputs = padded.map((size, axis) => {
    const reach = ((source.kernel[axis] ?? 1) - 1) * (source.dilation[axis] ?? 1) + 1;
    const steps = (size - reach) / (source.stride[axis] ?? 1);
    return (source.rounding === 'ceil' ? Math.ceil(steps) : Math.floor(steps)) + 1;
  });
  if (outputs.every((size) => size > 0)) return null;
  const channels = String(shape.at(-3) ?? 1);
  return fail(
    rejection({
      code: 'output-too-small',
      message: `Given input size: (${[channels, ...padded].join('x')}). Calculated output size: (${[channels, ...outputs].join('x')}). Output size is too small`,
      parameter: 'kernel_size',
      hint: say('The window is larger than the padded input.'),
      fixes: [{ parameter: 'dilation', value: 1 }],
    }),
  );
};

/** The layers make a pair of the stride before they look whether there is one. */
const noStride = (kernel: readonly number[]): PoolError =>
  rejection({
    code: 'argument-type',
    exception: 'TypeError',
    message: "unsupported operand type(s) for /: 'int' and 'NoneType'",
    parameter: 'stride',
    hint: say('Give the stride: without one, the padding can’t be reckoned.'),
    fixes: [{ parameter: 'stride', value: kernel }],
  });

/** Layers that pad their input themselves. */
export const padsFirst = ({ call }: PoolSpec): boolean => /same$/iu.test(call?.operation ?? '');
