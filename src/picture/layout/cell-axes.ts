import type { AxisPicture, CellKind, PictureState, ValueBox } from '../../protocol/index.js';
import { readersAlong, readsOf, startOf, tapsOf } from './axis-windows.js';

/** Coordinates as depth, row, column; a layer of lower rank has 0 in front. */
export type Cell = readonly [depth: number, row: number, column: number];

/** Three axes whatever the rank: those in front that a layer lacks have one cell and one window. */
export type Axes = readonly [depth: AxisPicture, rows: AxisPicture, columns: AxisPicture];

const UNIT: AxisPicture = {
  name: 'depth',
  inputSize: 1,
  outputSize: 1,
  spacing: 1,
  padBefore: 0,
  padAfter: 0,
  from: 0,
  to: 1,
  rule: null,
  starts: Int32Array.of(0),
  ends: Int32Array.of(1),
  step: 1,
  reads: Int32Array.of(1),
  copies: null,
};

/** The picture's axes as depth, rows and columns. */
export function axesOf(picture: Pick<PictureState, 'axes'>): Axes {
  const [columns = UNIT, rows = UNIT, depth = UNIT] = [...picture.axes].reverse();
  return [depth, rows, columns];
}

/** Coordinates from the first data cell to one past the last: more than there are with holes. */
export const extentOf = ({
  inputSize,
  spacing,
}: Pick<AxisPicture, 'inputSize' | 'spacing'>): number =>
  inputSize === 0 ? 0 : (inputSize - 1) * spacing + 1;

/** Index of the input's element at a coordinate of one axis; −1 where there is none. */
export function elementAlong(axis: Pick<AxisPicture, 'inputSize' | 'spacing'>, at: number): number {
  const index = at / axis.spacing;
  return Number.isInteger(index) && index >= 0 && index < axis.inputSize ? index : -1;
}

/** The element of the input that a cell shows, by its indices; null where there is none. */
export function elementAt(axes: Axes, cell: Cell): Cell | null {
  const element: Cell = [
    elementAlong(axes[0], cell[0]),
    elementAlong(axes[1], cell[1]),
    elementAlong(axes[2], cell[2]),
  ];
  return element.includes(-1) ? null : element;
}

/** The cell that shows an element of the input. */
export const cellOfElement = (axes: Axes, element: Cell): Cell => [
  element[0] * axes[0].spacing,
  element[1] * axes[1].spacing,
  element[2] * axes[2].spacing,
];

/** Whether data cells have holes between them. */
export const hasHoles = (picture: Pick<PictureState, 'axes'>): boolean =>
  picture.axes.some(({ spacing }) => spacing > 1);

/** How many windows read a cell: the product over its axes. */
export const readsAt = (axes: Axes, cell: Cell): number =>
  readsOf(axes[0], cell[0]) * readsOf(axes[1], cell[1]) * readsOf(axes[2], cell[2]);

type Place = 'data' | 'hole' | 'padding' | 'overhang';

function placeOf(axis: AxisPicture, at: number): Place {
  const extent = extentOf(axis);
  if (at >= 0 && at < extent) return at % axis.spacing === 0 ? 'data' : 'hole';
  return at >= -axis.padBefore && at < extent + axis.padAfter ? 'padding' : 'overhang';
}

/** The kind of a cell: outside the tensor beats padding, padding a hole, and a hole data. */
export function kindAt(axes: Axes, cell: Cell): CellKind {
  const places = [placeOf(axes[0], cell[0]), placeOf(axes[1], cell[1]), placeOf(axes[2], cell[2])];
  if (places.includes('overhang')) return 'overhang';
  const read = readsAt(axes, cell) > 0;
  if (places.includes('padding')) return read ? 'padding' : 'neverRead';
  if (places.includes('hole')) return 'hole';
  return read ? 'data' : 'dropped';
}

/** The sizes of the whole output. */
export const outputSizes = (axes: Axes): Cell => [
  axes[0].outputSize,
  axes[1].outputSize,
  axes[2].outputSize,
];

/** How many windows the plane has. */
export const windowCount = (axes: Axes): number =>
  axes[0].outputSize * axes[1].outputSize * axes[2].outputSize;

/** The output cell of a window, in row-major order. */
export function outputCell(axes: Axes, window: number): Cell {
  const [, rows, columns] = outputSizes(axes);
  const perSlice = rows * columns;
  return [
    Math.floor(window / perSlice),
    Math.floor((window % perSlice) / columns),
    window % columns,
  ];
}

/** The window of an output cell, in row-major order. */
export const windowIndex = (axes: Axes, cell: Cell): number =>
  (cell[0] * axes[1].outputSize + cell[1]) * axes[2].outputSize + cell[2];

/** A window of more taps is not listed further; pictures and words of larger ones say so themselves. */
export const MOST_LISTED_TAPS = 2 ** 14;

