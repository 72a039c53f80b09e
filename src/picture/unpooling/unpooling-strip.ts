import type { UnpoolingPicture } from '../../protocol/index.js';
import { CELL_SIZES, detailOf, SMALLEST_CELL } from '../layout/detail.js';
import { lengthOf, type GridFrame } from '../layout/frame.js';
import type { Layout } from '../layout/layout.js';
import { GAP, TOP } from '../layout/spacing.js';
import { coveredBy, unpoolingAxes } from './unpooling-axes.js';
import { INDEXED_CELL, unpooledLayout, type UnpoolingRequest } from './unpooling-grid.js';

const SIDE = 8;
const DROP = 60;
const HEAT_HEIGHT = 28;
/** More values than this are not placed one by one. */
const MOST_PLACED = 4096;

/** One row over another; each value stands over the middle of the window that it comes from. */
export function layOutUnpooledStrip(picture: UnpoolingPicture, request: UnpoolingRequest): Layout {
  const axis = unpoolingAxes(picture)[2];
  const columns = request.view?.columns ?? { from: 0, to: axis.inputSize };
  const outColumns =
    request.view === null ? { from: 0, to: axis.outputSize } : coveredBy(axis, columns);
  const room = request.width - 2 * SIDE;
  const count = Math.max(1, lengthOf(outColumns));
  const cell =
    request.cell ??
    CELL_SIZES.find((size) => count * (size + GAP) <= room) ??
    Math.min(SMALLEST_CELL - 1, room / count);
  const detail = detailOf(cell);
  const gap = detail === 'cells' ? GAP : 0;
  const pitch = cell + gap;
  const width = Math.max(1, Math.min(Math.max(cell, INDEXED_CELL), axis.stride * pitch - gap));
  const inputDetail = detailOf(width);
  const inHeight = inputDetail === 'cells' ? Math.max(width, INDEXED_CELL - 8) : HEAT_HEIGHT;
  const middleOf = (index: number): number =>
    SIDE +
    ((columns.from + index) * axis.stride - axis.padding + axis.kernel / 2 - outColumns.from) *
      pitch -
    gap / 2;
  // So many are not placed one by one: they are evenly spread.
  const isMany = lengthOf(columns) > MOST_PLACED;
  const lefts = Array.from({ length: isMany ? 0 : lengthOf(columns) }, (_, index) => {
    return Math.max(SIDE, Math.min(request.width - SIDE - width, middleOf(index) - width / 2));
  });
  const input: GridFrame = {
    depth: 0,
    rows: { from: 0, to: 1 },
    columns,
    x: isMany ? middleOf(0) - (axis.stride * pitch) / 2 : (lefts[0] ?? SIDE),
    y: TOP,
    pitchX: isMany ? axis.stride * pitch : width + gap,
    pitchY: inHeight + gap,
    gap,
    lefts: isMany ? null : lefts,
  };
  const outHeight = detail === 'cells' ? cell : HEAT_HEIGHT;
  const output: GridFrame = {
    depth: 0,
    rows: { from: 0, to: 1 },
    columns: outColumns,
    x: SIDE,
    y: TOP + inHeight + DROP,
    pitchX: pitch,
    pitchY: outHeight + gap,
    gap,
    lefts: null,
  };
  return unpooledLayout({
    width: request.width,
    height: output.y + outHeight + 32,
    cell,
    inputs: [input],
    outputs: [output],
  });
}
