import type { AxisPicture, PictureState } from '../../protocol/index.js';
import { axesOf } from './cell-axes.js';
import { windowsFrom } from './axis-windows.js';
import { CELL_SIZES, detailOf, SMALLEST_CELL } from './detail.js';
import { lengthOf, type GridFrame, type Span } from './frame.js';
import { windowsIn } from './layout-side.js';
import type { Layout, LayoutRequest } from './layout.js';
import { GAP, OUTPUT_MORE, TOP } from './spacing.js';

/** More slices than this have no room beside each other. */
export const MOST_SLICES = 6;
const NEAR = 2;
/** Of a part of each slice fewer slices are shown, so that the part has room. */
const MOST_ZOOMED = 3;
const LEFT = 24;
const BETWEEN = 18;
const BELOW = 88;
const SLICES_TOP = TOP + 20;

/** Depth slices side by side, the slices of the output below them. */
export function layOutSlices(picture: PictureState, request: LayoutRequest): Layout {
  const [depth, rows, columns] = axesOf(picture);
  const all = { from: depth.from, to: depth.to };
  const most = request.view === null ? MOST_SLICES : MOST_ZOOMED;
  const reserved = spanAround(request.room?.depth ?? all, request.slice, most);
  const shown = {
    from: Math.max(all.from, reserved.from),
    to: Math.min(all.to, reserved.to),
  };
  const outAll = { from: 0, to: depth.outputSize };
  const outShown = spanAround(outAll, outputNear(depth, request.slice), most);
  const outRows =
    request.view === null ? { from: 0, to: rows.outputSize } : windowsIn(rows, request.view.rows);
  const outColumns =
    request.view === null
      ? { from: 0, to: columns.outputSize }
      : windowsIn(columns, request.view.columns);
  const rowSpan = request.view?.rows ?? { from: rows.from, to: rows.to };
  const columnSpan = request.view?.columns ?? { from: columns.from, to: columns.to };
  const rowRoom = request.room?.rows ?? rowSpan;
  const columnRoom = request.room?.columns ?? columnSpan;
  const count = lengthOf(reserved);
  const room = request.width - LEFT - (count - 1) * BETWEEN;
  const width = (size: number, gap: number): number => count * lengthOf(columnRoom) * (size + gap);
  const heat = Math.min(SMALLEST_CELL - 1, room / (count * lengthOf(columnRoom)));
  const cell =
    request.cell ??
    CELL_SIZES.find(
      (size) =>
        width(size, GAP) <= room && lengthOf(rowRoom) * (size + GAP) <= request.maxHeight / 2,
    ) ??
    (heat >= 1 ? Math.floor(heat) : heat);
  const detail = detailOf(cell);
  const gap = detail === 'cells' ? GAP : 0;
  const pitch = cell + gap;
  const sliceWidth = lengthOf(columnRoom) * pitch + BETWEEN;
  const inputs = slices(shown, (at) => ({
    depth: at,
    rows: rowSpan,
    columns: columnSpan,
    x: LEFT + (at - reserved.from) * sliceWidth + (columnSpan.from - columnRoom.from) * pitch,
    y: SLICES_TOP + (rowSpan.from - rowRoom.from) * pitch,
    pitchX: pitch,
    pitchY: pitch,
    gap,
    lefts: null,
  }));
  const outRoom =
    (request.width - LEFT - lengthOf(outShown) * BETWEEN) /
    Math.max(1, lengthOf(outShown) * lengthOf(outColumns));
  const outPitch =
    detail === 'cells' ? Math.min(cell + OUTPUT_MORE + gap, Math.floor(outRoom)) : pitch;
  const outGap = outPitch >= SMALLEST_CELL + GAP ? GAP : 0;
  const outY = SLICES_TOP + lengthOf(rowRoom) * pitch + BELOW;
  const outWidth = Math.max(sliceWidth, lengthOf(outColumns) * outPitch + BETWEEN);
  const outputs = slices(outShown, (at, index) => ({
    depth: at,
    rows: outRows,
    columns: outColumns,
    x: LEFT + index * Math.min(outWidth, (request.width - LEFT) / Math.max(1, lengthOf(outShown))),
    y: outY,
    pitchX: outPitch,
    pitchY: outPitch,
    gap: outGap,
    lefts: null,
  }));
  return {
    arrangement: request.arrangement,
    width: request.width,
    height: outY + lengthOf(outRows) * outPitch + 12,
    cell,
    detail,
    inputs,
    window: null,
    outputs,
    windowBars: { rows: false, columns: false, depth: true },
    titles: true,
    numbers: true,
  };
}

/** All slices up to so many, else those near the one in the middle. */
export function spanAround(all: Span, middle: number, most = MOST_SLICES): Span {
  if (lengthOf(all) <= most) return all;
  const near = Math.min(NEAR, Math.floor((most - 1) / 2));
  const from = Math.min(Math.max(all.from, middle - near), all.to - 2 * near - 1);
  return { from, to: from + 2 * near + 1 };
}

/** Pixels that a part of one slice has across. */
export const sliceRoom = (width: number): number =>
  (width - LEFT - (MOST_ZOOMED - 1) * BETWEEN) / MOST_ZOOMED;

/** The last output whose window begins at a slice or before it. */
const outputNear = (depth: AxisPicture, slice: number): number =>
  Math.max(0, windowsFrom(depth, { from: -Infinity, to: slice + 1 }).to - 1);

const slices = (span: Span, make: (at: number, index: number) => GridFrame): readonly GridFrame[] =>
  Array.from({ length: lengthOf(span) }, (_, index) => make(span.from + index, index));
