import type { StairMap } from '../../protocol/model-state.js';

/** A rectangle in pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** One map on the staircase, with where its texts begin. */
export interface PlacedMap {
  readonly map: StairMap;
  readonly box: Box;
  readonly above: { readonly x: number; readonly y: number };
  readonly below: { readonly x: number; readonly y: number };
}

/** How two neighbours hang together: from the right side of one to the left side of the next. */
export interface PlacedLink {
  readonly kind: StairMap['link'];
  readonly points: readonly (readonly [number, number])[];
}

/** The staircase in pixels. */
export interface Staircase {
  readonly width: number;
  readonly height: number;
  /** Pixels per cell of the input. */
  readonly scale: number;
  readonly maps: readonly PlacedMap[];
  readonly links: readonly PlacedLink[];
  /** Where what comes after the last map is written. */
  readonly tail: { readonly x: number; readonly y: number };
}

/** How much room the staircase has: `tail` is what the words after the last map need. */
export interface StairRoom {
  readonly width: number;
  readonly tail: number;
  /** Only poolings have words over their maps. */
  readonly isTight: boolean;
}

const LEAST_GAP = 42;
const MOST_GAP = 76;
/** Between what stands over two maps, where fonts are a little wider than they are taken for. */
const LABEL_GAP = 16;
const LARGEST_SCALE = 8;
const SMALLEST_SCALE = 0.35;
/** Sides under this many pixels are drawn as long as this. */
const LEAST_SIDE = 2.5;
const TALLEST = 212;
/** Room for two lines over a map, and for two below. */
const ABOVE = 36;
const BELOW = 40;
/** Height of a map of one axis. */
const BAR = 14;

/** Lays out maps to scale on one base line, as large as fit; wider than the room at the least scale. */
export function layOutStaircase(maps: readonly StairMap[], room: StairRoom): Staircase {
  const scale = scaleFor(maps, room);
  const gaps = gapsFor(maps, scale, room);
  const sides = maps.map(({ sizes }) => sideOf(sizes, scale));
  const base = ABOVE + Math.max(0, ...sides.map(({ height }) => height));
  let x = 1;
  const placed = maps.map((map, at): PlacedMap => {
    const side = sides[at] ?? { width: 1, height: 1 };
    const box = { x, y: base - side.height, ...side };
    x += side.width + (gaps[at] ?? 0);
    return {
      map,
      box,
      above: { x: box.x, y: box.y - 20 },
      below: { x: box.x, y: base + 17 },
    };
  });
  const last = placed.at(-1)?.box;
  const tail = last === undefined ? 0 : Math.max(last.x + last.width + 30, x);
  return {
    width: Math.ceil(Math.max(room.width, room.tail > 0 ? tail + room.tail : x)),
    height: base + BELOW,
    scale,
    maps: placed,
    links: placed.slice(1).map((next, at) => linkOf(placed[at] ?? next, next)),
    tail: { x: tail, y: base - 6 },
  };
}

function scaleFor(maps: readonly StairMap[], room: StairRoom): number {
  const cells = maps.reduce((all, { sizes }) => all + widthOf(sizes), 0);
  const tall = TALLEST / Math.max(1, ...maps.map(({ sizes }) => heightOf(sizes) ?? 1));
  let scale = LARGEST_SCALE;
  for (let round = 0; round < 5; round += 1) {
    const gaps = gapsFor(maps, scale, room).reduce((all, gap) => all + gap, 0);
    const most = (room.width - gaps - room.tail) / Math.max(1, cells);
    scale = Math.max(SMALLEST_SCALE, Math.min(LARGEST_SCALE, most, tall));
  }
  return scale >= 1 ? Math.floor(scale * 10) / 10 : scale;
}

/** The gaps behind maps: as wide as what stands over a map needs beyond the map itself. */
function gapsFor(maps: readonly StairMap[], scale: number, { isTight }: StairRoom): number[] {
  return maps.map((map, at) => {
    const side = sideOf(map.sizes, scale).width;
    const isPooling = map.kind === 'pooling';
    const above =
      isTight && !isPooling
        ? []
        : [textWidth(map.title, isPooling ? 6.9 : 6.3), textWidth(map.arithmetic, 6.3)];
    const words =
      Math.max(textWidth(map.text, 7.4), textWidth(map.below, 6), ...above) - side + LABEL_GAP;
    if (at === maps.length - 1) return Math.max(0, words);
    return Math.max(LEAST_GAP, words, Math.min(MOST_GAP, side * 0.3));
  });
}

const textWidth = (text: string, each: number): number =>
  [...text].reduce((all, character) => all + (character > '\u2e80' ? 12 : each), 0);

/** Columns of a map. */
export const widthOf = (sizes: readonly number[]): number => sizes.at(-1) ?? 1;

/** Rows of a map; null where it has one axis only. */
export const heightOf = (sizes: readonly number[]): number | null =>
  sizes.length === 1 ? null : (sizes.at(-2) ?? 1);

function sideOf(sizes: readonly number[], scale: number): { width: number; height: number } {
  const rows = heightOf(sizes);
  return {
    width: Math.max(LEAST_SIDE, widthOf(sizes) * scale),
    height: rows === null ? BAR : Math.max(LEAST_SIDE, rows * scale),
  };
}

function linkOf({ box: from }: PlacedMap, { box: to, map }: PlacedMap): PlacedLink {
  return {
    kind: map.link,
    points: [
      [from.x + from.width, from.y],
      [to.x, to.y],
      [to.x, to.y + to.height],
      [from.x + from.width, from.y + from.height],
    ],
  };
}
