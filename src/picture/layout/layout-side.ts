import type { AxisPicture, PictureState } from '../../protocol/index.js';
import { axesOf } from './cell-axes.js';
import { mostTaps, windowsFrom, windowsTouching } from './axis-windows.js';
import { CELL_SIZES, detailOf, SMALLEST_CELL } from './detail.js';
import { lengthOf, type GridFrame, type Span } from './frame.js';
import type { Arrangement, Layout, LayoutRequest } from './layout.js';
import { CAPTION, GAP, leftOf, OUTPUT_MORE, barsBelow, TOP, WINDOW_LESS } from './spacing.js';

/** Gaps between input, lifted window and output: least and most. */
const GAP_IN = { least: 44, most: 72 };
const GAP_OUT = { least: 52, most: 82 };
const DIRECT_GAP = { least: 30, most: 72 };
/** Without row bars and titles there is less around an input. */
const LAB_TOP = 20;
const LEFTS: Readonly<Partial<Record<Arrangement, number>>> = { output: 0, lab: 28 };
const MOST_LIFTED = 7;
const HAIRLINES = 8;
/** Advances of the title of an input: its word, and one digit of its sizes. */
const TITLE_WORD = 44;
const TITLE_DIGIT = 7.5;
/** What an output cell is larger by where both are heat and beside each other. */
const HEAT_OUTPUT_MORE = 3;
/** Room for a pad ring that is drawn thicker than it is. */
const THINNEST = 12;

interface Parts {
  readonly left: number;
  readonly rows: Span;
  readonly columns: Span;
  readonly outRows: Span;
  readonly outColumns: Span;
  /** What room is left for, as other pictures may need it. */
  readonly roomRows: Span;
  readonly roomColumns: Span;
  readonly roomOutRows: number;
  readonly roomOutColumns: number;
  readonly windowRows: number;
  readonly windowColumns: number;
}

/** One grid of input, the lifted window, one grid of output, from left to right. */
export function layOutSide(picture: PictureState, request: LayoutRequest): Layout {
  const [, rowAxis, columnAxis] = axesOf(picture);
  const parts = partsOf(rowAxis, columnAxis, request);
  const cell = request.cell ?? fittingCell(parts, request);
  const detail = detailOf(cell);
  const gap = detail === 'cells' ? GAP : 0;
  const pitch = cell + gap;
  const { inner, outer } = gapsFor(parts, request, cell);
  const alone = request.arrangement === 'output';
  const lab = request.arrangement === 'lab';
  const top = lab ? LAB_TOP : TOP;
  const input: GridFrame = {
    depth: 0,
    rows: parts.rows,
    columns: parts.columns,
    x: parts.left + (parts.columns.from - parts.roomColumns.from) * pitch,
    y: top + (parts.rows.from - parts.roomRows.from) * pitch,
    pitchX: pitch,
    pitchY: pitch,
    gap,
    lefts: null,
  };
  const middle = top + (lengthOf(parts.roomRows) * pitch - gap) / 2;
  const windowPitch = cell - WINDOW_LESS + GAP;
  const inputWidth = Math.max(
    lengthOf(parts.roomColumns) * pitch - gap,
    lab || alone ? 0 : titleWidth(rowAxis, columnAxis),
  );
  const windowX = parts.left + inputWidth + inner;
  const window: GridFrame | null =
    parts.windowColumns === 0 || detail !== 'cells'
      ? null
      : {
          depth: 0,
          rows: { from: 0, to: parts.windowRows },
          columns: { from: 0, to: parts.windowColumns },
          x: windowX,
          y: middle - (parts.windowRows * windowPitch - GAP) / 2,
          pitchX: windowPitch,
          pitchY: windowPitch,
          gap: GAP,
          lefts: null,
        };
  const outPitch = outputPitch(cell, parts, request);
  const outGap = outPitch >= SMALLEST_CELL + GAP ? GAP : 0;
  const outHeight = lengthOf(parts.outRows) * outPitch - outGap;
  const output: GridFrame = {
    depth: 0,
    rows: parts.outRows,
    columns: parts.outColumns,
    x: alone
      ? 3
      : windowX + (window === null ? 0 : parts.windowColumns * windowPitch - GAP + outer),
    y: alone ? 28 : detail === 'cells' ? Math.max(top, middle - outHeight / 2) : top,
    pitchX: outPitch,
    pitchY: outPitch,
    gap: outGap,
    lefts: null,
  };
  const inputBottom =
    top +
    lengthOf(parts.roomRows) * pitch -
    gap +
    (detail === 'sampled' ? THINNEST : barsBelow(columnAxis) + captionRoom(request.arrangement));
  const outputBottom = output.y + outHeight + 6;
  return {
    arrangement: request.arrangement,
    width: request.width,
    height: alone
      ? outputBottom
      : request.arrangement === 'input'
        ? inputBottom
        : Math.max(inputBottom, outputBottom),
    cell,
    detail,
    inputs: alone ? [] : [input],
    window,
    outputs: request.arrangement === 'input' ? [] : [output],
    windowBars: {
      rows: !alone && !lab && detail !== 'sampled',
      columns: !alone && detail !== 'sampled',
      depth: false,
    },
    titles: !lab,
    numbers: true,
  };
}

