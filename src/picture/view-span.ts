import type { AxisPicture, PictureState } from '../protocol/index.js';
import { axesOf, outputCell } from './axes.js';
import { endOf, mostTaps, startOf } from './axis-windows.js';
import { GAP, leftOf } from './measures.js';
import { SMALLEST_CELL } from './detail.js';
import { lengthOf, type Span } from './frame.js';

/** The part of an input that is in view. */
export interface View {
  readonly rows: Span;
  readonly columns: Span;
}

/** Whether two views show the same part. */
export const sameView = (a: View | null | undefined, b: View | null): boolean =>
  a === b ||
  (a !== undefined &&
    a !== null &&
    b !== null &&
    a.rows.from === b.rows.from &&
    a.rows.to === b.rows.to &&
    a.columns.from === b.columns.from &&
    a.columns.to === b.columns.to);

/** Sizes that a zoomed cell may have, in pixels. */
export const ZOOMS: readonly number[] = [1, 2, 3, 4, 6, 8, 11, 16, 22, 28, 36, 44, 52];

const BETWEEN = 72;
const MOST_HIGH = 440;

/**
 * The part of the input that fits beside its output at a cell size, around a centre; null where all
 * of it fits.
 */
export function viewAt(
  picture: PictureState,
  width: number,
  cell: number,
  centre: { readonly row: number; readonly column: number },
): View | null {
  const [, rows, columns] = axesOf(picture);
  const pitch = cell >= SMALLEST_CELL ? cell + GAP : cell;
  const strip = picture.axes.length === 1;
  const across = strip ? width - 16 : (width - leftOf(rows) - BETWEEN) / 2;
  const fitting = {
    rows: Math.max(1, Math.floor(MOST_HIGH / pitch)),
    columns: Math.max(1, Math.floor(across / pitch)),
  };
  const all = { rows: rows.to - rows.from, columns: columns.to - columns.from };
  if (picture.axes.length === 3) return null;
  if (fitting.columns >= all.columns && (strip || fitting.rows >= all.rows)) return null;
  return {
    rows: around(centre.row, fitting.rows, { from: rows.from, to: rows.to }),
    columns: around(centre.column, fitting.columns, { from: columns.from, to: columns.to }),
  };
}

function around(centre: number, size: number, all: Span): Span {
  const length = Math.min(size, lengthOf(all));
  const from = Math.max(all.from, Math.min(all.to - length, Math.round(centre - length / 2)));
  return { from, to: from + length };
}

/** The middle of a window, in input coordinates. */
export function windowMiddle(
  picture: PictureState,
  window: number,
): { readonly row: number; readonly column: number } {
  const axes = axesOf(picture);
  const [, row, column] = outputCell(axes, window);
  const middle = (axis: 1 | 2, index: number): number =>
    (startOf(axes[axis], index) + endOf(axes[axis], index)) / 2;
  return { row: middle(1, row), column: middle(2, column) };
}

/** Whether all cells of a window are in view. */
export const windowInView = (picture: PictureState, window: number, view: View): boolean =>
  windowInRows(picture, window, view) && windowInColumns(picture, window, view);

/** Whether all rows of a window are in view. */
export const windowInRows = (picture: PictureState, window: number, { rows }: View): boolean =>
  holdsWindow(picture, 1, window, rows);

/** Whether all columns of a window are in view. */
export const windowInColumns = (
  picture: PictureState,
  window: number,
  { columns }: View,
): boolean => holdsWindow(picture, 2, window, columns);

function holdsWindow(picture: PictureState, axis: 1 | 2, window: number, span: Span): boolean {
  const axes = axesOf(picture);
  const index = outputCell(axes, window)[axis];
  const { starts, ends } = axes[axis];
  return (starts[index] ?? 0) >= span.from && (ends[index] ?? 0) <= span.to;
}

/** A box of the input as the host is asked for it. */
export interface NeededBox {
  readonly origin: readonly number[];
  readonly size: readonly number[];
}

const MARGIN = 24;
const AROUND_WINDOW = 64;

/**
 * The values that a view needs and a picture lacks, with some more around them so that the next
 * steps need none; null where everything is there. Without a view: those around the window.
 */
export function missingBox(
  picture: PictureState,
  window: number,
  view: View | null,
): NeededBox | null {
  const { input } = picture;
  if (input.size.join() === input.shape.join()) return null;
  const axes = axesOf(picture);
  const middle = windowMiddle(picture, window);
  const wanted: readonly Span[] = [
    elementsIn(axes[1], view?.rows ?? square(middle.row, mostTaps(axes[1]))),
    elementsIn(axes[2], view?.columns ?? square(middle.column, mostTaps(axes[2]))),
  ].slice(2 - Math.min(2, input.shape.length));
  const spans = wanted.map((span, axis) => clip(span, input.shape.at(axis - wanted.length) ?? 1));
  const has = spans.every((span, axis) => {
    const at = input.shape.length - spans.length + axis;
    const from = input.origin[at] ?? 0;
    return span.from >= from && span.to <= from + (input.size[at] ?? 0);
  });
  if (has) return null;
  const more = spans.map((span, axis) =>
    clip(
      view === null
        ? square((span.from + span.to) / 2, AROUND_WINDOW)
        : { from: span.from - MARGIN, to: span.to + MARGIN },
      input.shape.at(axis - spans.length) ?? 1,
    ),
  );
  const whole = input.shape.slice(0, input.shape.length - spans.length);
  return {
    origin: [...whole.map(() => 0), ...more.map((span) => span.from)],
    size: [...whole, ...more.map(lengthOf)],
  };
}

/** The elements of the input that a stretch of coordinates shows. */
const elementsIn = ({ spacing }: AxisPicture, { from, to }: Span): Span => ({
  from: Math.floor(from / spacing),
  to: Math.ceil(to / spacing),
});

const square = (middle: number, size: number): Span => ({
  from: Math.floor(middle - size / 2),
  to: Math.ceil(middle + size / 2),
});

const clip = (span: Span, size: number): Span => {
  const from = Math.max(0, Math.min(span.from, size - 1));
  return { from, to: Math.max(from + 1, Math.min(size, span.to)) };
};
