import type { AxisPicture } from '../../protocol/index.js';
import { BAR, LANE, BARS_GAP, windowBarsOf } from './window-bars.js';

/** Gap between two cells that show numbers. */
export const GAP = 2;
/** Room for row numbers and row bars left of an input. */
export const LEFT = 56;
/** Room for a title and for column numbers above an input. */
export const TOP = 44;
/** From the top of a grid up to its column numbers and to its title. */
export const INDEX_UP = 11;
export const TITLE_UP = 35;
/** From the left of a grid to its row numbers and to its first row bar. */
export const INDEX_LEFT = 12;
const ROW_BARS_LEFT = 31;
/** Advance of one digit of a row number. */
const DIGIT = 6.3;
/** An output cell is larger than an input cell, a lifted one smaller. */
export const OUTPUT_MORE = 6;
export const WINDOW_LESS = 4;

/** Room that the column bars need below a grid. */
export const barsBelow = (axis: AxisPicture): number =>
  BARS_GAP + BAR + (windowBarsOf(axis).laneCount - 1) * LANE;

/** Room left of an input: more than usual where many row bars overlap. */
export const leftOf = (axis: AxisPicture): number =>
  Math.max(LEFT, rowBarsLeft(axis) + BAR + windowBarsOf(axis).laneCount * LANE);

/** From the left of a grid to its first row bar: long row numbers stand between them. */
export const rowBarsLeft = (axis: AxisPicture): number =>
  ROW_BARS_LEFT + Math.max(0, String(axis.to - 1).length - 3) * DIGIT;

/** The size of the caption below the bars. */
export const CAPTION = 24;
