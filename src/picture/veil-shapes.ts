import type { AxisPicture, CellKind, CellRanges, PictureState } from '../protocol/index.js';
import { axesOf, elementAlong, extentOf, kindAt, type Cell } from './axes.js';
import {
  blockBox,
  cellBox,
  coordinates,
  frameBox,
  grow,
  intersect,
  type Box,
  type GridFrame,
} from './frame.js';
import type { Layout } from './layout.js';

/** What stays bright while all other cells fade. */
export type Spotlight =
  | { readonly kind: 'kind'; readonly cell: CellKind }
  | { readonly kind: 'cells'; readonly cells: readonly CellRanges[] };

/** Boxes that cover the cells outside a spotlight; on heat, strips around what stays bright. */
export function veilBoxes(
  picture: PictureState,
  layout: Layout,
  spotlight: Spotlight,
): readonly Box[] {
  const inputs = layout.inputs.flatMap((frame) =>
    veiled(frame, bright(picture, spotlight, 'input'), layout),
  );
  const outputs = layout.outputs.flatMap((frame) =>
    veiled(frame, bright(picture, spotlight, 'output'), layout),
  );
  return [...inputs, ...outputs];
}

type Bright = ((cell: Cell) => boolean) | null;

/** Whether a cell stays bright; null where a grid is not spoken of and stays as it is. */
function bright(picture: PictureState, spotlight: Spotlight, of: CellRanges['of']): Bright {
  const axes = axesOf(picture);
  if (spotlight.kind === 'kind') {
    return of === 'input' ? (cell) => kindAt(axes, cell) === spotlight.cell : null;
  }
  const own = spotlight.cells.filter((cells) => cells.of === of);
  if (own.length === 0) return null;
  const missing = 3 - picture.axes.length;
  return (cell) =>
    own.some(({ axis, ranges }) => {
      const at = indexAt(
        of === 'input' ? picture.axes[axis] : undefined,
        cell[missing + axis] ?? 0,
      );
      return ranges.some(({ from, to }) => at >= from && at < to);
    });
}

/** Ranges count the input's elements, and cells around it; a hole is in none. */
function indexAt(axis: AxisPicture | undefined, at: number): number {
  if (axis === undefined || at < 0 || at >= extentOf(axis)) return at;
  const element = elementAlong(axis, at);
  return element < 0 ? Number.NaN : element;
}

const MOST_CELLS = 4096;

function veiled(frame: GridFrame, isBright: Bright, layout: Layout): readonly Box[] {
  if (isBright === null) return [];
  const rows = coordinates(frame.rows);
  const columns = coordinates(frame.columns);
  if (rows.length * columns.length > MOST_CELLS) return runsVeiled(frame, isBright);
  const margin = layout.detail === 'cells' ? 1 : 0;
  return rows.flatMap((row) =>
    columns.flatMap((column) =>
      isBright([frame.depth, row, column]) ? [] : [grow(cellBox(frame, row, column), margin)],
    ),
  );
}

/** Whole rows at a time, for grids with too many cells to cover one by one. */
function runsVeiled(frame: GridFrame, isBright: (cell: Cell) => boolean): readonly Box[] {
  const whole = frameBox(frame);
  return coordinates(frame.rows).flatMap((row) => {
    const firstBright = coordinates(frame.columns).find((column) =>
      isBright([frame.depth, row, column]),
    );
    const to = firstBright ?? frame.columns.to;
    if (to === frame.columns.from) return [];
    const box = blockBox(frame, { from: row, to: row + 1 }, { from: frame.columns.from, to });
    const inside = intersect(box, whole);
    return inside === null ? [] : [inside];
  });
}
