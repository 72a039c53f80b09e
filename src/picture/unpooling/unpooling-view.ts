import type { UnpoolingPicture } from '../../protocol/index.js';
import { SMALLEST_CELL } from '../detail.js';
import type { Span } from '../frame.js';
import { GAP } from '../measures.js';
import type { NeededBox, View } from '../view-span.js';
import { unpoolingAxes } from './unpooling-axes.js';
import { cellAt } from './unpooling-cells.js';
import { INDEXED_CELL, LEAST_BETWEEN, ROW_NUMBERS } from './unpooling-grid.js';

const MOST_HIGH = 440;

/** The part of the input whose values and outputs fit at an output cell size; null where all does. */
export function unpoolingViewAt(
  picture: UnpoolingPicture,
  width: number,
  cell: number,
  centre: { readonly row: number; readonly column: number },
): View | null {
  if (picture.axes.length === 3) return null;
  const [, rows, columns] = unpoolingAxes(picture);
  const strip = picture.axes.length === 1;
  const gap = cell >= SMALLEST_CELL ? GAP : 0;
  const input = cell >= SMALLEST_CELL && !strip ? Math.max(cell, INDEXED_CELL) : cell;
  const room = strip ? width - 16 : width - 2 * ROW_NUMBERS - LEAST_BETWEEN - 8;
  const across = strip
    ? columns.stride * (cell + gap)
    : input + gap + columns.stride * (cell + gap);
  const down = Math.max(input + gap, rows.stride * (cell + gap));
  const fits = {
    rows: strip ? 1 : Math.max(1, Math.floor(MOST_HIGH / down)),
    columns: Math.max(1, Math.floor(room / across)),
  };
  if (fits.columns >= columns.inputSize && fits.rows >= rows.inputSize) return null;
  return {
    rows: around(centre.row, fits.rows, rows.inputSize),
    columns: around(centre.column, fits.columns, columns.inputSize),
  };
}

function around(centre: number, size: number, whole: number): Span {
  const length = Math.min(size, whole);
  const from = Math.max(0, Math.min(whole - length, Math.round(centre + 0.5 - length / 2)));
  return { from, to: from + length };
}

const MARGIN = 16;
const AROUND_VALUE = 64;

/**
 * The box of the input that a view needs and a picture lacks, with some more around it; null where
 * everything is there. Without a view: the values around the step.
 */
export function missingValues(
  picture: UnpoolingPicture,
  step: number,
  view: View | null,
): Omit<NeededBox, 'output'> | null {
  const { input } = picture;
  if (input.size.join() === input.shape.join()) return null;
  const cell = cellAt(input.shape, step).slice(3 - input.shape.length);
  const spans = [view?.rows ?? null, view?.columns ?? null].slice(2 - Math.min(2, cell.length));
  const leading = cell.length - spans.length;
  const wanted = cell.map((at, axis): Span => {
    const seen = axis < leading ? null : (spans[axis - leading] ?? null);
    return seen ?? { from: at, to: at + 1 };
  });
  const isThere = wanted.every(({ from, to }, axis) => {
    const first = input.origin[axis] ?? 0;
    return from >= first && to <= first + (input.size[axis] ?? 0);
  });
  if (isThere) return null;
  const boxes = wanted.map(({ from, to }, axis): Span => {
    const size = input.shape[axis] ?? 1;
    const more = view === null ? AROUND_VALUE / 2 : MARGIN;
    return { from: Math.max(0, from - more), to: Math.min(size, to + more) };
  });
  return { origin: boxes.map(({ from }) => from), size: boxes.map(({ from, to }) => to - from) };
}
