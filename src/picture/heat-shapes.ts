import type { AxisPicture, CellKind, Mode, Overview, PictureState } from '../protocol/index.js';
import {
  axesOf,
  boxIndex,
  extentOf,
  kindAt,
  readsAt,
  valueAt,
  type Axes,
  type Cell,
} from './axes.js';
import { endOf, mostReads, readsOf } from './axis-windows.js';
import { outputShapes } from './cell-shapes.js';
import {
  blockBox,
  columnLeft,
  frameBox,
  lengthOf,
  rowTop,
  type GridFrame,
  type Span,
} from './frame.js';
import { endsOf, levelOf } from './heat-levels.js';
import type { Layout } from './layout.js';
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
    ...(layout.detail === 'sampled' ? [] : holeShapes(frame, axes, data)),
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

/** Rows and columns of a grid. */
export interface Block {
  readonly rows: Span;
  readonly columns: Span;
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

function inputLevel(
  picture: PictureState,
  axes: Axes,
  depth: number,
  mode: Mode,
  sampled: boolean,
): (row: number, column: number) => number {
  const seen = overviewLevel(
    picture.inputOverview,
    picture.axes.map((axis) => axis.inputSize),
    depth,
  );
  if (mode === 'coverage') {
    const most = axes.reduce((product, axis) => product * mostReads(axis), 1);
    return (row, column) => levelOf(readsAt(axes, [depth, row, column]), { min: 0, max: most });
  }
  const { gradient } = picture;
  const sizes = picture.axes.map((axis) => axis.inputSize);
  const slopes =
    picture.gradientOverview === null
      ? null
      : overviewLevel(picture.gradientOverview, sizes, depth);
  if (mode === 'gradient' && sampled && slopes !== null) {
    return (row, column) => slopes(row / axes[1].spacing, column / axes[2].spacing);
  }
  if (mode === 'gradient' && gradient !== null) {
    const most = gradient.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
    return (row, column) => {
      const index = boxIndex(picture.input, nearestElement(axes, [depth, row, column]));
      if (index < 0 && slopes !== null)
        return slopes(row / axes[1].spacing, column / axes[2].spacing);
      return levelOf(Math.abs(gradient[index] ?? 0), { min: 0, max: most });
    };
  }
  // From afar one source for all pixels: a block's largest value and a single one look different.
  if (sampled && picture.inputOverview !== null) {
    return (row, column) => seen(row / axes[1].spacing, column / axes[2].spacing);
  }
  return (row, column) => {
    const element = nearestElement(axes, [depth, row, column]);
    const value = valueAt(picture.input, element);
    return value === null ? seen(element[1], element[2]) : levelOf(value, picture.inputRange);
  };
}

/** The element of the input at a cell or, in a hole, before it. */
const nearestElement = (axes: Axes, cell: Cell): Cell => [
  Math.floor(cell[0] / axes[0].spacing),
  Math.floor(cell[1] / axes[1].spacing),
  Math.floor(cell[2] / axes[2].spacing),
];

/** Levels of a slice of a plane that is seen from afar; 0 where there is nothing to see. */
export function overviewLevel(
  overview: Overview | null,
  shape: readonly number[],
  slice: number,
): (row: number, column: number) => number {
  const slices = shape.at(-3) ?? 1;
  if (overview === null || slice < 0 || slice >= slices) return () => 0;
  const rows = shape.at(-2) ?? 1;
  const columns = shape.at(-1) ?? 1;
  const first = Math.floor((slice * overview.slices) / slices) * overview.rows;
  return (row, column) => {
    const r = Math.floor((row * overview.rows) / rows);
    const c = Math.floor((column * overview.columns) / columns);
    return overview.levels[(first + r) * overview.columns + c] ?? 0;
  };
}

const inside = (span: Span, axis: AxisPicture): Span => ({
  from: Math.max(0, span.from),
  to: Math.max(Math.max(0, span.from), Math.min(extentOf(axis), span.to)),
});

/** More bands than this are too thin to be seen as such. */
const MOST_BANDS = 600;

/** The holes between data cells, as a band over each row and each column of nothing but holes. */
function holeShapes(frame: GridFrame, axes: Axes, data: Block): readonly RectShape[] {
  const isHole = (axis: AxisPicture, at: number): boolean => at % axis.spacing !== 0;
  const whole = isHole(axes[0], frame.depth);
  const rows = whole ? [data.rows] : bands(data.rows, axes[1]);
  const columns = whole ? [] : bands(data.columns, axes[2]);
  if (rows.length + columns.length > MOST_BANDS) return [];
  const band = (block: Block): RectShape => ({
    kind: 'rect',
    role: 'hole-band',
    cell: 'hole',
    ...blockBox(frame, block.rows, block.columns),
    radius: 0,
  });
  return [
    ...rows.map((row) => band({ rows: row, columns: data.columns })),
    ...columns.map((column) => band({ rows: data.rows, columns: column })),
  ];
}

/** The stretches of holes along an axis. */
function bands(span: Span, axis: AxisPicture): readonly Span[] {
  if (axis.spacing === 1) return [];
  const first = Math.floor(span.from / axis.spacing);
  const count = Math.max(0, Math.ceil(span.to / axis.spacing) - first);
  return Array.from({ length: count }, (_, index) => ({
    from: Math.max(span.from, (first + index) * axis.spacing + 1),
    to: Math.min(span.to, (first + index + 1) * axis.spacing),
  })).filter(({ from, to }) => from < to);
}

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

/** Runs of coordinates that are alike: same side of the data, read or not. */
function runs(span: Span, axis: AxisPicture): readonly Span[] {
  if (lengthOf(span) > MOST_COMPARED) return longRuns(span, axis);
  const result: Span[] = [];
  let from = span.from;
  for (let at = span.from + 1; at <= span.to; at += 1) {
    if (at === span.to || alike(axis, at) !== alike(axis, from)) {
      result.push({ from, to: at });
      from = at;
    }
  }
  return result;
}

/** More coordinates than this are not compared one by one. */
const MOST_COMPARED = 2 ** 16;

/**
 * The runs of an axis of so many coordinates: what lies around the data, the data up to where the
 * last window ends, and what is dropped behind it. Gaps between windows are too narrow to be seen.
 */
function longRuns(span: Span, axis: AxisPicture): readonly Span[] {
  const extent = extentOf(axis);
  const end = axis.outputSize === 0 ? 0 : endOf(axis, axis.outputSize - 1);
  const ends = [
    -axis.padBefore,
    0,
    Math.max(0, Math.min(end, extent)),
    extent,
    extent + axis.padAfter,
  ];
  const cuts = [span.from, ...ends.filter((at) => at > span.from && at < span.to), span.to];
  return [...new Set(cuts)]
    .toSorted((a, b) => a - b)
    .flatMap((from, index, all) => {
      const to = all[index + 1];
      return to === undefined ? [] : [{ from, to }];
    });
}

function alike(axis: AxisPicture, at: number): string {
  const extent = extentOf(axis);
  const side =
    at < -axis.padBefore
      ? 'before'
      : at < 0
        ? 'pad-before'
        : at < extent
          ? 'data'
          : at < extent + axis.padAfter
            ? 'pad-after'
            : 'after';
  return `${side} ${String(readsOf(axis, elementBefore(axis, at)) > 0)}`;
}

/** Holes go with the element before them: bands of their own lie over them. */
const elementBefore = (axis: AxisPicture, at: number): number =>
  at >= 0 && at < extentOf(axis) ? at - (at % axis.spacing) : at;

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

/** The values at both ends of the heat key. */
export const heatEnds = (picture: PictureState): readonly [number, number] =>
  endsOf(picture.inputRange);
