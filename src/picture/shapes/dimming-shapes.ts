import type { AxisPicture, CellKind, CellRanges, PictureState } from '../../protocol/index.js';
import { axesOf, elementAlong, extentOf, kindAt, type Cell } from '../layout/cell-axes.js';
import {
  blockBox,
  cellBox,
  coordinates,
  frameBox,
  grow,
  intersect,
  lengthOf,
  type Box,
  type GridFrame,
  type Span,
} from '../layout/frame.js';
import type { Layout } from '../layout/layout.js';

/** What stays bright while all other cells fade. */
export type Spotlight =
  | { readonly kind: 'kind'; readonly cell: CellKind }
  | { readonly kind: 'cells'; readonly cells: readonly CellRanges[] };

/** Boxes that cover the cells outside a spotlight; on heat, strips around what stays bright. */
export function dimmedBoxes(
  picture: PictureState,
  layout: Layout,
  spotlight: Spotlight,
): readonly Box[] {
  const inputs = layout.inputs.flatMap((frame) =>
    dimmed(frame, bright(picture, spotlight, 'input'), layout),
  );
  const outputs = layout.outputs.flatMap((frame) =>
    dimmed(frame, bright(picture, spotlight, 'output'), layout),
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

function dimmed(frame: GridFrame, isBright: Bright, layout: Layout): readonly Box[] {
  if (isBright === null) return [];
  if (lengthOf(frame.rows) * lengthOf(frame.columns) > MOST_CELLS) {
    return dimmedRows(frame, isBright);
  }
  const rows = coordinates(frame.rows);
  const columns = coordinates(frame.columns);
  const margin = layout.detail === 'cells' ? 1 : 0;
  return rows.flatMap((row) =>
    columns.flatMap((column) =>
      isBright([frame.depth, row, column]) ? [] : [grow(cellBox(frame, row, column), margin)],
    ),
  );
}

/** Whole rows at a time, for grids with too many cells to cover one by one. */
function dimmedRows(frame: GridFrame, isBright: (cell: Cell) => boolean): readonly Box[] {
  const whole = frameBox(frame);
  const columns = strips(frame.columns);
  return strips(frame.rows).flatMap((rows) => {
    const row = middleOf(rows);
    const firstBright = columns.find((each) => isBright([frame.depth, row, middleOf(each)]));
    const to = firstBright?.from ?? frame.columns.to;
    if (to === frame.columns.from) return [];
    const inside = intersect(blockBox(frame, rows, { from: frame.columns.from, to }), whole);
    return inside === null ? [] : [inside];
  });
}

/** More strips than this are thinner than a pixel. */
const MOST_STRIPS = 1024;

/**
 * The coordinates of a span one by one or, where they are too many, in strips; those at both ends
 * stay by themselves, since padding may be no wider.
 */
function strips(span: Span): readonly Span[] {
  const count = lengthOf(span);
  if (count <= MOST_STRIPS) return coordinates(span).map((at) => ({ from: at, to: at + 1 }));
  const inner = Array.from({ length: MOST_STRIPS }, (_, index) => ({
    from: span.from + 1 + Math.floor((index * (count - 2)) / MOST_STRIPS),
    to: span.from + 1 + Math.floor(((index + 1) * (count - 2)) / MOST_STRIPS),
  }));
  return [
    { from: span.from, to: span.from + 1 },
    ...inner.filter(({ from, to }) => from < to),
    { from: span.to - 1, to: span.to },
  ];
}

const middleOf = ({ from, to }: Span): number => Math.floor((from + to) / 2);
