import type { UnpoolingPicture } from '../../protocol/index.js';
import { SMALLEST_CELL } from '../layout/detail.js';
import { lengthOf, type Span } from '../layout/frame.js';
import { GAP } from '../layout/spacing.js';
import { clip, holdsAll, spanAround, type NeededBox, type View } from '../layout/view-span.js';
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
    rows: spanAround(centre.row, fits.rows, { from: 0, to: rows.inputSize }),
    columns: spanAround(centre.column, fits.columns, { from: 0, to: columns.inputSize }),
  };
}

const AROUND = { view: 16, value: 32 };

/**
 * The box of the input that a view needs and a picture lacks, with some more around it; null where
 * everything is there. Without a view: the values around the step.
 */
export function missingValues(
  { input }: UnpoolingPicture,
  step: number,
  view: View | null,
): NeededBox | null {
  const cell = cellAt(input.shape, step);
  const alone = (at: number): Span => ({ from: at, to: at + 1 });
  const spans = [
    alone(cell[0]),
    view?.rows ?? alone(cell[1]),
    view?.columns ?? alone(cell[2]),
  ].slice(3 - input.shape.length);
  if (holdsAll(input, spans)) return null;
  const margin = view === null ? AROUND.value : AROUND.view;
  const asked = spans.map(({ from, to }, axis) =>
    clip({ from: from - margin, to: to + margin }, input.shape[axis] ?? 1),
  );
  return { origin: asked.map(({ from }) => from), size: asked.map(lengthOf) };
}
