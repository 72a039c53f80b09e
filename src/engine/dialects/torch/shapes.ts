import { say } from '../../phrase.js';
import type { PoolError } from '../../result.js';
import { rejection } from '../rejection.js';

/** A shape as PyTorch prints it. */
export const sizes = (shape: readonly number[]): string => `[${shape.join(', ')}]`;

/** An input whose number of dimensions a layer doesn't take: that is `fewest` or one more. */
export const wrongRank = (message: string, fewest: number, exception = 'RuntimeError'): PoolError =>
  rejection({
    code: 'input-rank',
    exception,
    message,
    hint: say(
      'The layer takes an input with {fewest} or {most} dimensions: channels and the spatial sizes, with or without a batch in front.',
      { fewest, most: fewest + 1 },
    ),
  });

/** An input with a size of 0 where the layer needs data. */
export const emptyInput = (message: string): PoolError =>
  rejection({
    code: 'input-empty',
    message,
    hint: say('Only the batch may be empty; every other size must be at least 1.'),
  });

/** `size(-wanted)` of a tensor with fewer dimensions, or `size(0)` of one without any. */
export const missingSize = (rank: number, wanted: number): PoolError =>
  rank === 0
    ? wrongRank(
        `Dimension specified as ${String(wanted === 0 ? 0 : -wanted)} but tensor has no dimensions`,
        Math.max(wanted, 1),
        'IndexError',
      )
    : dimensionOutOfRange(rank, wanted);

/** A dimension, counted from the end, that a reduction looks for in vain. */
export const dimensionOutOfRange = (rank: number, wanted: number): PoolError =>
  wrongRank(
    `Dimension out of range (expected to be in range of [${String(-Math.max(rank, 1))}, ${String(Math.max(rank, 1) - 1)}], but got ${String(-wanted)})`,
    wanted,
    'IndexError',
  );

/** `checkDimRange`: what the 1D functions that go through 2D say of an input's rank. */
export const notTwoOrThree = (callee: string, rank: number): PoolError | null =>
  rank === 2 || rank === 3
    ? null
    : wrongRank(
        `Expected 2 to 3 dimensions, but got ${String(rank)}-dimensional tensor for argument #1 'self' (while checking arguments for ${callee})`,
        2,
      );

/** Dimensions from `from` on that are empty, as the adaptive and fractional layers report them. */
export const firstEmpty = (shape: readonly number[], from: number): number =>
  shape.findIndex((size, dimension) => dimension >= from && size === 0);
