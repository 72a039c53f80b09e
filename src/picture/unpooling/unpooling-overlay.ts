import { indexInWhole } from '../../engine/row-major.js';
import type { UnpoolingPicture } from '../../protocol/index.js';
import { boxIndex, valueAt, type Cell } from '../layout/cell-axes.js';
import { cellBox, frameBox, grow, type Box, type GridFrame } from '../layout/frame.js';
import { detailOfFrame, type Detail } from '../layout/detail.js';
import type { Layout } from '../layout/layout.js';
import { numbered } from '../shapes/winner-shapes.js';
import type { RectShape, Role, Scene } from '../shapes/shape.js';
import { linkArrow, type Route } from './link-arrow.js';
import { cellAt, flatIn } from './unpooling-cells.js';

/** What is looked at: a value and the arrow to its place, or a place and all that go there. */
type Focus =
  { readonly kind: 'step'; readonly step: number } | { readonly kind: 'cell'; readonly cell: Cell };

/** Everything that moves with the step: the value, its place and the arrow between them. */
export function unpoolingOverlay(picture: UnpoolingPicture, layout: Layout, focus: Focus): Scene {
  const scene = { width: layout.width, height: layout.height };
  const { input, output } = picture;
  const source = (index: number): Box | null => boxIn(layout.inputs, cellAt(input.shape, index));
  const inputDetail = detailOfFrame(layout.inputs[0] ?? { pitchX: layout.cell, gap: 0 });
  const route = routeOf(layout, picture.axes.length);
  const target = focus.kind === 'cell' ? focus.cell : placeOf(picture, focus.step);
  const targetBox = target === null ? null : boxIn(layout.outputs, target);
  const values = focus.kind === 'step' ? [focus.step] : writersOf(picture, focus.cell);
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
    const key = focus.kind === 'step' ? 'value' : `value-${String(index)}`;
    return box === null ? [] : [outline(box, key, inputDetail)];
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
const wholeIndex = ({ shape, origin, size }: UnpoolingPicture['input'], index: number): number =>
  indexInWhole(index, size, shape, origin);

const SMALLEST_MARK = 12;

function outline(box: Box, key: string, detail: Detail): RectShape {
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
function routeOf({ inputs, outputs }: Layout, rank: number): Route {
  const [input, output] = [inputs[0], outputs[0]];
  if (rank === 1) return { kind: 'down' };
  if (rank === 3 || input === undefined || output === undefined) return { kind: 'straight' };
  const box = frameBox(input);
  const leave = box.x + box.width;
  return output.x > leave ? { kind: 'level', leave, enter: output.x } : { kind: 'straight' };
}
