import type { Mode, PictureState } from '../../protocol/index.js';
import { axesOf, outputCell, readers, type Cell } from '../layout/cell-axes.js';
import { endOf, startOf } from '../layout/axis-windows.js';
import { facesOf } from '../words/cell-face.js';
import { fitNumber, fitText } from '../words/fitted-text.js';
import {
  blockBox,
  cellBox,
  centreOf,
  frameBox,
  grow,
  intersect,
  type Box,
} from '../layout/frame.js';
import type { Layout } from '../layout/layout.js';
import type { Point, RectShape, Role, Scene, Shape } from './shape.js';

const MOST_LETTERED = 4;
const LETTERS = ['A', 'B', 'C', 'D'] as const;
const FAN: readonly Role[] = ['fan-a', 'fan-b', 'fan-c', 'fan-d'];
const BADGE: readonly Role[] = ['badge-a', 'badge-b', 'badge-c', 'badge-d'];
const BADGE_RADIUS = 8.5;

/** Every window that reads an input cell: up to 4 outlined and lettered, more as one shade. */
export function fanOutScene(picture: PictureState, layout: Layout, cell: Cell, mode: Mode): Scene {
  const windows = readers(axesOf(picture), cell);
  const shapes =
    windows.length > MOST_LETTERED
      ? union(picture, layout, windows)
      : windows.flatMap((window, index) => lettered(picture, layout, window, index));
  const badges =
    windows.length > MOST_LETTERED
      ? []
      : windows.flatMap((window, index) => badgesOf(picture, layout, window, index));
  return {
    width: layout.width,
    height: layout.height,
    shapes: [...shapes, ...hovered(picture, layout, cell, mode), ...badges],
  };
}

function inputBoxes(picture: PictureState, layout: Layout, window: number): readonly Box[] {
  const axes = axesOf(picture);
  const [depth, row, column] = outputCell(axes, window);
  const from = startOf(axes[0], depth);
  const to = endOf(axes[0], depth);
  return layout.inputs
    .filter((frame) => frame.depth >= from && frame.depth < to)
    .flatMap((frame) => {
      const box = intersect(
        blockBox(
          frame,
          { from: startOf(axes[1], row), to: endOf(axes[1], row) },
          { from: startOf(axes[2], column), to: endOf(axes[2], column) },
        ),
        frameBox(frame),
      );
      return box === null ? [] : [box];
    });
}

function outputBoxOf(picture: PictureState, layout: Layout, window: number): Box | null {
  const [depth, row, column] = outputCell(axesOf(picture), window);
  const frame = layout.outputs.find((each) => each.depth === depth);
  if (frame === undefined) return null;
  return intersect(cellBox(frame, row, column), frameBox(frame));
}

function lettered(
  picture: PictureState,
  layout: Layout,
  window: number,
  index: number,
): readonly Shape[] {
  const role = FAN[index] ?? 'fan-a';
  const inset = 1.5 * index - 1;
  const output = outputBoxOf(picture, layout, window);
  return [
    ...inputBoxes(picture, layout, window).map((box) => rect(role, grow(box, -inset), 4)),
    ...(output === null ? [] : [rect(role, grow(output, 0.5), 4)]),
  ];
}

function badgesOf(
  picture: PictureState,
  layout: Layout,
  window: number,
  index: number,
): readonly Shape[] {
  const role = BADGE[index] ?? 'badge-a';
  const letter = LETTERS[index] ?? 'A';
  const box = inputBoxes(picture, layout, window)[0];
  const output = outputBoxOf(picture, layout, window);
  const corner =
    box === undefined
      ? null
      : {
          x: index % 2 === 0 ? box.x : box.x + box.width,
          y: index < 2 ? box.y : box.y + box.height,
        };
  const places: readonly (Point | null)[] = [
    corner,
    output === null || output.width < 26 ? null : { x: output.x + 11, y: output.y + 11 },
  ];
  return places.flatMap((place) => (place === null ? [] : badge(role, letter, place)));
}

const badge = (role: Role, letter: string, place: Point): readonly Shape[] => [
  { kind: 'circle', role, x: place.x, y: place.y, radius: BADGE_RADIUS },
  {
    kind: 'text',
    role: 'text-badge',
    x: place.x,
    y: place.y,
    text: letter,
    size: 10.5,
    anchor: 'middle',
  },
];

function union(
  picture: PictureState,
  layout: Layout,
  windows: readonly number[],
): readonly Shape[] {
  const outputs = windows.flatMap((window) => {
    const box = outputBoxOf(picture, layout, window);
    return box === null ? [] : [rect('fan-union', box, 3)];
  });
  const boxes = windows.flatMap((window) => inputBoxes(picture, layout, window));
  const bounds = layout.inputs.flatMap((frame) => {
    const own = boxes.filter((box) => intersect(box, frameBox(frame)) !== null);
    if (own.length === 0) return [];
    const x = Math.min(...own.map((box) => box.x));
    const y = Math.min(...own.map((box) => box.y));
    return [
      rect(
        'fan-union',
        {
          x,
          y,
          width: Math.max(...own.map((box) => box.x + box.width)) - x,
          height: Math.max(...own.map((box) => box.y + box.height)) - y,
        },
        5,
      ),
    ];
  });
  return [...bounds, ...outputs];
}

function hovered(picture: PictureState, layout: Layout, cell: Cell, mode: Mode): readonly Shape[] {
  const frame = layout.inputs.find((each) => each.depth === cell[0]);
  if (frame === undefined) return [];
  const box = cellBox(frame, cell[1], cell[2]);
  const { value, text } = facesOf(picture, mode)(cell);
  const outline = rect('hovered', grow(box, 1), 4);
  if (layout.detail !== 'cells') return [outline];
  const fitted = value === null ? fitText(text ?? '', box.width) : fitNumber(value, box.width);
  const centre = centreOf(box);
  return [
    outline,
    {
      kind: 'text',
      role: 'text-winner',
      x: centre.x,
      y: centre.y,
      text: fitted.text,
      size: fitted.size,
      anchor: 'middle',
    },
  ];
}

const rect = (role: Role, box: Box, radius: number): RectShape => ({
  kind: 'rect',
  role,
  ...box,
  radius,
});