/** About how wide the title of an input is, `Input 64 × 3`, which may be wider than its grid. */
const titleWidth = (rows: AxisPicture, columns: AxisPicture): number =>
  TITLE_WORD + TITLE_DIGIT * `${rows.inputSize} × ${columns.inputSize}`.length;

/** Room for the words below the bars, where there are any. */
const captionRoom = (arrangement: Arrangement): number => (arrangement === 'side' ? CAPTION : 4);

function partsOf(rowAxis: AxisPicture, columnAxis: AxisPicture, request: LayoutRequest): Parts {
  const taps = { rows: mostTaps(rowAxis), columns: mostTaps(columnAxis) };
  const lifted =
    request.arrangement === 'side' &&
    request.view === null &&
    taps.rows <= MOST_LIFTED &&
    taps.columns <= MOST_LIFTED;
  const { view, room } = request;
  const rows = view?.rows ?? { from: rowAxis.from, to: rowAxis.to };
  const columns = view?.columns ?? { from: columnAxis.from, to: columnAxis.to };
  const outRows =
    view === null ? { from: 0, to: rowAxis.outputSize } : windowsIn(rowAxis, view.rows);
  const outColumns =
    view === null ? { from: 0, to: columnAxis.outputSize } : windowsIn(columnAxis, view.columns);
  return {
    left: LEFTS[request.arrangement] ?? leftOf(rowAxis),
    rows,
    columns,
    outRows,
    outColumns,
    roomRows: room?.rows ?? rows,
    roomColumns: room?.columns ?? columns,
    roomOutRows: room?.outRows ?? lengthOf(outRows),
    roomOutColumns: room?.outColumns ?? lengthOf(outColumns),
    windowRows: lifted ? taps.rows : 0,
    windowColumns: lifted ? taps.columns : 0,
  };
}

/**
 * The windows of an axis that start inside a stretch of the input, as a span of outputs; those that
 * reach over it where none does, and one where there is none at all.
 */
export function windowsIn(axis: AxisPicture, view: Span): Span {
  const starting = windowsFrom(axis, view);
  if (starting.to > starting.from) return starting;
  const { from, to } = windowsTouching(axis, view);
  const first = Math.max(0, Math.min(from, axis.outputSize - 1));
  return { from: first, to: Math.max(to, first + 1) };
}

/** Pixels that everything needs at a cell size, with the least gaps. */
function widthAt(parts: Parts, request: LayoutRequest, cell: number): number {
  const input = parts.left + lengthOf(parts.roomColumns) * (cell + GAP);
  const window = parts.windowColumns * (cell - WINDOW_LESS + GAP);
  const output = parts.roomOutColumns * (cell + OUTPUT_MORE + GAP);
  const gaps = parts.windowColumns > 0 ? GAP_IN.least + GAP_OUT.least : DIRECT_GAP.least;
  switch (request.arrangement) {
    case 'side':
    case 'beside':
    case 'lab':
    case 'above':
      return input + window + output + gaps + 4;
    case 'input':
      return input + 4;
    case 'output':
      return output + 4;
    default:
      return request.arrangement satisfies never;
  }
}

