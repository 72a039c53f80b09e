import { axesOf, kindAt, tapCells, valueAt } from '../../src/picture/axes.js';
import type { PictureState } from '../../src/protocol/index.js';

/** What a window holds under each tap, row-major; null outside the data. */
export const windowValues = (picture: PictureState, window: number): readonly (number | null)[] => {
  const axes = axesOf(picture);
  return tapCells(axes, window).map((cell) =>
    kindAt(axes, cell) === 'data' ? valueAt(picture.input, cell) : null,
  );
};
