import type { Point } from '../shapes/shape.js';

/** A half-open stretch of coordinates along one axis. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Rows and columns of a grid. */
export interface Block {
  readonly rows: Span;
  readonly columns: Span;
}

/** A box in pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Where one grid of cells is drawn. Rows and columns are input coordinates for an input and output
 * indices for an output.
 */
export interface GridFrame {
  /** The slice this grid shows; 0 for layers without depth. */
  readonly depth: number;
  readonly rows: Span;
  readonly columns: Span;
  readonly x: number;
  readonly y: number;
  /** Distance between neighbours; the gap is part of it. */
  readonly pitchX: number;
  readonly pitchY: number;
  readonly gap: number;
  /** Left edges of the columns where they are not evenly spaced, one per column of the span. */
  readonly lefts: readonly number[] | null;
}

/** How many coordinates a span has. */
export const lengthOf = (span: Span): number => span.to - span.from;

/** Every coordinate of a span. */
export const coordinates = (span: Span): readonly number[] =>
  Array.from({ length: Math.max(0, lengthOf(span)) }, (_, index) => span.from + index);

/** Left edge of a column; works one past the last column too. */
export const columnLeft = (frame: GridFrame, column: number): number =>
  frame.lefts?.[column - frame.columns.from] ??
  frame.x + (column - frame.columns.from) * frame.pitchX;

/** Top edge of a row. */
export const rowTop = (frame: GridFrame, row: number): number =>
  frame.y + (row - frame.rows.from) * frame.pitchY;

/** The box of one cell. */
export const cellBox = (frame: GridFrame, row: number, column: number): Box => ({
  x: columnLeft(frame, column),
  y: rowTop(frame, row),
  width: frame.pitchX - frame.gap,
  height: frame.pitchY - frame.gap,
});

/** The box around a block of cells; spans are half-open and may be wider than the frame. */
export function blockBox(frame: GridFrame, rows: Span, columns: Span): Box {
  const first = cellBox(frame, rows.from, columns.from);
  const last = cellBox(frame, rows.to - 1, columns.to - 1);
  return {
    x: first.x,
    y: first.y,
    width: last.x + last.width - first.x,
    height: last.y + last.height - first.y,
  };
}

/** The box around all cells of a frame. */
export const frameBox = (frame: GridFrame): Box => blockBox(frame, frame.rows, frame.columns);

/** A box that is larger by `by` on every side. */
export const grow = (box: Box, by: number): Box => ({
  x: box.x - by,
  y: box.y - by,
  width: box.width + 2 * by,
  height: box.height + 2 * by,
});

/** The part of a box inside another; null where they do not meet. */
export function intersect(box: Box, other: Box): Box | null {
  const x = Math.max(box.x, other.x);
  const y = Math.max(box.y, other.y);
  const width = Math.min(box.x + box.width, other.x + other.width) - x;
  const height = Math.min(box.y + box.height, other.y + other.height) - y;
  return width > 0 && height > 0 ? { x, y, width, height } : null;
}

/** Centre of a box. */
export const centreOf = (box: Box): Point => ({
  x: box.x + box.width / 2,
  y: box.y + box.height / 2,
});

/** The cell of a frame under a point; null in gaps outside the grid. */
export function cellUnder(
  frame: GridFrame,
  point: Point,
): { readonly row: number; readonly column: number } | null {
  const row = Math.floor((point.y - frame.y) / frame.pitchY) + frame.rows.from;
  const column = columnUnder(frame, point.x);
  const inside =
    row >= frame.rows.from &&
    row < frame.rows.to &&
    column >= frame.columns.from &&
    column < frame.columns.to;
  return inside ? { row, column } : null;
}

function columnUnder(frame: GridFrame, x: number): number {
  if (frame.lefts === null) {
    return Math.floor((x - frame.x) / frame.pitchX) + frame.columns.from;
  }
  const index = frame.lefts.findIndex((left) => x >= left && x < left + frame.pitchX);
  return index < 0 ? -Infinity : index + frame.columns.from;
}
