import type { GridFrame } from './frame.js';

/** How much of a cell can be drawn, by its size in pixels. */
export type Detail =
  /** Cells with borders, numbers and patterns. */
  | 'cells'
  /** Heat with hairlines between cells. */
  | 'heat'
  /** Heat alone; the pad ring is a band that is not to scale. */
  | 'plain'
  /** Less than 3 px a cell: several cells share a pixel. */
  | 'sampled';

/** Sizes that a cell with a number may have, the one liked best first. */
export const CELL_SIZES: readonly number[] = [
  52, 50, 48, 46, 44, 42, 40, 38, 36, 34, 32, 30, 28, 26, 24, 22,
];

export const SMALLEST_CELL = 22;

/** The level of detail at which a grid is drawn. */
export const detailOfFrame = ({ pitchX, gap }: Pick<GridFrame, 'pitchX' | 'gap'>): Detail =>
  detailOf(pitchX - gap);

/** The level of detail at a cell size. */
export function detailOf(cell: number): Detail {
  if (cell >= SMALLEST_CELL) return 'cells';
  if (cell >= 8) return 'heat';
  return cell >= 3 ? 'plain' : 'sampled';
}
