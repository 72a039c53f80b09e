import { shorterTexts } from './number-text.js';

const MOST_CHARACTERS = 5;

/** A number for the corner of a cell: at most 5 characters where it can be said in so few. */
export const cornerText = (value: number): string => {
  const texts = shorterTexts(value);
  return texts.find((text) => text.length <= MOST_CHARACTERS) ?? texts.at(-1) ?? '';
};
