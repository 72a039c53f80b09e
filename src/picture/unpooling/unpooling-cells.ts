import type { Mode, UnpoolingPicture } from '../../protocol/index.js';
import { boxIndex, valueAt, type Cell } from '../layout/cell-axes.js';
import { fitNumber, fitText } from '../words/fitted-text.js';
import { centreOf, type Box } from '../layout/frame.js';
import { levelOf } from '../colours/heat-levels.js';
import type { RectShape, Role, Shape, TextShape } from '../shapes/shape.js';

/** What becomes of a value: it stays, another one replaces it, or its index has no place. */
export type Fate = 'stays' | 'replaced' | 'outside';

const RADIUS = 3;
/** From this height on a cell has room for a second line. */
const TWO_LINES = 36;
const CORNER = 9;

/** What becomes of the value of an input cell; null where that isn't known here. */
export function fateOf(picture: UnpoolingPicture, cell: Cell): Fate | null {
  const at = boxIndex(picture.input, cell);
  const place = picture.places[at];
  if (at < 0 || place === undefined) return null;
  if (place < 0) return 'outside';
  const writer = picture.writers[boxIndex(picture.output, cellAt(picture.output.shape, place))];
  return writer === undefined || writer === flatIn(picture.input.shape, cell)
    ? 'stays'
    : 'replaced';
}

/** The cell at a flat index of a plane. */
export function cellAt(shape: readonly number[], flat: number): Cell {
  const rows = shape.at(-2) ?? 1;
  const columns = shape.at(-1) ?? 1;
  return [Math.floor(flat / (rows * columns)), Math.floor(flat / columns) % rows, flat % columns];
}

/** The flat index of a cell in a plane. */
export const flatIn = (shape: readonly number[], [depth, row, column]: Cell): number =>
  (depth * (shape.at(-2) ?? 1) + row) * (shape.at(-1) ?? 1) + column;

/** A value with its index below; one that is replaced is dashed, one without a place is framed. */
export function inputCellShapes(
  picture: UnpoolingPicture,
  cell: Cell,
  box: Box,
  mode: Mode,
): readonly Shape[] {
  const value = valueAt(picture.input, cell);
  const index = picture.indices[boxIndex(picture.input, cell)];
  const fate = fateOf(picture, cell);
  const level = mode === 'heat' && value !== null ? levelOf(value, picture.range) : undefined;
  const role: Role = fate === 'replaced' ? 'cell-replaced' : 'cell';
  const both = index !== undefined && box.height >= TWO_LINES;
  const centre = centreOf(box);
  return [
    rect(role, box, level),
    ...(value === null
      ? []
      : [
          number(value, box, fate === 'replaced' ? 'text-quiet' : 'text-value', level, {
            x: centre.x,
            y: both ? centre.y - box.height * 0.13 : centre.y,
          }),
        ]),
    ...(both ? [indexText(index, box, level)] : []),
    ...(fate === 'outside' ? outsideMark(box) : []),
  ];
}

/** A cell of the output: the value that stays, or a quiet 0; how many came where it is several. */
export function outputCellShapes(
  picture: UnpoolingPicture,
  cell: Cell,
  box: Box,
  mode: Mode,
): readonly Shape[] {
  const at = boxIndex(picture.output, cell);
  const value = valueAt(picture.output, cell);
  const writes = picture.writes[at] ?? 0;
  const level = mode === 'heat' && value !== null ? levelOf(value, picture.range) : undefined;
  const centre = centreOf(box);
  return [
    rect(writes === 0 ? 'cell-zero' : 'cell', box, level),
    ...(value === null
      ? []
      : [number(value, box, writes === 0 ? 'text-quiet' : 'text-value', level, centre)]),
    ...(writes > 1 && box.height >= 30
      ? [
          {
            kind: 'text' as const,
            role: onHeat('text-quiet', level),
            ...(level === undefined ? {} : { level }),
            x: box.x + 4,
            y: box.y + 8,
            text: `${String(writes)}×`,
            size: 10.5,
            anchor: 'start' as const,
          },
        ]
      : []),
  ];
}

const onHeat = (role: Role, level: number | undefined): Role =>
  level === undefined ? role : 'text-on-heat';

const rect = (role: Role, box: Box, level: number | undefined): RectShape => ({
  kind: 'rect',
  ...box,
  radius: RADIUS,
  ...(level === undefined ? { role } : { role: 'cell-heat', level }),
});

function number(
  value: number,
  box: Box,
  role: Role,
  level: number | undefined,
  place: { readonly x: number; readonly y: number },
): TextShape {
  return {
    kind: 'text',
    role: onHeat(role, level),
    ...(level === undefined ? {} : { level }),
    ...place,
    ...fitNumber(value, box.width),
    anchor: 'middle',
  };
}

function indexText(index: number, box: Box, level: number | undefined): TextShape {
  const fitted = fitText(`\u2192${String(index)}`, box.width);
  return {
    kind: 'text',
    role: onHeat('text-quiet', level),
    ...(level === undefined ? {} : { level }),
    x: centreOf(box).x,
    y: box.y + box.height * 0.76,
    text: fitted.text,
    size: Math.min(11, fitted.size),
    anchor: 'middle',
  };
}

/** The sign of an error without colour alone: a dashed frame and a filled corner. */
function outsideMark(box: Box): readonly Shape[] {
  const right = box.x + box.width - 1.5;
  const top = box.y + 1.5;
  return [
    {
      kind: 'rect',
      role: 'differs',
      x: box.x + 1.5,
      y: top,
      width: box.width - 3,
      height: box.height - 3,
      radius: RADIUS,
    },
    {
      kind: 'polygon',
      role: 'differs-corner',
      points: [
        { x: right - CORNER, y: top },
        { x: right, y: top },
        { x: right, y: top + CORNER },
      ],
    },
  ];
}
