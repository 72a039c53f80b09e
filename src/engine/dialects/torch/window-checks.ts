import { say } from '../../phrase.js';
import type { PoolError } from '../../result.js';
import { firstObjection, rejection } from '../rejection.js';
import { checkMaxPool1d } from './max-pool1d-checks.js';
import { emptyInput, missingSize, sizes, wrongRank } from './shapes.js';
import {
  dilatedPadding,
  fitKernel,
  negativePadding,
  notPositive,
  paddingTooLarge,
  tooSmall,
} from './window-errors.js';
import {
  asRows,
  outputs,
  padsFitHalf,
  rows,
  type Check,
  type WindowNumbers,
} from './window-numbers.js';

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

/** The windows are 32-bit integers in C++. Source: `safe_downcast`. */
const fitsInt: Check = ({ kernel, stride, padding, dilation }) => {
  const lists = { kernel_size: kernel, stride, padding, dilation };
  for (const [parameter, values] of Object.entries(lists)) {
    if (values.every((value) => Math.abs(value + 0.5) < 2 ** 31)) continue;
    return rejection({
      code: 'argument-value',
      message: 'integer out of range',
      parameter,
      hint: say('{parameter} stays below 2³¹.', { parameter }),
      fixes: [{ parameter, value: parameter === 'stride' ? null : 1 }],
    });
  }
  return null;
};

const checkPool2d: Check = (numbers, shape) => {
  const names = ['H', 'W'];
  const isMax = numbers.reducer.kind === 'max';
  return firstObjection([
    () => fitsInt(numbers, shape),
    () =>
      isMax && shape !== null && shape.length !== 3 && shape.length !== 4
        ? wrongRank('non-empty 3D or 4D (batch mode) tensor expected for input', 3)
        : null,
    () => divisorNotZero(numbers),
    () => (shape !== null && shape.length < 3 ? missingSize(shape.length, 3) : null),
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
    () => fitsInt(numbers, shape),
    () =>
      shape !== null && shape.length !== 4 && shape.length !== 5
        ? wrongRank('non-empty 4D or 5D (batch mode) tensor expected for input', 4)
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
        hint: say(
          'Leave divisor_override out to divide by the number of elements, or give 1 for a sum.',
        ),
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
    hint: say(
      'avg_pool3d wants a kernel no larger than the input itself; padding does not help here.',
    ),
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

const isBatchOf = (shape: readonly number[], dimensions: number): boolean =>
  (shape.length === dimensions || shape.length === dimensions + 1) &&
  shape.slice(-dimensions).every((size) => size > 0);

const emptyOrRank = (message: string, shape: readonly number[], dimensions: number): PoolError =>
  shape.length === dimensions || shape.length === dimensions + 1
    ? emptyInput(message)
    : wrongRank(message, dimensions);
