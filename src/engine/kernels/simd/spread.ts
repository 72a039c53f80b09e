import type { AxisPass } from '../passes.js';
import { move, type Move } from './pass.js';

/** Values by which a run may write too much. */
const overrun = 4;

/**
 * Rows with values that change nothing before, between and after them, so that windows may lean
 * over their ends.
 */
export interface Spread {
  /** How many rows. */
  readonly rows: number;
  /** Where windows begin, before the first value of a row. */
  readonly before: number;
  /** Values before, between and after rows; runs that write too much of a row stay within. */
  readonly gap: number;
  /** From row to row. */
  readonly pitch: number;
  /** All rows of a unit with their gaps. */
  readonly total: number;
}

/** How the rows along which an axis' windows of stride 1 lie are spread. */
export function spreadFor(
  { outer, size, inner, outputSize }: AxisPass,
  { firstStart, kernel }: { readonly firstStart: number; readonly kernel: number },
): Spread {
  const end = firstStart + outputSize - 1 + kernel;
  const lean = Math.max(-firstStart, end - size, 0) * inner;
  const gap = Math.ceil(lean / overrun) * overrun;
  const pitch = size * inner + gap;
  return { rows: outer, before: -firstStart * inner, gap, pitch, total: gap + outer * pitch };
}

/** What a unit takes. */
export const blockOf = ({ total }: Spread): number => total + overrun;

/** Fills the gaps; rows may have run over into them, so this comes after. */
export const gapMoves = ({ gap, pitch, rows }: Spread): readonly Move[] =>
  gap === 0 ? [] : [move({ kind: 'fill', count: gap, repeat: rows + 1, intoRepeat: pitch })];
