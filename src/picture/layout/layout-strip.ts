import type { PictureState } from '../../protocol/index.js';
import { axesOf } from './cell-axes.js';
import { endOf, startOf } from './axis-windows.js';
import { CELL_SIZES, detailOf, SMALLEST_CELL } from './detail.js';
import { lengthOf, type GridFrame } from './frame.js';
import { windowsIn } from './layout-side.js';
import type { Layout, LayoutRequest } from './layout.js';
import { GAP, OUTPUT_MORE, barsBelow, TOP } from './spacing.js';

const SIDE = 8;
const DROP = 56;
const HEAT_HEIGHT = 28;
/** More outputs than this are not placed one by one. */
const MOST_PLACED = 4096;

/** One row; each output stands under the middle of its window. */
export function layOutStrip(picture: PictureState, request: LayoutRequest): Layout {
  const axis = axesOf(picture)[2];
  const columns = request.view?.columns ?? { from: axis.from, to: axis.to };
  const room = request.width - 2 * SIDE;
  const reserved = request.room?.columns ?? columns;
  const count = Math.max(1, lengthOf(reserved));
  const cell =
    request.cell ??
    CELL_SIZES.find((size) => count * (size + GAP) <= room) ??
    Math.min(SMALLEST_CELL - 1, room / count);
  const detail = detailOf(cell);
  const gap = detail === 'cells' ? GAP : 0;
  const pitch = cell + gap;
  const height = detail === 'cells' ? cell : HEAT_HEIGHT;
  const input: GridFrame = {
    depth: 0,
    rows: { from: 0, to: 1 },
    columns,
    x: SIDE + (columns.from - reserved.from) * pitch,
    y: TOP,
    pitchX: pitch,
    pitchY: height + gap,
    gap,
    lefts: null,
  };
  const outputs =
    request.view === null ? { from: 0, to: axis.outputSize } : windowsIn(axis, columns);
  const middleOf = (output: number): number =>
    input.x + ((startOf(axis, output) + endOf(axis, output)) / 2 - columns.from) * pitch - gap / 2;
  // So many are not placed one by one: they are evenly spread.
  const isMany = lengthOf(outputs) > MOST_PLACED;
  const middles = Array.from({ length: isMany ? 0 : lengthOf(outputs) }, (_, index) =>
    middleOf(outputs.from + index),
  );
  const closest = middles.reduce(
    (least, middle, index) =>
      index === 0 ? least : Math.min(least, middle - (middles[index - 1] ?? middle)),
    Infinity,
  );
  const spread = (middleOf(outputs.to - 1) - middleOf(outputs.from)) / (lengthOf(outputs) - 1);
  const outCell = isMany ? spread : Math.max(1, Math.min(cell + OUTPUT_MORE, closest - GAP));
  const outY = TOP + height + barsBelow(axis) + DROP;
  const output: GridFrame = {
    depth: 0,
    rows: { from: 0, to: 1 },
    columns: outputs,
    x: (isMany ? middleOf(outputs.from) : (middles[0] ?? input.x)) - outCell / 2,
    y: outY,
    pitchX: outCell + (isMany ? 0 : gap),
    pitchY: (detail === 'cells' ? outCell : HEAT_HEIGHT) + gap,
    gap,
    lefts: isMany ? null : middles.map((middle) => middle - outCell / 2),
  };
  return {
    arrangement: request.arrangement,
    width: request.width,
    height: outY + (detail === 'cells' ? outCell : HEAT_HEIGHT) + 24,
    cell,
    detail,
    inputs: [input],
    window: null,
    outputs: [output],
    windowBars: { rows: false, columns: true, depth: false },
    titles: true,
    numbers: true,
  };
}
