import { say } from '../../phrase.js';
import type { PoolError } from '../../result.js';
import type { PoolSpec } from '../../spec.js';
import { firstObjection, rejection } from '../rejection.js';
import {
  dimensionOutOfRange,
  emptyInput,
  firstEmpty,
  notTwoOrThree,
  sizes,
  wrongRank,
} from './shapes.js';

/** The entries of an output size; null keeps the input's size. */
export type OutputSize = readonly (number | null)[];

/** PyTorch's checks of an adaptive layer on an input. Source: `AdaptiveAveragePooling.cpp` etc. */
export const checkAdaptive = (
  spec: PoolSpec,
  outputSize: OutputSize,
  shape: readonly number[] | null,
): PoolError | null => {
  const { rank } = spec;
  const isMax = spec.reducer.kind === 'max';
  const callee = `adaptive_${isMax ? 'max' : 'avg'}_pool${String(rank)}d`;
  if (rank === 1) {
    const error = shape === null ? null : notTwoOrThree(callee, shape.length);
    if (error !== null) return error;
  }
  return isMax ? checkMax(rank, outputSize, shape) : checkAverage(rank, outputSize, shape);
};

const checkAverage = (
  rank: number,
  outputSize: OutputSize,
  shape: readonly number[] | null,
): PoolError | null => {
  if (rank === 1) {
    return checkAverage(2, [1, ...outputSize], shape === null ? null : withRow(shape));
  }
  const callee = `adaptive_avg_pool${String(rank)}d`;
  if (outputSize.some((size) => size !== null && size < 0)) {
    const printed = filled(outputSize, shape).map(String);
    const list =
      rank === 3 ? `${printed.slice(0, 2).join(', ')},${printed[2] ?? ''}` : printed.join(', ');
    return negative(
      `${callee}: elements of output_size must be greater than or equal to 0 but received {${list}}`,
    );
  }
  if (shape === null) return null;
  if (outputSize.every((size) => size === 1)) {
    // The mean over the last axes meets the first that is missing.
    const known = Math.max(shape.length, 1);
    return known < rank ? dimensionOutOfRange(known, known + 1) : null;
  }
  const rankCheck = () => expectedRank(`${callee}(): Expected`, rank, shape, 'but got ');
  const emptyCheck = () => notEmpty(callee, shape, rank === 2 ? shape.length - 2 : 1);
  return firstObjection(rank === 2 ? [rankCheck, emptyCheck] : [emptyCheck, rankCheck]);
};

/** What adaptive max pooling says of an input before it looks at the output size. */
export const checkMaxInput = (rank: number, shape: readonly number[]): PoolError | null => {
  const callee = `adaptive_max_pool${String(rank)}d`;
  return firstObjection([
    () => (rank === 1 ? null : expectedRank(`${callee}(): Expected`, rank, shape, 'but got: ')),
    () => notEmpty(callee, shape, 1),
  ]);
};

const checkMax = (
  rank: number,
  outputSize: OutputSize,
  shape: readonly number[] | null,
): PoolError | null => {
  const error = shape === null ? null : checkMaxInput(rank, shape);
  if (error !== null) return error;
  const below = outputSize.find((size) => size !== null && size < 0);
  if (below === undefined || below === null) return null;
  const leading = shape === null ? [1, 1] : shape.slice(0, shape.length - rank);
  const printed = [...leading, ...(rank === 1 ? [1] : []), ...filled(outputSize, shape)];
  return negative(
    `Trying to create tensor with negative dimension ${String(below)}: ${sizes(printed)}`,
  );
};

/** The output size with the input's own sizes where it keeps them. */
const filled = (outputSize: OutputSize, shape: readonly number[] | null): readonly number[] =>
  outputSize.map((size, axis) => size ?? shape?.at(axis - outputSize.length) ?? 0);

/** The size that C++ wants of an output size: exactly one entry per axis. */
export const wrongEntries = (rank: number, isMax: boolean): PoolError => {
  const callee = `adaptive_${isMax ? 'max' : 'avg'}_pool${String(rank)}d`;
  return rejection({
    code: 'argument-length',
    message: isMax
      ? `${callee}(): internal error: output_size.size() must be ${String(rank)}`
      : `${callee}: output_size must be ${String(rank)}`,
    parameter: 'output_size',
    hint: say('Give one number, or a tuple of {rank}.', { rank }),
    fixes: [{ parameter: 'output_size', value: 1 }],
  });
};

const negative = (message: string): PoolError =>
  rejection({
    code: 'output-size-negative',
    message,
    parameter: 'output_size',
    hint: say('An output size is 0 or more; None keeps the size of that axis.'),
    fixes: [{ parameter: 'output_size', value: 1 }],
  });

const expectedRank = (
  prefix: string,
  rank: number,
  shape: readonly number[],
  but: string,
): PoolError | null =>
  shape.length === rank + 1 || shape.length === rank + 2
    ? null
    : wrongRank(
        `${prefix} ${String(rank + 1)}D or ${String(rank + 2)}D tensor, ${but}${sizes(shape)}`,
        rank + 1,
      );

const notEmpty = (callee: string, shape: readonly number[], from: number): PoolError | null => {
  const dimension = firstEmpty(shape, from);
  return dimension < 0
    ? null
    : emptyInput(
        `${callee}(): Expected input to have non-zero size for non-batch dimensions, but input has sizes ${sizes(shape)} with dimension ${String(dimension)} being empty`,
      );
};

const withRow = (shape: readonly number[]) => [...shape.slice(0, -1), 1, ...shape.slice(-1)];
