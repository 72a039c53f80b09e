import { outputSize } from '../../output-size.js';
import type { PoolError } from '../../result.js';
import type { Reducer, SpatialRank } from '../../spec.js';
import { firstObjection, rejection } from '../rejection.js';
import { dimensionOutOfRange, emptyInput, sizes, wrongRank } from './shapes.js';
import {
  dilatedPadding,
  fitKernel,
  negativePadding,
  notPositive,
  paddingTooLarge,
  tooSmall,
} from './window-errors.js';

/** A sliding layer's numbers per axis, in the input's order, as PyTorch's checks see them. */
export interface WindowNumbers {
  readonly rank: SpatialRank;
  readonly reducer: Reducer;
  readonly kernel: readonly number[];
  readonly stride: readonly number[];
  readonly padding: readonly number[];
  readonly dilation: readonly number[];
  readonly ceil: boolean;
  /** PyTorch before 2.1: the half-kernel rule has another text. */
  readonly old: boolean;
}

type Check = (numbers: WindowNumbers, shape: readonly number[] | null) => PoolError | null;

/**
 * PyTorch's checks of a sliding pooling layer, in its order; those that need a shape are passed
 * over while it is null. Source: `aten/src/ATen/native/Pool.h`, `MaxPooling.cpp`.
 */
export const checkWindows: Check = (numbers, shape) => {
  const { rank, reducer } = numbers;
  if (rank === 1 && reducer.kind === 'max' && !reducer.returnIndices) {
    return checkMaxPool1d(numbers, shape);
  }
  if (rank === 3) return checkPool3d(numbers, shape);
  return rank === 2 ? checkPool2d(numbers, shape) : checkPool2d(asRows(numbers), rows(shape));
};

/** Max pooling over one axis has its own kernel where no indices are asked for. */
const checkMaxPool1d: Check = (numbers, shape) => {
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
    '2 or 3',
  );
};

const checkPool2d: Check = (numbers, shape) => {
  const names = ['H', 'W'];
  const isMax = numbers.reducer.kind === 'max';
  return firstObjection([
    () =>
      isMax && shape !== null && shape.length !== 3 && shape.length !== 4
        ? wrongRank('non-empty 3D or 4D (batch mode) tensor expected for input', '3 or 4')
        : null,
    () => divisorNotZero(numbers),
    () => (shape !== null && shape.length < 3 ? dimensionOutOfRange(shape.length, 3) : null),
    () => checkAxes(numbers),
    () => checkPositive(numbers, names),
    () =>
      shape !== null && !isBatchOf(shape, 3)
        ? emptyOrRank(
            `Expected 3D or 4D (batch mode) tensor with optional 0 dim batch size for input, but got:${sizes(shape)}`,
            shape,
            3,
          )
        : null,
    () => {
      const [padH = 0, padW = 0] = numbers.padding;
      const [kH = 1, kW = 1] = numbers.kernel;
      return padsFitHalf(numbers)
        ? null
        : dilatedPadding(
            numbers,
            `pad should be smaller than or equal to half of kernel size, but got padW = ${String(padW)}, padH = ${String(padH)}, kW = ${String(kW)}, kH = ${String(kH)}`,
          );
    },
    () => outputNotEmpty(numbers, shape),
  ]);
};

const checkPool3d: Check = (numbers, shape) => {
  const isMax = numbers.reducer.kind === 'max';
  const callee = isMax ? 'max_pool3d_with_indices_out_cpu_template()' : 'avg_pool3d()';
  return firstObjection([
    () =>
      shape !== null && shape.length !== 4 && shape.length !== 5
        ? wrongRank('non-empty 4D or 5D (batch mode) tensor expected for input', '4 or 5')
        : null,
    () => divisorNotZero(numbers),
    () => checkAxes(numbers),
    () => checkPositive(numbers, ['T', 'H', 'W']),
    () =>
      shape !== null && !isBatchOf(shape, 4)
        ? emptyInput(
            `${callee}: Expected input's non-batch dimensions to have positive length, but input has a shape of ${sizes(shape)} and non-batch dimension 0 has length zero!`,
          )
        : null,
    () => (isMax ? null : kernelFitsImage(numbers, shape)),
    () => {
      const [padT = 0, padH = 0, padW = 0] = numbers.padding;
      const [kT = 1, kH = 1, kW = 1] = numbers.kernel;
      return padsFitHalf(numbers)
        ? null
        : dilatedPadding(
            numbers,
            `pad should be smaller than or equal to half of kernel size, but got kT: ${String(kT)} kW: ${String(kW)} kH: ${String(kH)} padT: ${String(padT)} padW: ${String(padW)} padH: ${String(padH)}`,
          );
    },
    () => outputNotEmpty(numbers, shape),
  ]);
};

/** `pooling_output_shape`, axis by axis. C++ divides toward zero. */
const checkAxes = ({ kernel, stride, padding, dilation, old }: WindowNumbers): PoolError | null => {
  for (const [axis, k] of kernel.entries()) {
    const pad = padding[axis] ?? 0;
    const d = dilation[axis] ?? 1;
    if (stride[axis] === 0) return notPositive('stride', 'stride should not be zero');
    if (pad < 0) return negativePadding(`pad must be non-negative, but got pad: ${String(pad)}`);
    const limit = old ? Math.trunc(k / 2) : Math.trunc(((k - 1) * d + 1) / 2);
    if (pad > limit) {
      return paddingTooLarge(
        k,
        pad,
        old
          ? `pad should be at most half of kernel size, but got pad=${String(pad)} and kernel_size=${String(k)}`
          : `pad should be at most half of effective kernel size, but got pad=${String(pad)}, kernel_size=${String(k)} and dilation=${String(d)}`,
      );
    }
  }
  return null;
};

