import type { AxisPicture, CellKind, Mode, PictureState } from '../../protocol/index.js';
import { axesOf, extentOf, kindAt, valueAt, type Axes } from '../layout/cell-axes.js';
import { elementBefore, runs } from '../layout/axis-runs.js';
import { inputLevel, overviewLevel } from '../colours/cell-levels.js';
import { outputShapes } from './cell-shapes.js';
import {
  blockBox,
  columnLeft,
  frameBox,
  lengthOf,
  rowTop,
  type Block,
  type GridFrame,
  type Span,
} from '../layout/frame.js';
import { levelOf } from '../colours/heat-levels.js';
import { holeBands } from '../layout/hole-bands.js';
import type { Layout } from '../layout/layout.js';
import type { HeatShape, LineShape, RectShape, Shape } from './shape.js';

/** A pad ring is never thinner than this, so that its pattern can be seen. */
const THINNEST_RING = 5;
/** More blocks of cells than this are not told apart by pattern. */
const MOST_BLOCKS = 600;
/** Heat maps are computed for at most this many pixels along an axis. */
const MOST_PIXELS = 1024;

/** An input as a heat map: the data as one image, everything else as patterned blocks. */
export function heatShapes(
  picture: PictureState,
  layout: Layout,
  frame: GridFrame,
  mode: Mode,
): readonly Shape[] {
  const axes = axesOf(picture);
  const data = { rows: inside(frame.rows, axes[1]), columns: inside(frame.columns, axes[2]) };
  const level = inputLevel(picture, axes, frame.depth, mode, layout.detail === 'sampled');
  return [
    heat(frame, data, level, layout.cell),
    ...(layout.detail === 'heat' ? hairlines(frame, data) : []),
    ...(layout.detail === 'sampled' ? [] : holeBands(frame, axes, data)),
    ...blocks(frame, axes, layout.cell),
  ];
}

/** An output as a heat map. */
export function outputHeatShapes(
  picture: PictureState,
  layout: Layout,
  frame: GridFrame,
): readonly Shape[] {
  const data = { rows: frame.rows, columns: frame.columns };
  const seen = overviewLevel(
    picture.outputOverview,
    picture.axes.map((axis) => axis.outputSize),
    frame.depth,
  );
  const isUnknown = picture.output.data.length === 0 && picture.outputOverview === null;
  if (isUnknown) return outputShapes(null, null, null, frameBox(frame));
  const sampled = layout.detail === 'sampled' && picture.outputOverview !== null;
  const level = (row: number, column: number): number => {
    if (sampled) return seen(row, column);
    const value = valueAt(picture.output, [frame.depth, row, column]);
    return value === null ? seen(row, column) : levelOf(value, picture.inputRange);
  };
  return [
    heat(frame, data, level, frame.pitchX),
    ...(frame.pitchX >= 8 && layout.detail === 'heat' ? hairlines(frame, data) : []),
  ];
}

/** Cells of a grid as one image; `level` gives each, 0 to 255. */
export function heat(
  frame: GridFrame,
  block: Block,
  level: (row: number, column: number) => number,
  cell: number,
): HeatShape {
  const box = blockBox(frame, block.rows, block.columns);
  const rows = Math.max(1, Math.min(lengthOf(block.rows), MOST_PIXELS, pixels(block.rows, cell)));
  const columns = Math.max(
    1,
    Math.min(lengthOf(block.columns), MOST_PIXELS, pixels(block.columns, cell)),
  );
  const levels = new Uint8Array(rows * columns);
  for (let row = 0; row < rows; row += 1) {
    const at = block.rows.from + Math.floor((row * lengthOf(block.rows)) / rows);
    for (let column = 0; column < columns; column += 1) {
      const across = block.columns.from + Math.floor((column * lengthOf(block.columns)) / columns);
      levels[row * columns + column] = level(at, across);
    }
  }
  return { kind: 'heat', role: 'cell-heat', ...box, rows, columns, levels };
}

const pixels = (span: Span, cell: number): number =>
  cell >= 1 ? lengthOf(span) : Math.ceil(lengthOf(span) * cell);

const inside = (span: Span, axis: AxisPicture): Span => ({
  from: Math.max(0, span.from),
  to: Math.max(Math.max(0, span.from), Math.min(extentOf(axis), span.to)),
});

function hairlines(frame: GridFrame, block: Block): readonly LineShape[] {
  const box = blockBox(frame, block.rows, block.columns);
  const line = (x1: number, y1: number, x2: number, y2: number): LineShape => ({
    kind: 'line',
    role: 'hairline',
    points: [
      { x: x1, y: y1 },
      { x: x2, y: y2 },
    ],
  });
  const across = Array.from({ length: Math.max(0, lengthOf(block.rows) - 1) }, (_, index) => {
    const y = rowTop(frame, block.rows.from + index + 1);
    return line(box.x, y, box.x + box.width, y);
  });
  const down = Array.from({ length: Math.max(0, lengthOf(block.columns) - 1) }, (_, index) => {
    const x = columnLeft(frame, block.columns.from + index + 1);
    return line(x, box.y, x, box.y + box.height);
  });
  return [...across, ...down];
}

function blocks(frame: GridFrame, axes: Axes, cell: number): readonly RectShape[] {
  const rows = runs(frame.rows, axes[1]);
  const columns = runs(frame.columns, axes[2]);
  if (rows.length * columns.length > MOST_BLOCKS) return [];
  const whole = frameBox(frame);
  return rows.flatMap((row) =>
    columns.flatMap((column): readonly RectShape[] => {
      const kind = kindAt(axes, [
        elementBefore(axes[0], frame.depth),
        elementBefore(axes[1], row.from),
        elementBefore(axes[2], column.from),
      ]);
      if (kind === 'data' || kind === 'hole') return [];
      const box = blockBox(frame, row, column);
      const thick =
        kind === 'dropped' || cell >= THINNEST_RING
          ? box
          : {
              ...box,
              width: Math.max(box.width, THINNEST_RING),
              height: Math.max(box.height, THINNEST_RING),
            };
      const x = column.to <= 0 ? whole.x + box.width - thick.width : thick.x;
      const y = row.to <= 0 ? whole.y + box.height - thick.height : thick.y;
      return [{ kind: 'rect', role: ROLE[kind], cell: kind, ...thick, x, y, radius: 0 }];
    }),
  );
}

const ROLE: Readonly<Record<Exclude<CellKind, 'data' | 'hole'>, RectShape['role']>> = {
  padding: 'cell-padding',
  neverRead: 'cell-neverRead',
  overhang: 'cell-overhang',
  dropped: 'cell-dropped',
};