/** The taps of window `index` along one axis, as input coordinates; the first 16,384 of them. */
export const taps = (axis: AxisPicture, index: number): readonly number[] =>
  Array.from(
    { length: Math.min(tapsOf(axis, index), MOST_LISTED_TAPS) },
    (_, tap) => startOf(axis, index) + tap * axis.step,
  );

/** How many taps a window has, wherever they fall. */
export function tapCount(axes: Axes, window: number): number {
  const [depth, row, column] = outputCell(axes, window);
  return tapsOf(axes[0], depth) * tapsOf(axes[1], row) * tapsOf(axes[2], column);
}

/** The cell under one tap of a window, counted row-major. */
export function tapCell(axes: Axes, window: number, tap: number): Cell {
  const [depth, row, column] = outputCell(axes, window);
  const columns = tapsOf(axes[2], column);
  const rows = tapsOf(axes[1], row);
  const along = (axis: AxisPicture, output: number, index: number): number =>
    startOf(axis, output) + index * axis.step;
  return [
    along(axes[0], depth, Math.floor(tap / (rows * columns))),
    along(axes[1], row, Math.floor(tap / columns) % rows),
    along(axes[2], column, tap % columns),
  ];
}

/** Every cell that a window reads or would read, row-major; the first 16,384 of them. */
export const tapCells = (axes: Axes, window: number): readonly Cell[] =>
  Array.from({ length: Math.min(tapCount(axes, window), MOST_LISTED_TAPS) }, (_, tap) =>
    tapCell(axes, window, tap),
  );

/** Every window that reads a cell, in row-major order of the outputs. */
export function readers(axes: Axes, cell: Cell): readonly number[] {
  const columns = readersAlong(axes[2], cell[2]);
  const rows = readersAlong(axes[1], cell[1]);
  return readersAlong(axes[0], cell[0]).flatMap((d) =>
    rows.flatMap((r) => columns.map((c) => windowIndex(axes, [d, r, c]))),
  );
}

/** Numbers of a layer's own axes as depth, row, column, with a filler for those that it lacks. */
export const inFront = (numbers: readonly number[], filler: number): Cell => {
  const [column = filler, row = filler, depth = filler] = [...numbers].reverse();
  return [depth, row, column];
};

/** The element whose value a padding cell repeats; null where it repeats none. */
export function copiedCell(axes: Axes, cell: Cell): Cell | null {
  if (axes.every((axis) => axis.copies === null)) return null;
  const along = (axis: AxisPicture, at: number): number =>
    axis.copies?.[at - axis.from] ?? (at >= 0 && at < axis.inputSize ? at : -1);
  const copied: Cell = [along(axes[0], cell[0]), along(axes[1], cell[1]), along(axes[2], cell[2])];
  return copied.includes(-1) ? null : copied;
}

/** Where a cell lies in a box's data; −1 outside the box. */
export function boxIndex(box: Omit<ValueBox, 'data'>, cell: Cell): number {
  const origin = inFront(box.origin, 0);
  const size = inFront(box.size, 1);
  const d = cell[0] - origin[0];
  const r = cell[1] - origin[1];
  const c = cell[2] - origin[2];
  const inside = d >= 0 && r >= 0 && c >= 0 && d < size[0] && r < size[1] && c < size[2];
  return inside ? (d * size[1] + r) * size[2] + c : -1;
}

/** The value of a cell; null outside the box. */
export function valueAt(box: ValueBox, cell: Cell): number | null {
  const index = boxIndex(box, cell);
  return index < 0 ? null : (box.data[index] ?? null);
}

/** The input's value that a cell shows; null where it shows none or the value isn't held. */
export function shownValue(
  picture: Pick<PictureState, 'axes' | 'input'>,
  cell: Cell,
): number | null {
  const element = elementAt(axesOf(picture), cell);
  return element === null ? null : valueAt(picture.input, element);
}

/** The element at a flat index of a whole plane; null for −1. */
export function cellOfFlat(box: Omit<ValueBox, 'data'>, flat: number): Cell | null {
  if (flat < 0) return null;
  const [, rows, columns] = inFront(box.shape, 1);
  return [Math.floor(flat / (rows * columns)), Math.floor(flat / columns) % rows, flat % columns];
}

/** The cell that shows the value which won a window; null where none did. */
export function winnerCell(picture: PictureState, window: number): Cell | null {
  const axes = axesOf(picture);
  const flat = picture.winners?.[boxIndex(picture.output, outputCell(axes, window))] ?? -1;
  const element = cellOfFlat(picture.input, flat);
  return element === null ? null : cellOfElement(axes, element);
}

/** Coordinates without the axes that the layer lacks: what a reader calls the cell. */
export const named = (picture: Pick<PictureState, 'axes'>, cell: Cell): readonly number[] =>
  cell.slice(3 - picture.axes.length);
