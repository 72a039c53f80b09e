import { product, indexInWhole } from '../../engine/row-major.js';
import {
  divisorAt,
  dataTaps,
  pool,
  tapCount,
  type AxisPlan,
  type Plan,
  traitsOf,
} from '../../engine/index.js';
import type { PictureState } from '../../protocol/index.js';
import { axisPictures } from '../plane/axis-picture.js';
import { forEachCell, type CellBox } from '../plane/boxes.js';
import { withReducer } from '../plane/plane-plan.js';
import type { PlaneBox } from '../input/value-at.js';
import { weightsOf } from '../plane/window-weights.js';
import { winnersOf } from '../plane/window-winners.js';
import { localPlan, rowsPlan } from './local-plan.js';

/** Exact results of a box of outputs. */
export interface WindowResults {
  readonly box: CellBox;
  readonly output: Float32Array;
  /** Flat index in the whole input plane; −1: none. Null: nothing wins. */
  readonly winners: Int32Array | null;
  readonly ties: Int32Array | null;
  /** Weights of the taps, as a picture has them. */
  readonly weights: PictureState['weights'];
}

/**
 * Whether the results of a layer's windows can be put together from pieces of them, so that a window
 * of any size needs little memory: maxima, minima and sums, where padding is skipped.
 */
export function isDecomposable({ spec }: Pick<Plan, 'spec'>): boolean {
  if (spec.fill !== undefined || spec.initial !== undefined) return false;
  return traitsOf(spec.reducer).decomposes;
}

/**
 * Puts results together from the rows of a plane, which come in order: each window from the pieces
 * of it that lie in the rows. Sums are in double precision and rounded once; of equal maxima the
 * first wins, as in the engine.
 */
export class IncrementalResults {
  readonly #plan: Plan;
  readonly #box: CellBox;
  readonly #sums: Float64Array | null;
  readonly #best: Float64Array | null;
  readonly #winners: Int32Array;
  readonly #ties: Int32Array;
  #holdsNaN = false;

  constructor(plan: Plan, box: CellBox) {
    const { winner, addsUp } = traitsOf(plan.spec.reducer);
    const count = product(box.size);
    this.#plan = plan;
    this.#box = box;
    this.#sums = winner !== null ? null : new Float64Array(count);
    this.#best = addsUp ? null : new Float64Array(count).fill(NaN);
    this.#winners = new Int32Array(count).fill(-1);
    this.#ties = new Int32Array(count);
  }

