import { THEMES, type ThemeName } from '../colours/theme.js';

/** A map to draw: its sizes in cells and what made it. */
export interface DrawnStair {
  readonly sizes: readonly [number, number];
  readonly name: string;
  readonly isPooling: boolean;
}

/** What stands over the last map: what arrives, and what was asked for instead. */
export interface StairsWords {
  readonly title: string;
  readonly input: string;
  readonly arrives: string;
  readonly asked: string;
}

const GAP = 12;
/** A map of few cells is still to be seen. */
const SMALLEST_SIDE = 8;
const NARROWEST_COLUMN = 26;
const NAME_HEIGHT = 15;
const WORDS_HEIGHT = 28;
const LETTER = 6.1;
const LONGEST_NAME = 8;

/**
 * Maps to scale on one base line, the input first, as an SVG file with its colours resolved. At most
 * `maxWidth` by `maxHeight` pixels.
 */
export function stairsThumbnail(
  stairs: readonly DrawnStair[],
  words: StairsWords,
  theme: ThemeName,
  maxWidth: number,
  maxHeight: number,
): string {
  const { colours, textFont, codeFont } = THEMES[theme];
  const largest = Math.max(...stairs.flatMap(({ sizes }) => sizes), 1);
  const room = maxHeight - NAME_HEIGHT - WORDS_HEIGHT;
  const scale = Math.min(room / largest, (maxWidth * 0.42) / largest);
  const columns = stairs.map(({ sizes: [rows, across], name }) => {
    const shown = short(name === '' ? words.input : name);
    const [height, width] = [rows, across].map((cells) => Math.max(SMALLEST_SIDE, cells * scale));
    return {
      shown,
      height: height ?? SMALLEST_SIDE,
      width: width ?? SMALLEST_SIDE,
      room: Math.max(NARROWEST_COLUMN, width ?? 0, shown.length * LETTER),
    };
  });
  const base = WORDS_HEIGHT + room;
  let left = 1;
  const maps = stairs.map((stair, at) => {
    const column = columns[at];
    if (column === undefined) return '';
    const middle = left + column.room / 2;
    left += column.room + GAP;
    return mapText(stair, column, middle, base);
  });
  const width = Math.max(left, 13 + Math.max(words.arrives.length, words.asked.length) * LETTER);
  const zoom = Math.min(1, maxWidth / width);
  const text = (x: number, y: number, colour: string, said: string): string =>
    `<text x="${round(x)}" y="${y}" text-anchor="end" fill="${colour}" font-family="${escape(codeFont)}" font-size="11">${escape(said)}</text>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${round(width * zoom)}" height="${round(maxHeight * zoom)}" viewBox="0 0 ${round(width)} ${maxHeight}" role="img">`,
    `<title>${escape(words.title)}</title>`,
    ...maps,
    text(width - 1, 11, colours.text, words.arrives),
    text(width - 1, 25, colours.drop, words.asked),
    '</svg>',
  ].join('\n');

  function mapText(
    { sizes: [rows, across], isPooling }: DrawnStair,
    column: { readonly shown: string; readonly height: number; readonly width: number },
    middle: number,
    bottom: number,
  ): string {
    const [x, y] = [middle - column.width / 2, bottom - column.height];
    const size = rows === across ? String(rows) : `${rows}×${across}`;
    const fits = column.width >= size.length * LETTER + 4 && column.height >= 14;
    const sizeAt = fits ? bottom - column.height / 2 + 4 : y - 3;
    const outline = isPooling ? colours.text : colours.never;
    return [
      `<rect x="${round(x)}" y="${round(y)}" width="${round(column.width)}" height="${round(column.height)}" rx="1.5" fill="${colours.cell}" stroke="${outline}" stroke-width="${isPooling ? 1.5 : 1}"/>`,
      `<text x="${round(middle)}" y="${round(sizeAt)}" text-anchor="middle" fill="${colours.text}" font-family="${escape(codeFont)}" font-size="10.5">${size}</text>`,
      `<text x="${round(middle)}" y="${bottom + 12}" text-anchor="middle" fill="${isPooling ? colours.text : colours.quiet}" font-family="${escape(textFont)}" font-size="10.5"${isPooling ? ' font-weight="600"' : ''}>${escape(column.shown)}</text>`,
    ].join('');
  }
}

const short = (name: string): string =>
  name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1)}…` : name;

const round = (value: number): string => String(Math.round(value * 10) / 10);

const escape = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
