import type { AxisPicture, PictureState, ValueBox } from '../../protocol/index.js';
import { axesOf, boxIndex, outputCell } from './cell-axes.js';
import { endOf, mostTaps, startOf, windowsFrom } from './axis-windows.js';
import { GAP, leftOf } from './spacing.js';
import { sliceRoom } from './layout-slices.js';
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
  const room = roomFor(picture, width);
  const fitting = {
    rows: Math.max(1, Math.floor(room.down / pitch)),
    columns: Math.max(1, Math.floor(room.across / pitch)),
  };
  const all = { rows: rows.to - rows.from, columns: columns.to - columns.from };
  if (fitting.columns >= all.columns && (strip || fitting.rows >= all.rows)) return null;
  return {
    rows: spanAround(centre.row, fitting.rows, rows),
    columns: spanAround(centre.column, fitting.columns, columns),
  };
}

/** Pixels for one grid of an input: a strip, a grid beside its output, or a slice beside others. */
function roomFor(
  picture: PictureState,
  width: number,
): { readonly across: number; readonly down: number } {
  switch (picture.axes.length) {
    case 1:
      return { across: width - 16, down: MOST_HIGH };
    case 2:
      return { across: (width - leftOf(axesOf(picture)[1]) - BETWEEN) / 2, down: MOST_HIGH };
    default:
      return { across: sliceRoom(width), down: MOST_HIGH / 2 };
  }
}

/** A stretch of so many coordinates around a centre, inside of all there are. */
export function spanAround(centre: number, size: number, all: Span): Span {
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
  return startOf(axes[axis], index) >= span.from && endOf(axes[axis], index) <= span.to;
}

/** A box of the input as the host is asked for it, and the output in hand. */
export interface NeededBox {
  readonly origin: readonly number[];
  readonly size: readonly number[];
  readonly output?: readonly number[];
}

const MARGIN = { grid: 24, volume: 8 };
const AROUND_WINDOW = { grid: 64, volume: 40 };
/** With more cells than this there is no room for a margin. */
const MOST_ASKED = 2 ** 16;
/** Slices that are drawn beside the one in the middle, on each side. */
const NEAR_SLICES = 2;

/**
 * The values that a view needs and a picture lacks, with some more around them so that the next
 * steps need none; null where everything is there, the result of the window too. Without a view:
 * those around the window. `slice` is the one in the middle where it isn't the window's first.
 */
export function missingBox(
  picture: PictureState,
  window: number,
  view: View | null,
  slice: number | null = null,
): NeededBox | null {
  const { input } = picture;
  if (input.size.join() === input.shape.join()) return null;
  const axes = axesOf(picture);
  const output = outputCell(axes, window);
  const rank = input.shape.length;
  const kind = rank === 3 ? 'volume' : 'grid';
  const middle = windowMiddle(picture, window);
  // Of a window larger than that the values in its middle must do.
  const taken = (axis: AxisPicture, at: number): Span =>
    square(at, Math.min(mostTaps(axis), AROUND_WINDOW[kind] - 8));
  const wanted = [
    slicesIn(axes[0], output[0], slice),
    view?.rows ?? taken(axes[1], middle.row),
    view?.columns ?? taken(axes[2], middle.column),
  ].slice(3 - rank);
  const spans = wanted.map((span, axis) =>
    clip(elementsIn(axes[3 - rank + axis] ?? axes[2], span), input.shape[axis] ?? 1),
  );
  if (holdsAll(input, spans) && boxIndex(picture.output, output) >= 0) return null;
  const more = spans.map((span, axis) => {
    const isDepth = rank === 3 && axis === 0;
    const margin = isDepth ? 1 : MARGIN[kind];
    return clip(
      view === null && !isDepth
        ? square((span.from + span.to) / 2, AROUND_WINDOW[kind])
        : { from: span.from - margin, to: span.to + margin },
      input.shape[axis] ?? 1,
    );
  });
  const asked = more.reduce((count, span) => count * lengthOf(span), 1) > MOST_ASKED ? spans : more;
  return {
    origin: asked.map((span) => span.from),
    size: asked.map(lengthOf),
    output: output.slice(3 - rank),
  };
}

/** The slices that are drawn, and those of the window where it is near. */
function slicesIn(depth: AxisPicture, output: number, slice: number | null): Span {
  const from = startOf(depth, output);
  const to = endOf(depth, output);
  const middle = slice ?? from;
  const inputs = { from: middle - NEAR_SLICES, to: middle + NEAR_SLICES + 1 };
  // The outputs beside them are drawn too.
  const last = windowsFrom(depth, { from: -Infinity, to: middle + 1 }).to - 1;
  const first = startOf(depth, Math.max(0, last - NEAR_SLICES));
  const end = endOf(depth, Math.min(depth.outputSize - 1, Math.max(0, last) + NEAR_SLICES));
  const shown =
    end - first <= AROUND_WINDOW.volume
      ? { from: Math.min(first, inputs.from), to: Math.max(end, inputs.to) }
      : inputs;
  const isNear = to - from <= AROUND_WINDOW.volume && from < shown.to && to > shown.from;
  return isNear ? { from: Math.min(from, shown.from), to: Math.max(to, shown.to) } : shown;
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

/** Whether a box has the values of a stretch of each of its axes. */
export const holdsAll = (
  { origin, size }: Pick<ValueBox, 'origin' | 'size'>,
  spans: readonly Span[],
): boolean =>
  spans.every(({ from, to }, axis) => {
    const first = origin[axis] ?? 0;
    return from >= first && to <= first + (size[axis] ?? 0);
  });

/** The part of a stretch that lies in an axis of a size; one coordinate at least. */
export const clip = (span: Span, size: number): Span => {
  const from = Math.max(0, Math.min(span.from, size - 1));
  return { from, to: Math.max(from + 1, Math.min(size, span.to)) };
};
