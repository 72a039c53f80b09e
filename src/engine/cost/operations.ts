import type { ReadTotals } from './read-totals.js';
import type { Reducer } from '../spec.js';

/** How often a layer does each kind of arithmetic in one forward pass. */
export interface Operations<Count = number> {
  readonly comparisons: Count;
  readonly additions: Count;
  readonly multiplications: Count;
  readonly divisions: Count;
  readonly exponentials: Count;
  readonly logarithms: Count;
  readonly powers: Count;
  readonly roots: Count;
  readonly randomDraws: Count;
}

/**
 * Operations of a reducer by its definition, exact at the borders: `v` operands are combined by
 * `v − 1` comparisons or additions, none in an empty window. Scaling by a temperature of 1 and
 * tricks against overflow are left out; a median is counted as insertion sort's worst case.
 */
export const countOperations = (reducer: Reducer, totals: ReadTotals): Operations<bigint> => {
  const { operands, outputs, filledWindows } = totals;
  const combine = operands - filledWindows;
  switch (reducer.kind) {
    case 'max':
    case 'min':
      return { ...none, comparisons: combine };
    case 'avg':
      return { ...none, additions: combine, divisions: outputs };
    case 'sum':
      return { ...none, additions: combine };
    case 'lp':
      if (!Number.isFinite(reducer.p)) return { ...none, comparisons: combine };
      return { ...none, powers: operands, additions: combine, roots: outputs };
    case 'gem':
      return {
        ...none,
        comparisons: operands,
        powers: operands,
        additions: combine,
        divisions: outputs,
        roots: outputs,
      };
    case 'lse':
      return {
        ...none,
        ...scaling(reducer.temperature, operands, outputs),
        exponentials: operands,
        additions: combine + (reducer.normalised ? outputs : 0n),
        logarithms: outputs,
      };
    case 'softmax': {
      const scaled = reducer.temperature === 1 ? 0n : operands;
      return {
        ...none,
        exponentials: operands,
        additions: 2n * combine,
        multiplications: operands,
        divisions: outputs + scaled,
      };
    }
    case 'stochastic':
      return reducer.mode === 'train'
        ? {
            ...none,
            additions: combine,
            multiplications: outputs,
            comparisons: combine,
            randomDraws: outputs,
          }
        : { ...none, multiplications: operands, additions: 2n * combine, divisions: outputs };
    case 'mixed':
      return {
        ...none,
        comparisons: combine,
        additions: combine + outputs,
        multiplications: 2n * outputs,
        divisions: outputs,
      };
    case 'median':
      return { ...none, comparisons: totals.operandPairs() };
    case 'weighted':
      return { ...none, multiplications: operands, additions: combine };
    default:
      return reducer satisfies never;
  }
};

/** All operations of a layer together, of whatever kind. */
export const allOperations = (operations: Operations<bigint>): bigint =>
  operations.comparisons +
  operations.additions +
  operations.multiplications +
  operations.divisions +
  operations.exponentials +
  operations.logarithms +
  operations.powers +
  operations.roots +
  operations.randomDraws;

const none: Operations<bigint> = {
  comparisons: 0n,
  additions: 0n,
  multiplications: 0n,
  divisions: 0n,
  exponentials: 0n,
  logarithms: 0n,
  powers: 0n,
  roots: 0n,
  randomDraws: 0n,
};

const scaling = (
  temperature: number,
  operands: bigint,
  outputs: bigint,
): { readonly divisions: bigint; readonly multiplications: bigint } =>
  temperature === 1
    ? { divisions: 0n, multiplications: 0n }
    : { divisions: operands, multiplications: outputs };
