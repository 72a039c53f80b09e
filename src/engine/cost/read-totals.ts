import { dataTaps, tapCount } from '../geometry/axis.js';
import { fillOf } from '../plan/fill.js';
import type { Plan } from '../plan/plan.js';
import { tapTotals, type TapTotals } from '../geometry/tap-totals.js';

/** The totals that every count is made of, over all planes. */
export interface ReadTotals {
  readonly outputs: bigint;
  /** Windows that hold at least one operand. */
  readonly filledWindows: bigint;
  /** Data values read. */
  readonly reads: bigint;
  readonly readsWithPadding: bigint;
  /** Values that take part in the arithmetic: data, and padding where the layer fills it. */
  readonly operands: bigint;
  /** Pairs of operands within a window, over all windows. */
  readonly operandPairs: () => bigint;
  /** Data cells read at least once. */
  readonly cells: bigint;
}

/** What the windows of a plan read, added up over all planes. */
export const readTotals = (plan: Plan): ReadTotals => {
  const { axes } = plan;
  const listed = axes.find((axis) => axis.windows.kind === 'listed')?.windows;
  const lists = listed?.kind === 'listed' ? listed.planes.length : 1;
  const planes = BigInt(plan.batch) * BigInt(plan.channels);
  const repeats = lists > 1 ? 1n : planes;
  const perList = Array.from({ length: lists }, (_, plane) =>
    axes.map((axis) => tapTotals(axis, plane)),
  );
  const sum = (of: (totals: TapTotals) => bigint): bigint =>
    repeats * perList.reduce((all, totals) => all + totals.reduce((p, t) => p * of(t), 1n), 0n);
  const filled = fillOf(plan.spec) !== undefined;
  const outputs = axes.reduce((all, axis) => all * BigInt(axis.outputSize), planes);
  return {
    outputs,
    filledWindows: filled ? outputs : sum((totals) => totals.fullWindows),
    reads: sum((totals) => totals.data),
    readsWithPadding: sum((totals) => totals.padded),
    operands: filled ? sum((totals) => totals.taps) : sum((totals) => totals.data),
    operandPairs: () => (squares(plan, lists, filled) * repeats - operandsOf(sum, filled)) / 2n,
    cells: sum((totals) => totals.cells),
  };
};

const operandsOf = (sum: (of: (totals: TapTotals) => bigint) => bigint, filled: boolean): bigint =>
  sum((totals) => (filled ? totals.taps : totals.data));

/** The squares of all windows' operand counts, added up over the planes that differ. */
const squares = (plan: Plan, lists: number, filled: boolean): bigint => {
  let all = 0n;
  for (let plane = 0; plane < lists; plane += 1) {
    all += plan.axes.reduce((productSoFar, axis) => {
      let sum = 0n;
      for (let i = 0; i < axis.outputSize; i += 1) {
        const count = filled ? tapCount(axis, i, plane) : dataTaps(axis, i, plane);
        sum += BigInt(count) * BigInt(count);
      }
      return productSoFar * sum;
    }, 1n);
  }
  return all;
};