  /**
   * Takes the rows `[from, to)` of the plane. `values` gives those of a box, whose rows these are.
   */
  take(from: number, to: number, values: (box: PlaneBox) => Float32Array): void {
    const [first = 0] = this.#box.origin;
    const [rows = 0, ...others] = this.#box.size;
    const perRow = product(others);
    for (let row = 0; row < rows; row += 1) {
      const piece = rowsPlan(this.#plan, first + row, this.#box, from, to);
      if (piece === null) continue;
      const read = values(piece.input);
      if (this.#sums !== null) {
        const { output } = pool(withReducer(piece.plan, { kind: 'sum' }), Float64Array.from(read));
        for (let at = 0; at < perRow; at += 1) {
          const index = row * perRow + at;
          this.#sums[index] = (this.#sums[index] ?? 0) + (output[at] ?? 0);
        }
      }
      if (this.#best !== null) this.#takeBest(this.#best, row * perRow, piece, read);
    }
  }

  #takeBest(
    best: Float64Array,
    first: number,
    { plan, input }: NonNullable<ReturnType<typeof rowsPlan>>,
    read: Float32Array,
  ): void {
    const isLeast = traitsOf(this.#plan.spec.reducer).winner === 'smallest';
    const picking = withReducer(
      plan,
      isLeast ? { kind: 'min' } : { kind: 'max', returnIndices: false },
    );
    this.#holdsNaN ||= holdsNaN(read);
    const { output } = pool(picking, read);
    // Where a piece is worse than what is known, it is not looked at twice.
    const isBetter = (value: number, known: number): boolean =>
      isLeast ? !(value > known) : !(value < known);
    if (!output.some((value, at) => isBetter(value, best[first + at] ?? NaN))) return;
    const sizes = plan.axes.map((axis) => axis.outputSize);
    const all = { shape: sizes, origin: sizes.map(() => 0), size: sizes };
    const found = winnersOf(picking, axisPictures(plan.axes, 0), read, all);
    for (let at = 0; at < output.length; at += 1) {
      const index = first + at;
      const winner = found?.winners[at] ?? -1;
      if (winner < 0) continue;
      const value = read[winner] ?? NaN;
      const known = best[index] ?? NaN;
      const ties = found?.ties[at] ?? 0;
      const isFirst = (this.#winners[index] ?? -1) < 0;
      if (!isFirst && value === known) {
        this.#ties[index] = (this.#ties[index] ?? 0) + ties;
      } else if (isFirst || isBetter(value, known)) {
        best[index] = value;
        this.#winners[index] = inWhole(winner, input, this.#sizes);
        this.#ties[index] = ties;
      }
    }
  }

  get #sizes(): readonly number[] {
    return this.#plan.axes.map((axis) => axis.inputSize);
  }

  /**
   * The results, once all rows were taken. Null where a maximum met NaN: who wins then depends on
   * all that came before, by rules that differ between frameworks.
   */
  get results(): WindowResults | null {
    if (this.#holdsNaN) return null;
    const output = new Float32Array(product(this.#box.size));
    const { reducer } = this.#plan.spec;
    forEachCell(this.#box, (_flat, index, at) => {
      const sum = this.#sums?.[index] ?? 0;
      const best = this.#best?.[index] ?? 0;
      switch (reducer.kind) {
        case 'avg':
          output[index] = sum / divisorAt(this.#plan, at);
          break;
        case 'sum':
          output[index] = sum;
          break;
        case 'mixed':
          output[index] =
            reducer.lambda * best +
            ((1 - reducer.lambda) * sum) / countAt(this.#plan, at, dataTaps);
          break;
        default:
          output[index] = best;
      }
    });
    const wins = traitsOf(reducer).winner !== null;
    return {
      box: this.#box,
      output,
      winners: wins ? this.#winners : null,
      ties: wins ? this.#ties : null,
      weights: null,
    };
  }
}

function holdsNaN(values: Float32Array): boolean {
  for (let index = 0; index < values.length; index += 1) {
    if (Number.isNaN(values[index])) return true;
  }
  return false;
}

/** Taps of the window of an output: all of them, or those that a rule counts along each axis. */
export const countAt = (
  plan: Plan,
  output: readonly number[],
  along: (axis: AxisPlan, output: number) => number = tapCount,
): number => plan.axes.reduce((all, axis, index) => all * along(axis, output[index] ?? 0), 1);

/** The flat index in a whole plane of a cell of a box of it. */
export const inWhole = (flat: number, box: PlaneBox, sizes: readonly number[]): number =>
  indexInWhole(flat, box.size, sizes, box.origin);

/** The results of a box of outputs whose windows can be read at once. */
export function resultsAtOnce(
  plan: Plan,
  box: CellBox,
  values: (box: PlaneBox) => Float32Array,
): WindowResults {
  const local = localPlan(plan, box);
  const read = values(local.input);
  const copy = typeof plan.spec.fill === 'string' ? plan.spec.fill : null;
  const shape = local.plan.axes.map((axis) => axis.outputSize);
  const all = { shape, origin: shape.map(() => 0), size: shape };
  const axes = axisPictures(local.plan.axes, 0, copy);
  const found = winnersOf(local.plan, axes, read, all);
  const sizes = plan.axes.map((axis) => axis.inputSize);
  return {
    box,
    output: Float32Array.from(pool(local.plan, read).output),
    winners:
      found?.winners.map((flat) => (flat < 0 ? -1 : inWhole(flat, local.input, sizes))) ?? null,
    ties: found?.ties ?? null,
    weights: weightsOf(local.plan, axes, read, all),
  };
}
