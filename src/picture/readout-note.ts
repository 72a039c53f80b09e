import type { PictureState } from '../protocol/index.js';
import { axesOf, boxIndex, kindAt, outputCell, tapCells } from './axes.js';
import { numberText } from './number-text.js';

/** What is odd about a window: its padding, its overhang, a tie. Empty where nothing is. */
export function readoutNote(picture: PictureState, window: number): string {
  const axes = axesOf(picture);
  const kinds = tapCells(axes, window).map((cell) => kindAt(axes, cell));
  const padding = kinds.filter((kind) => kind === 'padding').length;
  const overhang = kinds.filter((kind) => kind === 'overhang').length;
  const data = kinds.filter((kind) => kind === 'data').length;
  const index = boxIndex(picture.output, outputCell(axes, window));
  if (data === 0 && kinds.length > 0) return 'this window reads no data';
  const parts: string[] = [];
  const divisor = picture.divisors?.[index];
  if (overhang > 0 && divisor !== undefined) {
    parts.push(
      `divisor ${numberText(divisor)} of ${String(kinds.length)}: the overhang is not counted`,
    );
  } else if (overhang > 0) {
    parts.push(
      `${count(overhang, 'cell')} over the edge ${overhang === 1 ? 'does' : 'do'} not exist`,
    );
  }
  if (padding > 0) parts.push(paddingNote(picture, padding, divisor));
  const ties = picture.ties?.[index] ?? 0;
  if (ties > 1) parts.push(`${String(ties)} cells tie`);
  return parts.join('; ');
}

function paddingNote(picture: PictureState, padding: number, divisor: number | undefined): string {
  const cells = count(padding, 'padding cell');
  const one = padding === 1;
  const { text, counted } = picture.padding;
  if (picture.divisors !== null && divisor !== undefined) {
    return counted
      ? `${cells} ${one ? 'counts' : 'count'} as ${text ?? '0'}, divisor ${numberText(divisor)}`
      : `${cells} ${one ? 'is' : 'are'} ignored: divisor ${numberText(divisor)}`;
  }
  if (text === null) return `${cells} ${one ? 'is' : 'are'} ignored`;
  const infinite = text.includes('\u221e');
  return `${cells} ${one ? 'counts' : 'count'} as ${text}${infinite ? `, so ${one ? 'it never wins' : 'they never win'}` : ''}`;
}

const count = (number: number, what: string): string =>
  `${String(number)} ${what}${number === 1 ? '' : 's'}`;
