import { detailOf, SMALLEST_CELL } from '../layout/detail.js';
import type { GridFrame, Span } from '../layout/frame.js';
import type { Layout, LayoutRequest } from '../layout/layout.js';
import { GAP } from '../layout/spacing.js';

/** Room for an unpooling picture and what is chosen of it; `cell` is the size of an output cell. */
export type UnpoolingRequest = Pick<
  LayoutRequest,
  'width' | 'maxHeight' | 'cell' | 'view' | 'slice'
>;

/** Two grids and what stands around them: numbers and titles, but no windows. */
export const unpooledLayout = (
  drawn: Pick<Layout, 'width' | 'height' | 'cell' | 'inputs' | 'outputs'>,
): Layout => ({
  ...drawn,
  arrangement: 'side',
  detail: detailOf(drawn.cell),
  window: null,
  windowBars: { rows: false, columns: false, depth: false },
  titles: true,
  numbers: true,
});

/** An input cell with room for its index is at least this large. */
export const INDEXED_CELL = 44;
/** Room for row numbers left of a grid. */
export const ROW_NUMBERS = 30;
/** Least distance between input and output: the arrow has to be seen. */
export const LEAST_BETWEEN = 56;

/** A grid of square cells; those with numbers have gaps. */
export function grid(
  rows: Span,
  columns: Span,
  cell: number,
  x: number,
  y: number,
  depth = 0,
): GridFrame {
  const gap = cell >= SMALLEST_CELL ? GAP : 0;
  return { depth, rows, columns, x, y, pitchX: cell + gap, pitchY: cell + gap, gap, lefts: null };
}
