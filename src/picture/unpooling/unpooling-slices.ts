import type { UnpoolingPicture } from '../../protocol/index.js';
import { CELL_SIZES, SMALLEST_CELL } from '../layout/detail.js';
import { lengthOf, type GridFrame, type Span } from '../layout/frame.js';
import type { Layout } from '../layout/layout.js';
import { GAP, TOP } from '../layout/spacing.js';
import { coveredBy, unpoolingAxes } from './unpooling-axes.js';
import {
  grid,
  INDEXED_CELL,
  ROW_NUMBERS,
  unpooledLayout,
  type UnpoolingRequest,
} from './unpooling-grid.js';

/** More slices than this aren't shown at once. */
export const MOST_UNPOOLED_SLICES = 6;
const BETWEEN = 18;
const DEPTH_LABEL = 20;
const DROP = 84;

/** Slices of the input side by side, those of the output that they cover below. */
export function layOutUnpooledSlices(picture: UnpoolingPicture, request: UnpoolingRequest): Layout {
  const [depth, rows, columns] = unpoolingAxes(picture);
  const isFew = depth.outputSize <= MOST_UNPOOLED_SLICES;
  const near = { from: request.slice, to: request.slice + 1 };
  const shown: Span = isFew ? { from: 0, to: depth.inputSize } : near;
  const outShown: Span = isFew ? { from: 0, to: depth.outputSize } : first(coveredBy(depth, near));
  const room = request.width - ROW_NUMBERS - 4;
  const widthOf = (count: number, across: number, size: number): number =>
    count * across * (size + GAP) + (count - 1) * BETWEEN;
  const fits = (size: number): boolean =>
    widthOf(lengthOf(outShown), columns.outputSize, size) <= room &&
    rows.outputSize * (size + GAP) <= request.maxHeight / 2;
  const heat = Math.min(
    SMALLEST_CELL - 1,
    (room - (lengthOf(outShown) - 1) * BETWEEN) / (lengthOf(outShown) * columns.outputSize),
  );
  const cell = request.cell ?? CELL_SIZES.find(fits) ?? heat;
  const larger = Math.max(cell, INDEXED_CELL);
  const inCell =
    cell >= SMALLEST_CELL && widthOf(lengthOf(shown), columns.inputSize, larger) <= room
      ? larger
      : Math.min(cell, (room - BETWEEN * lengthOf(shown)) / (lengthOf(shown) * columns.inputSize));
  const top = TOP + DEPTH_LABEL;
  const inputs = slices(shown, rows.inputSize, columns.inputSize, inCell, top);
  const bottom = Math.max(top, ...inputs.map((frame) => frame.y + rows.inputSize * frame.pitchY));
  const outputs = slices(outShown, rows.outputSize, columns.outputSize, cell, bottom + DROP);
  const end = Math.max(...outputs.map((frame) => frame.y + rows.outputSize * frame.pitchY));
  return unpooledLayout({ width: request.width, height: end + 12, cell, inputs, outputs });
}

const first = (span: Span): Span => ({
  from: span.from,
  to: Math.min(span.to, span.from + MOST_UNPOOLED_SLICES),
});

function slices(
  shown: Span,
  rows: number,
  columns: number,
  cell: number,
  y: number,
): readonly GridFrame[] {
  return Array.from({ length: lengthOf(shown) }, (_, index) => {
    const frame = grid(
      { from: 0, to: rows },
      { from: 0, to: columns },
      cell,
      ROW_NUMBERS,
      y,
      shown.from + index,
    );
    return { ...frame, x: ROW_NUMBERS + index * (columns * frame.pitchX + BETWEEN) };
  });
}
