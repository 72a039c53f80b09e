import type { Detail } from '../detail.js';
import { SMALLEST_CELL } from '../detail.js';
import type { GridFrame, Span } from '../frame.js';
import { GAP } from '../measures.js';
import type { View } from '../view-span.js';

/** Room for an unpooling picture and what is chosen of it. */
export interface UnpoolingRequest {
  readonly width: number;
  /** The picture is no higher than this where cells can still shrink. */
  readonly maxHeight: number;
  /** Size of an output cell; null: the largest that fits. */
  readonly cell: number | null;
  /** The part of the input in view; null: all. */
  readonly view: View | null;
  /** The slice of the input in the middle where not all can be shown. */
  readonly slice: number;
}

/** Where everything is, in pixels; made once per size, not per step. */
export interface UnpoolingLayout {
  readonly width: number;
  readonly height: number;
  /** Size of an output cell. */
  readonly cell: number;
  readonly detail: Detail;
  readonly inputDetail: Detail;
  readonly inputs: readonly GridFrame[];
  readonly outputs: readonly GridFrame[];
}

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
