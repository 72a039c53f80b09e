import type { Translate } from '../../engine/phrase.js';
import type { Mode, UnpoolingPicture } from '../../protocol/index.js';
import { boxIndex, valueAt, type Cell } from '../axes.js';
import {
  cellBox,
  coordinates,
  frameBox,
  grow,
  lengthOf,
  type Box,
  type GridFrame,
} from '../frame.js';
import { heat, overviewLevel } from '../heat-shapes.js';
import { levelOf } from '../heat-levels.js';
import { axisNumber, columnNumbers, depthLabel, rowNumbers } from '../index-shapes.js';
import { INDEX_UP, TITLE_UP } from '../measures.js';
import { numbered } from '../overlay-scene.js';
import type { RectShape, Role, Scene, Shape, TextShape } from '../shape.js';
import { linkArrow } from './link-arrow.js';
import { cellAt, flatIn, inputCellShapes, outputCellShapes } from './unpooling-cells.js';
import type { UnpoolingLayout } from './unpooling-grid.js';

/** Everything that stays while one steps through the values. */
export function unpoolingScene(
  picture: UnpoolingPicture,
  layout: UnpoolingLayout,
  mode: Mode,
  t: Translate,
): Scene {
  return {
    width: layout.width,
    height: layout.height,
    shapes: [
      ...titles(picture, layout, t),
      ...layout.inputs.flatMap((frame, index) => [
        ...numbers(picture, frame, index === 0, t),
        ...(layout.inputDetail === 'cells'
          ? cells(frame, (cell, box) => inputCellShapes(picture, cell, box, mode))
          : [heatOf(picture, frame, 'input')]),
      ]),
      ...layout.outputs.flatMap((frame, index) => [
        ...numbers(picture, frame, index === 0, t),
        ...(layout.detail === 'cells'
          ? cells(frame, (cell, box) => outputCellShapes(picture, cell, box, mode))
          : [heatOf(picture, frame, 'output')]),
      ]),
    ],
  };
}

/** What is looked at: a value and the arrow to its place, or a place and all that go there. */
export type UnpoolingFocus =
  | { readonly kind: 'value'; readonly index: number }
  | { readonly kind: 'output'; readonly cell: Cell };

/** Everything that moves with the step: the value, its place and the arrow between them. */
export function unpoolingOverlay(
  picture: UnpoolingPicture,
  layout: UnpoolingLayout,
  focus: UnpoolingFocus,
): Scene {
  const scene = { width: layout.width, height: layout.height };
  const { input, output } = picture;
  const source = (index: number): Box | null => boxIn(layout.inputs, cellAt(input.shape, index));
  const target = focus.kind === 'output' ? focus.cell : placeOf(picture, focus.index);
  const targetBox = target === null ? null : boxIn(layout.outputs, target);
  const values = focus.kind === 'value' ? [focus.index] : writersOf(picture, focus.cell);
  const stays = target === null ? -1 : (picture.writers[boxIndex(output, target)] ?? -1);
  const arrows = values.flatMap((index) => {
    const from = source(index);
    if (from === null || targetBox === null) return [];
    return linkArrow(
      from,
      targetBox,
      index === stays
        ? { line: 'link', head: 'link-head' }
        : { line: 'link-replaced', head: 'link-replaced-head' },
    );
  });
  const marks = values.flatMap((index) => {
    const box = source(index);
    return box === null ? [] : [outline(box, `value-${String(index)}`, layout.inputDetail)];
  });
  const value = target === null ? null : valueAt(output, target);
  return {
    ...scene,
    shapes: [
      ...marks,
      ...(targetBox === null
        ? []
        : layout.detail === 'cells' && value !== null && stays >= 0
          ? numbered('winner', 'text-winner', targetBox, value, 'place')
          : []),
      ...(targetBox === null ? [] : [outline(targetBox, 'output', layout.detail)]),
      ...arrows,
    ],
  };
}

/** The cell of the output that a value goes to; null where there is none, or it isn't known here. */
export function placeOf(picture: UnpoolingPicture, index: number): Cell | null {
  const at = boxIndex(picture.input, cellAt(picture.input.shape, index));
  const place = at < 0 ? -1 : (picture.places[at] ?? -1);
  return place < 0 ? null : cellAt(picture.output.shape, place);
}

const MOST_WRITERS = 16;

/** The values that go to a cell of the output, as flat indices; the last of them stays. */
export function writersOf(picture: UnpoolingPicture, cell: Cell): readonly number[] {
  if ((picture.writes[boxIndex(picture.output, cell)] ?? 0) === 0) return [];
  const wanted = flatIn(picture.output.shape, cell);
  const { input, places } = picture;
  const found: number[] = [];
  places.forEach((place, index) => {
    if (place === wanted && found.length < MOST_WRITERS) found.push(wholeIndex(input, index));
  });
  return found;
}

