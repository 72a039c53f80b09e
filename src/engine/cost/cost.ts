import { allOperations, countOperations, type Operations } from './operations.js';
import { say, type Phrase } from '../phrase.js';
import type { Plan } from '../plan/plan.js';
import { readTotals } from './read-totals.js';
import { fail, ok, type Result } from '../result.js';
import type { DataType } from '../spec.js';
import { textbookCost, type TextbookCost } from './textbook-cost.js';

/** What one forward pass of a layer reads, computes and moves. Exact at the borders. */
export interface Cost {
  /** Output values. */
  readonly outputs: number;
  /** Data values read by all windows together, a value once per window that reads it. */
  readonly reads: number;
  /** The same, counting the padding cells that windows cover; overhang does not exist. */
  readonly readsWithPadding: number;
  readonly operations: Operations;
  /** All operations together. */
  readonly totalOperations: number;
  readonly dtype: DataType;
  /** Bytes of the input values that some window reads, each once. */
  readonly bytesIn: number;
  /** Bytes of the output values. */
  readonly bytesOut: number;
  /** Bytes of the int64 indices that a max returns beside its values; 0 without them. */
  readonly indexBytes: number;
  /** Operations per byte read or written; NaN where nothing moves. */
  readonly intensity: number;
  /** Reads per input value; NaN for an empty input. */
  readonly overlap: number;
  /** The textbook's estimate; null where windows have different sizes. */
  readonly textbook: TextbookCost | null;
}

/** A count that a number can't hold exactly. */
export interface CostError {
  readonly code: 'count-too-large';
  readonly message: Phrase;
}

/**
 * The cost of a layer on its input, for values of type `dtype`. Costs O(axes) (listed windows are
 * walked; a median's worst case walks the outputs of each axis). Fails where a count exceeds 2⁵³.
 */
export const cost = (plan: Plan, dtype: DataType = 'float32'): Result<Cost, CostError> => {
  if (windowsToWalk(plan) > MOST_WALKED) return fail(tooManyError);
  const totals = readTotals(plan);
  const operations = countOperations(plan.spec.reducer, totals);
  const size = BigInt(bytesPer[dtype]);
  const { reducer } = plan.spec;
  const indexed = reducer.kind === 'max' && reducer.returnIndices;
  const bytes = {
    in: totals.cells * size,
    out: totals.outputs * size,
    index: indexed ? totals.outputs * bytesPerIndex : 0n,
  };
  const total = allOperations(operations);
  const inputs = product(plan.inputShape);
  const textbook = textbookCost(plan);
  const largest = [totals.readsWithPadding, total, bytes.in, bytes.out + bytes.index, inputs];
  const tooLarge = largest.find((count) => count > limit);
  if (tooLarge !== undefined || textbook === 'too-large') return fail(tooLargeError(tooLarge));
  const moved = Number(bytes.in + bytes.out + bytes.index);
  return ok({
    outputs: Number(totals.outputs),
    reads: Number(totals.reads),
    readsWithPadding: Number(totals.readsWithPadding),
    operations: toNumbers(operations),
    totalOperations: Number(total),
    dtype,
    bytesIn: Number(bytes.in),
    bytesOut: Number(bytes.out),
    indexBytes: Number(bytes.index),
    intensity: Number(total) / moved,
    overlap: Number(totals.reads) / Number(inputs),
    textbook,
  });
};

/** More windows than this aren't gone through one by one. */
const MOST_WALKED = 5_000_000;

/** The windows that have to be gone through one by one, where no formula counts what they read. */
const windowsToWalk = ({ axes, spec }: Plan): number =>
  axes.reduce((sum, { windows, outputSize }) => {
    if (windows.kind === 'listed') return sum + windows.planes.length * outputSize;
    return spec.reducer.kind === 'median' ? sum + outputSize : sum;
  }, 0);

const tooManyError: CostError = {
  code: 'count-too-large',
  message: say(
    'The windows of this layer are too many to be counted one by one. Give a smaller input.',
  ),
};

const limit = BigInt(Number.MAX_SAFE_INTEGER);

const bytesPerIndex = 8n;

const bytesPer: Readonly<Record<DataType, number>> = {
  float64: 8,
  int64: 8,
  float32: 4,
  int32: 4,
  float16: 2,
  bfloat16: 2,
  uint8: 1,
};

const tooLargeError = (count: bigint | undefined): CostError => ({
  code: 'count-too-large',
  message:
    count === undefined
      ? say(
          "The counts of this layer exceed 2^53 and can't be shown exactly. Give a smaller input.",
        )
      : say(
          "The counts of this layer exceed 2^53 ({count}) and can't be shown exactly. Give a smaller input.",
          { count: String(count) },
        ),
});

const toNumbers = (operations: Operations<bigint>): Operations => ({
  comparisons: Number(operations.comparisons),
  additions: Number(operations.additions),
  multiplications: Number(operations.multiplications),
  divisions: Number(operations.divisions),
  exponentials: Number(operations.exponentials),
  logarithms: Number(operations.logarithms),
  powers: Number(operations.powers),
  roots: Number(operations.roots),
  randomDraws: Number(operations.randomDraws),
});

const product = (sizes: readonly number[]): bigint =>
  sizes.reduce((all, size) => all * BigInt(size), 1n);
