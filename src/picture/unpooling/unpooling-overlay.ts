import type { UnpoolingPicture } from '../../protocol/index.js';
import { boxIndex, valueAt, type Cell } from '../axes.js';
import { cellBox, frameBox, grow, type Box, type GridFrame } from '../frame.js';
import { numbered } from '../winner-shapes.js';
import type { RectShape, Role, Scene } from '../shape.js';
import { linkArrow, type Route } from './link-arrow.js';
import { cellAt, flatIn } from './unpooling-cells.js';
import type { UnpoolingLayout } from './unpooling-grid.js';

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
  const route = routeOf(layout, picture.axes.length);
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
      route,
    );
  });
  const marks = values.flatMap((index) => {
    const box = source(index);
    const key = focus.kind === 'value' ? 'value' : `value-${String(index)}`;
    return box === null ? [] : [outline(box, key, layout.inputDetail)];
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

/** Level where input and output stand beside each other, down where they are strips. */
function routeOf({ inputs, outputs }: UnpoolingLayout, rank: number): Route {
  const [input, output] = [inputs[0], outputs[0]];
  if (rank === 1) return { kind: 'down' };
  if (rank === 3 || input === undefined || output === undefined) return { kind: 'straight' };
  const box = frameBox(input);
  const leave = box.x + box.width;
  return output.x > leave ? { kind: 'level', leave, enter: output.x } : { kind: 'straight' };
}
