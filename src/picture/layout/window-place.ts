import type { AxisPicture, PictureState } from '../../protocol/index.js';
import { axesOf, outputCell, taps, winnerCell, type Cell } from './cell-axes.js';
import { endOf, startOf, tapsOf } from './axis-windows.js';
import { blockBox, frameBox, intersect, type Box, type GridFrame, type Span } from './frame.js';
import type { Layout } from './layout.js';

/** Where the current window is drawn: on every slice it spans, and its output. */
export interface WindowPlace {
  readonly output: Cell;
  /** One box for each input grid that the window is on. */
  readonly spans: readonly { readonly frame: GridFrame; readonly box: Box }[];
  /** Boxes of the single taps where the window has holes; else empty. */
  readonly taps: readonly Box[];
  readonly outputBox: Box | null;
  readonly outputFrame: GridFrame | null;
  /** The cell that won; null where none did. */
  readonly winner: Cell | null;
}

const SMALLEST_WINDOW = 12;
/** More taps than this are not outlined one by one. */
const MOST_TAPS = 144;

/** Finds the current window in a layout. */
export function windowPlace(picture: PictureState, layout: Layout, window: number): WindowPlace {
  const axes = axesOf(picture);
  const output = outputCell(axes, window);
  const rows = spanOf(axes[1], output[1]);
  const columns = spanOf(axes[2], output[2]);
  const depths = spanOf(axes[0], output[0]);
  const frames = layout.inputs.filter(
    ({ depth }) =>
      depth >= depths.from && depth < depths.to && (depth - depths.from) % axes[0].step === 0,
  );
  const spans = frames.flatMap((frame) => {
    const box = intersect(atLeast(blockBox(frame, rows, columns)), frameBox(frame));
    return box === null ? [] : [{ frame, box }];
  });
  const holes = axes[1].step > 1 || axes[2].step > 1;
  const count = tapsOf(axes[1], output[1]) * tapsOf(axes[2], output[2]) * frames.length;
  const outputFrame = layout.outputs.find((frame) => frame.depth === output[0]) ?? null;
  return {
    output,
    spans,
    taps:
      holes && count <= MOST_TAPS && layout.detail === 'cells'
        ? frames.flatMap((frame) =>
            taps(axes[1], output[1]).flatMap((row) =>
              taps(axes[2], output[2]).map((column) =>
                blockBox(frame, { from: row, to: row + 1 }, { from: column, to: column + 1 }),
              ),
            ),
          )
        : [],
    outputBox: outputFrame === null ? null : outputBoxOf(outputFrame, output),
    outputFrame,
    winner: winnerCell(picture, window),
  };
}

const spanOf = (axis: AxisPicture, output: number): Span => ({
  from: startOf(axis, output),
  to: endOf(axis, output),
});

function outputBoxOf(frame: GridFrame, output: Cell): Box | null {
  const [, row, column] = output;
  const inside =
    row >= frame.rows.from &&
    row < frame.rows.to &&
    column >= frame.columns.from &&
    column < frame.columns.to;
  return inside
    ? atLeast(blockBox(frame, { from: row, to: row + 1 }, { from: column, to: column + 1 }))
    : null;
}

/** A box large enough to be seen, around the same centre. */
function atLeast(box: Box): Box {
  const width = Math.max(box.width, SMALLEST_WINDOW);
  const height = Math.max(box.height, SMALLEST_WINDOW);
  return {
    x: box.x - (width - box.width) / 2,
    y: box.y - (height - box.height) / 2,
    width,
    height,
  };
}
