import type { UnpoolingPicture } from '../../protocol/index.js';
import { CELL_SIZES, SMALLEST_CELL } from '../layout/detail.js';
import { frameBox, lengthOf, type GridFrame, type Span } from '../layout/frame.js';
import type { Layout } from '../layout/layout.js';
import { GAP, TOP } from '../layout/spacing.js';
import { coveredBy, unpoolingAxes } from './unpooling-axes.js';
import {
  grid,
  INDEXED_CELL,
  LEAST_BETWEEN,
  ROW_NUMBERS,
  unpooledLayout,
  type UnpoolingRequest,
} from './unpooling-grid.js';

const MOST_BETWEEN = 110;
const BELOW = 12;
/** Below this width input and output stand over each other. */
const NARROW = 560;
const HAIRLINES = 8;

interface Grids {
  readonly rows: Span;
  readonly columns: Span;
  readonly outRows: Span;
  readonly outColumns: Span;
}

interface Sizes {
  readonly input: number;
  readonly output: number;
  readonly stacked: boolean;
}

/** Input and output beside each other; over each other where there is little room. */
export function layOutUnpooledGrids(picture: UnpoolingPicture, request: UnpoolingRequest): Layout {
  const [, rowAxis, columnAxis] = unpoolingAxes(picture);
  const rows = request.view?.rows ?? { from: 0, to: rowAxis.inputSize };
  const columns = request.view?.columns ?? { from: 0, to: columnAxis.inputSize };
  const grids: Grids = {
    rows,
    columns,
    outRows: request.view === null ? all(rowAxis.outputSize) : coveredBy(rowAxis, rows),
    outColumns: request.view === null ? all(columnAxis.outputSize) : coveredBy(columnAxis, columns),
  };
  const sizes = request.cell === null ? fitting(grids, request) : chosen(grids, request);
  const input = grid(rows, columns, sizes.input, ROW_NUMBERS, TOP);
  const output = grid(grids.outRows, grids.outColumns, sizes.output, ROW_NUMBERS, TOP);
  const inBox = frameBox(input);
  const outBox = frameBox(output);
  if (sizes.stacked) {
    const below = { ...output, y: inBox.y + inBox.height + LEAST_BETWEEN + TOP / 2 };
    return finished(request, sizes, input, below, below.y + outBox.height + BELOW);
  }
  const spare = request.width - ROW_NUMBERS * 2 - inBox.width - outBox.width;
  const between = Math.max(LEAST_BETWEEN, Math.min(MOST_BETWEEN, spare - 8));
  const height = Math.max(inBox.height, outBox.height);
  const isCells = sizes.output >= SMALLEST_CELL;
  const middle = (of: number): number => TOP + (isCells ? (height - of) / 2 : 0);
  const beside = {
    ...output,
    x: inBox.x + inBox.width + between + ROW_NUMBERS,
    y: middle(outBox.height),
  };
  const centred = { ...input, y: middle(inBox.height) };
  return finished(request, sizes, centred, beside, TOP + height + BELOW);
}

const all = (size: number): Span => ({ from: 0, to: size });

function finished(
  request: UnpoolingRequest,
  sizes: Sizes,
  input: GridFrame,
  output: GridFrame,
  height: number,
): Layout {
  return unpooledLayout({
    width: request.width,
    height,
    cell: sizes.output,
    inputs: [input],
    outputs: [output],
  });
}

/** The largest cells with numbers that fit, else heat that fills its room. */
function fitting(grids: Grids, request: UnpoolingRequest): Sizes {
  const room = request.maxHeight - TOP - BELOW;
  for (const stacked of request.width < NARROW ? [false, true] : [false]) {
    for (const output of CELL_SIZES) {
      for (const input of [Math.max(output, INDEXED_CELL), output]) {
        const { width, height } = extent(grids, input, output, stacked);
        if (width <= request.width && height <= (stacked ? 2 * room : room)) {
          return { input, output, stacked };
        }
      }
    }
  }
  return heatSizes(grids, request);
}

function extent(grids: Grids, input: number, output: number, stacked: boolean) {
  const inWidth = lengthOf(grids.columns) * (input + GAP);
  const outWidth = lengthOf(grids.outColumns) * (output + GAP);
  const inHeight = lengthOf(grids.rows) * (input + GAP);
  const outHeight = lengthOf(grids.outRows) * (output + GAP);
  return stacked
    ? { width: ROW_NUMBERS + Math.max(inWidth, outWidth) + 4, height: inHeight + outHeight }
    : {
        width: 2 * ROW_NUMBERS + inWidth + LEAST_BETWEEN + outWidth + 8,
        height: Math.max(inHeight, outHeight),
      };
}

/** A cell size that was chosen is the output's; the input's has room for its index. */
function chosen(grids: Grids, request: UnpoolingRequest): Sizes {
  const output = request.cell ?? SMALLEST_CELL;
  const stacked = request.width < NARROW;
  const input = output >= SMALLEST_CELL ? Math.max(output, INDEXED_CELL) : output;
  const fits = extent(grids, input, output, stacked).width <= request.width;
  return { input: fits ? input : output, output, stacked };
}

function heatSizes(grids: Grids, request: UnpoolingRequest): Sizes {
  const stacked = request.width < NARROW;
  const high = request.maxHeight - TOP - BELOW;
  const room = request.width - (stacked ? ROW_NUMBERS : 2 * ROW_NUMBERS + LEAST_BETWEEN) - 8;
  const size = (columns: Span, rows: Span, share: number): number => {
    const largest = Math.min(
      (room * (stacked ? 1 : share)) / lengthOf(columns),
      high / lengthOf(rows),
      SMALLEST_CELL - 1,
    );
    return largest >= HAIRLINES ? Math.floor(largest) : largest;
  };
  return {
    input: size(grids.columns, grids.rows, 0.4),
    output: size(grids.outColumns, grids.outRows, 0.6),
    stacked,
  };
}
