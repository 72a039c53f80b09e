import {
  axesOf,
  type Cell,
  outputSizes,
  windowIndex,
} from '../../../src/picture/layout/cell-axes.js';
import type { PictureState } from '../../../src/protocol/index.js';

/** The grid of outputs that holds every place that any of the pictures has. */
export const sharedSizes = (pictures: readonly PictureState[]): Cell => {
  const sizes = pictures.map((picture) => outputSizes(axesOf(picture)));
  const most = (axis: 0 | 1 | 2): number => Math.max(0, ...sizes.map((size) => size[axis]));
  return [most(0), most(1), most(2)];
};

/** The place at an index of the shared grid, row-major. */
export const placeAt = (index: number, [, rows, columns]: Cell): Cell => [
  Math.floor(index / Math.max(1, rows * columns)),
  Math.floor(index / Math.max(1, columns)) % Math.max(1, rows),
  index % Math.max(1, columns),
];

/** The index of a place in the shared grid. */
export const indexOf = ([depth, row, column]: Cell, [, rows, columns]: Cell): number =>
  (depth * rows + row) * columns + column;

/** The window of a picture at a place; −1 where it has none there. */
export const windowAt = (picture: PictureState, place: Cell): number => {
  const axes = axesOf(picture);
  const sizes = outputSizes(axes);
  return place.every((at, axis) => at < (sizes[axis] ?? 0)) ? windowIndex(axes, place) : -1;
};
