import { axesOf, shownValue, tapCells } from '../../src/picture/layout/cell-axes.js';
import type { PictureState } from '../../src/protocol/index.js';

/** What a window holds under each tap, row-major; null outside the data. */
export const windowValues = (picture: PictureState, window: number): readonly (number | null)[] =>
  tapCells(axesOf(picture), window).map((cell) => shownValue(picture, cell));
