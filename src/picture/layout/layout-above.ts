import type { PictureState } from '../../protocol/index.js';
import { axesOf } from './cell-axes.js';
import { CELL_SIZES, SMALLEST_CELL } from './detail.js';
import { frameBox, lengthOf, type GridFrame } from './frame.js';
import { layOutSide } from './layout-side.js';
import type { Layout, LayoutRequest } from './layout.js';
import { GAP, OUTPUT_MORE, barsBelow } from './spacing.js';

/** Room for row numbers left of the input and for column numbers above it. */
const LEFT = 28;
const TOP = 20;
/** From the bars below the input to the output, with an arrow between them. */
const BETWEEN = 40;
const BELOW = 6;

/** One grid of input with its output below it; the data of pictures of one room at one place. */
export function layOutAbove(picture: PictureState, request: LayoutRequest): Layout {
  const cell = request.cell ?? fittingCell(picture, request);
  const beside = layOutSide(picture, { ...request, arrangement: 'lab', cell });
  const [input] = beside.inputs;
  const [output] = beside.outputs;
  if (input === undefined || output === undefined) return { ...beside, arrangement: 'above' };
  const [, rowAxis, columnAxis] = axesOf(picture);
  const { room } = request;
  const rows = lengthOf(room?.rows ?? input.rows);
  const columns = lengthOf(room?.columns ?? input.columns);
  const outColumns = room?.outColumns ?? lengthOf(output.columns);
  const bottom = TOP + rows * input.pitchY - input.gap + (room?.bars ?? barsBelow(columnAxis));
  const middle = LEFT + (columns * input.pitchX - input.gap) / 2;
  const below: GridFrame = {
    ...output,
    x: Math.max(LEFT, middle - (outColumns * output.pitchX - output.gap) / 2),
    y: bottom + BETWEEN,
  };
  const outRows = Math.max(room?.outRows ?? 0, rowAxis.outputSize, lengthOf(below.rows));
  const reserved = beside.detail === 'cells' ? outRows * below.pitchY : frameBox(below).height;
  return {
    ...beside,
    arrangement: 'above',
    height: below.y + reserved + BELOW,
    outputs: [below],
  };
}

/** The largest cell with which both grids fit, each as wide as there is room and both in height. */
function fittingCell(picture: PictureState, { width, maxHeight, room, view }: LayoutRequest) {
  const [, rowAxis, columnAxis] = axesOf(picture);
  const rows = lengthOf(room?.rows ?? view?.rows ?? rowAxis);
  const columns = lengthOf(room?.columns ?? view?.columns ?? columnAxis);
  const outRows = room?.outRows ?? rowAxis.outputSize;
  const outColumns = room?.outColumns ?? columnAxis.outputSize;
  const high = maxHeight - TOP - (room?.bars ?? barsBelow(columnAxis)) - BETWEEN - BELOW;
  const wide = width - LEFT;
  const fits = (cell: number): boolean =>
    columns * (cell + GAP) <= wide &&
    outColumns * (cell + OUTPUT_MORE + GAP) <= wide &&
    rows * (cell + GAP) + outRows * (cell + OUTPUT_MORE + GAP) <= high;
  const heat = Math.min(wide / columns, high / 2 / rows, SMALLEST_CELL - 1);
  return CELL_SIZES.find(fits) ?? (heat >= 1 ? Math.floor(heat) : heat);
}
