import { shorterTexts } from './number-text.js';

/** Text and the size it is set in, in pixels. */
export interface FittedText {
  readonly text: string;
  readonly size: number;
}

/** Advance of one character of a monospaced font, in em. */
const ADVANCE = 0.602;
const SMALLEST = 11;
/** Type shrinks to this before a number loses digits. */
const LEAST = 8.5;
const LARGEST = 16;
/** Kept free at both sides of a cell. */
const MARGIN = 1.5;

/** Glyphs that fill a square: Chinese ones and the punctuation that goes with them. */
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/u;

/** How wide text is, in em; `narrow` is the advance of a letter that fills no square. */
export const textWidth = (text: string, narrow: number): number =>
  [...text].reduce((width, glyph) => width + (WIDE.test(glyph) ? 1 : narrow), 0);

/** The size of type that a cell of this size likes best. */
export const typeSize = (cell: number): number =>
  Math.min(LARGEST, Math.max(SMALLEST, Math.round(cell * 0.32)));

/**
 * A number in a cell: type shrinks before the number itself gets shorter. It says as much as it would
 * in a cell as large as `like`, so that one number reads the same in two places.
 */
export function fitNumber(value: number, cell: number, like = cell): FittedText {
  const texts = shorterTexts(value);
  const text = texts.find((one) => sizeFor(one, like) >= LEAST) ?? texts.at(-1) ?? '';
  return { text, size: Math.max(LEAST, sizeFor(text, cell)) };
}

/** Any text in a cell, as large as fits and never below 10.5 px. */
export const fitText = (text: string, cell: number): FittedText => ({
  text,
  size: Math.max(10.5, sizeFor(text, cell)),
});

function sizeFor(text: string, cell: number): number {
  const room = (cell - 2 * MARGIN) / Math.max(ADVANCE, textWidth(text, ADVANCE));
  return Math.min(typeSize(cell), Math.floor(room * 2) / 2);
}
