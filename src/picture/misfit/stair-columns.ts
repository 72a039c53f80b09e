import type { MapStair } from '../../protocol/index.js';

/** A map with the room that it and its name take. */
export interface Column {
  readonly left: number;
  readonly room: number;
  readonly middle: number;
  readonly width: number;
  readonly height: number;
  /** `14`, or `14×20`. */
  readonly size: string;
  readonly name: string;
}

/** A map of few cells is still to be seen. */
const SMALLEST_SIDE = 8;
const NARROWEST = 26;
const LETTER = 6.1;
const LONGEST_NAME = 8;

/** Maps to scale beside each other, each under its name. */
export function measuredColumns(
  maps: readonly MapStair[],
  input: string,
  scale: number,
  gap: number,
): readonly Column[] {
  let left = 1;
  return maps.map(({ sizes: [rows, across], name: own }) => {
    const name = short(own === '' ? input : own);
    const width = Math.max(SMALLEST_SIDE, across * scale);
    const room = Math.max(NARROWEST, width, name.length * LETTER);
    const column = {
      left,
      room,
      middle: left + room / 2,
      width,
      height: Math.max(SMALLEST_SIDE, rows * scale),
      size: rows === across ? String(rows) : `${rows}×${across}`,
      name,
    };
    left += room + gap;
    return column;
  });
}

const short = (name: string): string =>
  name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1)}…` : name;