/** Flat index in the whole plane of a cell of a box. */
function wholeIndex({ shape, origin, size }: UnpoolingPicture['input'], index: number): number {
  let rest = index;
  let flat = 0;
  let scale = 1;
  for (let axis = shape.length - 1; axis >= 0; axis -= 1) {
    const across = size[axis] ?? 1;
    flat += ((rest % across) + (origin[axis] ?? 0)) * scale;
    rest = Math.floor(rest / across);
    scale *= shape[axis] ?? 1;
  }
  return flat;
}

const SMALLEST_MARK = 12;

function outline(box: Box, key: string, detail: UnpoolingLayout['detail']): RectShape {
  const heat = detail !== 'cells';
  const role: Role = heat ? 'window-outline' : 'window';
  return { kind: 'rect', role, key, ...grow(box, heat ? 0 : 1), radius: 5 };
}

/** The box of a cell where one of the frames shows it, large enough to be seen. */
function boxIn(frames: readonly GridFrame[], [depth, row, column]: Cell): Box | null {
  const frame = frames.find((each) => each.depth === depth);
  if (frame === undefined) return null;
  const { rows, columns } = frame;
  const inside = row >= rows.from && row < rows.to && column >= columns.from && column < columns.to;
  if (!inside) return null;
  const box = cellBox(frame, row, column);
  const missing = Math.max(0, SMALLEST_MARK - Math.min(box.width, box.height)) / 2;
  return grow(box, missing);
}

const cells = (
  frame: GridFrame,
  draw: (cell: Cell, box: Box) => readonly Shape[],
): readonly Shape[] =>
  coordinates(frame.rows).flatMap((row) =>
    coordinates(frame.columns).flatMap((column) =>
      draw([frame.depth, row, column], cellBox(frame, row, column)),
    ),
  );

function heatOf(picture: UnpoolingPicture, frame: GridFrame, of: 'input' | 'output'): Shape {
  const box = picture[of];
  const seen = overviewLevel(
    of === 'input' ? picture.inputOverview : picture.outputOverview,
    box.shape,
  );
  return heat(
    frame,
    frame,
    (row, column) => {
      const value = valueAt(box, [frame.depth, row, column]);
      return value === null ? seen(row, column) : levelOf(value, picture.range);
    },
    frame.pitchX,
  );
}

function numbers(
  picture: UnpoolingPicture,
  frame: GridFrame,
  isFirst: boolean,
  t: Translate,
): readonly TextShape[] {
  const rank = picture.axes.length;
  return [
    ...(rank === 3
      ? [depthLabel(frame, t('depth {at}', { at: axisNumber(frame.depth) }), 26)]
      : []),
    ...columnNumbers(frame, rank === 3 ? 9 : INDEX_UP),
    ...(rank > 1 && isFirst ? rowNumbers(frame, 12) : []),
  ];
}

function titles(
  picture: UnpoolingPicture,
  layout: UnpoolingLayout,
  t: Translate,
): readonly TextShape[] {
  const slices = picture.axes.length === 3 ? 18 : 0;
  const title = (name: string, sizes: readonly number[], frame: GridFrame | undefined) =>
    frame === undefined
      ? []
      : [
          {
            kind: 'text' as const,
            role: 'text-title' as const,
            text: name,
            tail: [sizes.join(' × '), ...partOf(sizes, frame, t)].join(', '),
            size: 13,
            anchor: 'start' as const,
            x: frameBox(frame).x,
            y: frame.y - TITLE_UP - slices,
          },
        ];
  return [
    ...title(
      t('Input'),
      picture.axes.map((axis) => axis.inputSize),
      layout.inputs[0],
    ),
    ...title(
      t('Output'),
      picture.axes.map((axis) => axis.outputSize),
      layout.outputs[0],
    ),
  ];
}

/** Which rows and columns are in view, where it isn't all of a grid. */
function partOf(sizes: readonly number[], frame: GridFrame, t: Translate): readonly string[] {
  const columns = sizes.at(-1) ?? 1;
  const rows = sizes.length > 1 ? (sizes.at(-2) ?? 1) : 1;
  if (lengthOf(frame.columns) >= columns && lengthOf(frame.rows) >= rows) return [];
  return [
    t('rows {rows}, columns {columns}', {
      rows: `${String(frame.rows.from)}–${String(frame.rows.to - 1)}`,
      columns: `${String(frame.columns.from)}–${String(frame.columns.to - 1)}`,
    }),
  ];
}