function fittingCell(parts: Parts, request: LayoutRequest): number {
  const rows = request.arrangement === 'output' ? parts.roomOutRows : lengthOf(parts.roomRows);
  const room = request.maxHeight - TOP - CAPTION;
  const fitting = CELL_SIZES.find(
    (cell) => widthAt(parts, request, cell) <= request.width && rows * (cell + GAP) <= room,
  );
  return fitting ?? heatCell(parts, request);
}

/**
 * Input and output share the room in equal parts, and where it is scarce in cells of nearly one
 * size; below 1 px several cells share a pixel.
 */
function heatCell(parts: Parts, request: LayoutRequest): number {
  if (request.arrangement === 'beside') return besideCell(parts, request);
  const both = request.arrangement === 'side' || request.arrangement === 'lab';
  const room = request.width - parts.left - (both ? DIRECT_GAP.most : 0) - 8;
  const width = both ? room / 2 : room;
  const size = Math.min(
    width / lengthOf(parts.roomColumns),
    (request.maxHeight - TOP - CAPTION) / lengthOf(parts.roomRows),
  );
  const largest = Math.min(size, SMALLEST_CELL - 1);
  // Without hairlines a fraction of a pixel does no harm, and the picture fills its room.
  if (largest >= HAIRLINES) return Math.floor(largest);
  return Math.max(Math.floor(largest * 4) / 4, Math.min(largest, 0.25), 0.001);
}

function besideCell(parts: Parts, request: LayoutRequest): number {
  const outputs = parts.roomOutColumns;
  const room = request.width - parts.left - DIRECT_GAP.least - outputs * HEAT_OUTPUT_MORE - 8;
  const down = (request.maxHeight - TOP - CAPTION) / lengthOf(parts.roomRows);
  const across = room / (lengthOf(parts.roomColumns) + outputs);
  return Math.max(0.001, Math.floor(Math.min(across, down, SMALLEST_CELL - 1)));
}

function outputPitch(cell: number, parts: Parts, request: LayoutRequest): number {
  if (detailOf(cell) === 'cells' && request.view === null) {
    return cell + OUTPUT_MORE + GAP;
  }
  if (request.arrangement === 'beside' && request.view === null) return cell + HEAT_OUTPUT_MORE;
  const width = lengthOf(parts.columns) * cell;
  const height = lengthOf(parts.rows) * cell;
  const largest = Math.min(
    width / Math.max(1, lengthOf(parts.outColumns)),
    height / Math.max(1, lengthOf(parts.outRows)),
  );
  const wide = request.arrangement === 'output' ? request.width - 8 : width;
  const capped = Math.min(largest, wide / Math.max(1, lengthOf(parts.outColumns)), 40);
  return capped >= HAIRLINES ? Math.floor(capped) : capped;
}

function gapsFor(
  parts: Parts,
  request: LayoutRequest,
  cell: number,
): { readonly inner: number; readonly outer: number } {
  const spare = Math.max(0, request.width - widthAt(parts, request, cell) - 24);
  if (request.arrangement === 'beside' && detailOf(cell) !== 'cells') {
    return { inner: DIRECT_GAP.least, outer: 0 };
  }
  if (parts.windowColumns === 0 || detailOf(cell) !== 'cells') {
    return {
      inner:
        detailOf(cell) === 'cells'
          ? Math.min(DIRECT_GAP.most, DIRECT_GAP.least + spare)
          : DIRECT_GAP.most - 8,
      outer: 0,
    };
  }
  return {
    inner: Math.min(GAP_IN.most, GAP_IN.least + spare / 2),
    outer: Math.min(GAP_OUT.most, GAP_OUT.least + spare / 2),
  };
}