const checkPositive = (
  { kernel, stride, dilation }: WindowNumbers,
  names: readonly string[],
): PoolError | null => {
  const printed = (prefix: string, values: readonly number[]) =>
    names.map((name, axis) => `${prefix}${name}: ${String(values[axis])}`).join(' ');
  const positive = (values: readonly number[]) => values.every((value) => value > 0);
  if (!positive(kernel)) {
    return notPositive(
      'kernel_size',
      `kernel size should be greater than zero, but got ${printed('k', kernel)}`,
    );
  }
  if (!positive(stride)) {
    return notPositive(
      'stride',
      `stride should be greater than zero, but got ${printed('d', stride)}`,
    );
  }
  return positive(dilation)
    ? null
    : notPositive(
        'dilation',
        `dilation should be greater than zero, but got ${printed('dilation', dilation)}`,
      );
};

const divisorNotZero = ({ reducer }: WindowNumbers): PoolError | null =>
  reducer.kind === 'avg' && reducer.divisorOverride === 0
    ? rejection({
        code: 'divisor-zero',
        message: 'divisor must be not zero',
        parameter: 'divisor_override',
        hint: 'Leave divisor_override out to divide by the number of elements, or give 1 for a sum.',
        fixes: [
          { parameter: 'divisor_override', value: null },
          { parameter: 'divisor_override', value: 1 },
        ],
      })
    : null;

const kernelFitsImage = (
  { kernel }: WindowNumbers,
  shape: readonly number[] | null,
): PoolError | null => {
  if (shape === null) return null;
  const spatial = shape.slice(-3);
  if (kernel.every((k, axis) => k <= (spatial[axis] ?? 0))) return null;
  const [t, h, w] = spatial.map(String);
  const [kT, kH, kW] = kernel.map(String);
  return rejection({
    code: 'kernel-over-input',
    message: `input image (T: ${t ?? ''} H: ${h ?? ''} W: ${w ?? ''}) smaller than kernel size (kT: ${kT ?? ''} kH: ${kH ?? ''} kW: ${kW ?? ''})`,
    parameter: 'kernel_size',
    hint: 'avg_pool3d wants a kernel no larger than the input itself; padding does not help here.',
    fixes: [fitKernel(kernel, spatial)],
  });
};

const outputNotEmpty = (numbers: WindowNumbers, shape: readonly number[] | null) => {
  const counts = outputs(numbers, shape);
  if (shape === null || counts === null || counts.every((count) => count >= 1)) return null;
  const channels = shape.at(-numbers.kernel.length - 1) ?? 1;
  const spatial = shape.slice(-numbers.kernel.length);
  const printed = (values: readonly number[]) => `(${[channels, ...values].join('x')})`;
  return tooSmall(
    numbers,
    shape,
    `Given input size: ${printed(spatial)}. Calculated output size: ${printed(counts)}. Output size is too small`,
  );
};

/** Output sizes as PyTorch calculates them, which may be negative. */
const outputs = (
  { kernel, stride, padding, dilation, ceil }: WindowNumbers,
  shape: readonly number[] | null,
): readonly number[] | null =>
  shape === null
    ? null
    : shape.slice(shape.length - kernel.length).map((size, axis) => {
        const pad = padding[axis] ?? 0;
        const step = stride[axis] ?? 1;
        const reach = ((kernel[axis] ?? 1) - 1) * (dilation[axis] ?? 1) + 1;
        const geometry = { size, reach, stride: step, before: pad, after: pad };
        const count = outputSize(geometry, ceil ? 'ceil' : 'floor', 'clip');
        return count > 0
          ? count
          : Math.floor((size + 2 * pad - reach + (ceil ? step - 1 : 0)) / step) + 1;
      });

const padsFitHalf = ({ kernel, padding }: WindowNumbers): boolean =>
  kernel.every((k, axis) => Math.trunc(k / 2) >= (padding[axis] ?? 0));

const isBatchOf = (shape: readonly number[], dimensions: number): boolean =>
  (shape.length === dimensions || shape.length === dimensions + 1) &&
  shape.slice(-dimensions).every((size) => size > 0);

const emptyOrRank = (message: string, shape: readonly number[], dimensions: number): PoolError =>
  shape.length === dimensions || shape.length === dimensions + 1
    ? emptyInput(message)
    : wrongRank(message, `${String(dimensions)} or ${String(dimensions + 1)}`);

/** One axis as the lower of two, as PyTorch pools it. */
const asRows = (numbers: WindowNumbers): WindowNumbers => ({
  ...numbers,
  kernel: [1, ...numbers.kernel],
  stride: [1, ...numbers.stride],
  padding: [0, ...numbers.padding],
  dilation: [1, ...numbers.dilation],
});

const rows = (shape: readonly number[] | null) =>
  shape === null ? null : [...shape.slice(0, -1), 1, ...shape.slice(-1)];
