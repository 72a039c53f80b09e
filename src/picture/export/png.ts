import type { Rgb } from '../colours/heat-colours.js';
import type { HeatShape } from '../shapes/shape.js';

/** What every PNG file begins with. */
export const SIGNATURE = Uint8Array.of(137, 80, 78, 71, 13, 10, 26, 10);
/** The longest run of bytes in one stored block of a deflate stream. */
const MOST_STORED = 65_535;

/** Bytes as a zlib stream (RFC 1950). */
export type Deflate = (bytes: Uint8Array) => Uint8Array;

/** Levels are told apart in steps of this many where a picture is to be small. */
const COARSE = 4;

/**
 * A heat map as a PNG in a data URI: 8 bits a pixel with a palette. Without `deflate` it is stored
 * uncompressed, so that nothing but arithmetic is needed; with it the picture is kept small, with at
 * most 64 colours. Source: the PNG specification, RFC 1950 and 1951.
 */
export function heatPng(
  heat: HeatShape,
  colour: (level: number) => Rgb,
  deflate: Deflate | null = null,
): string {
  const { levels, palette } = deflate === null ? whole(heat) : coarse(heat);
  const rows = new Uint8Array(heat.rows * (heat.columns + 1));
  for (let row = 0; row < heat.rows; row += 1) {
    const line = levels.subarray(row * heat.columns, (row + 1) * heat.columns);
    rows.set(line, row * (heat.columns + 1) + 1);
  }
  const bytes = joined([
    SIGNATURE,
    chunk('IHDR', [...big(heat.columns), ...big(heat.rows), 8, 3, 0, 0, 0]),
    chunk('PLTE', palette.flatMap(colour)),
    chunk('IDAT', deflate === null ? stored(rows) : deflate(rows)),
    chunk('IEND', []),
  ]);
  return `data:image/png;base64,${base64(bytes)}`;
}

interface Pixels {
  /** A number of the palette for each cell. */
  readonly levels: Uint8Array;
  /** The level of each colour. */
  readonly palette: readonly number[];
}

const LEVELS: readonly number[] = Array.from({ length: 256 }, (_, level) => level);

const whole = ({ levels }: HeatShape): Pixels => ({ levels, palette: LEVELS });

/** The colours that are there, in coarse steps; both ends of the scale stay as they are. */
function coarse(heat: HeatShape): Pixels {
  const place = new Uint8Array(256);
  const palette: number[] = [];
  const isThere = new Uint8Array(256);
  for (const level of heat.levels) isThere[COARSE_LEVELS[level] ?? 0] = 1;
  for (let level = 0; level < 256; level += 1) {
    if (isThere[level] === 1) palette.push(level);
    place[level] = palette.length - 1;
  }
  return { levels: heat.levels.map((level) => place[COARSE_LEVELS[level] ?? 0] ?? 0), palette };
}

const COARSE_LEVELS = Uint8Array.from(LEVELS, (level) =>
  Math.round(Math.floor(level / COARSE) * (255 / (256 / COARSE - 1))),
);

/** One chunk of a PNG: length, name, data and check sum. */
export function chunk(name: string, data: ArrayLike<number>): Uint8Array {
  const bytes = new Uint8Array(data.length + 12);
  bytes.set(big(data.length));
  for (let at = 0; at < 4; at += 1) bytes[4 + at] = name.charCodeAt(at);
  bytes.set(data, 8);
  bytes.set(big(checkSum(bytes.subarray(4, -4))), data.length + 8);
  return bytes;
}

/** Bytes one after the other. */
export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** A number as four bytes, the highest first. */
export const big = (value: number): readonly number[] => [
  (value >>> 24) & 255,
  (value >>> 16) & 255,
  (value >>> 8) & 255,
  value & 255,
];

function stored(data: Uint8Array): number[] {
  const bytes = [0x78, 0x01];
  for (let at = 0; at < data.length || at === 0; at += MOST_STORED) {
    const block = data.subarray(at, at + MOST_STORED);
    const last = at + MOST_STORED >= data.length ? 1 : 0;
    const low = block.length & 255;
    const high = block.length >> 8;
    bytes.push(last, low, high, low ^ 255, high ^ 255);
    for (const byte of block) bytes.push(byte);
  }
  return [...bytes, ...big(adler(data))];
}

function adler(data: Uint8Array): number {
  let a = 1;
  let b = 0;
  for (const byte of data) {
    a = (a + byte) % 65_521;
    b = (b + a) % 65_521;
  }
  return ((b << 16) | a) >>> 0;
}

const TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});

/** The cyclic check sum that PNG asks for. */
export function checkSum(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) sum = (TABLE[(sum ^ byte) & 255] ?? 0) ^ (sum >>> 8);
  return (sum ^ 0xffffffff) >>> 0;
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Two letters for each number of twelve bits. */
const PAIRS = Array.from(
  { length: 4096 },
  (_, bits) => LETTERS.charAt(bits >> 6) + LETTERS.charAt(bits & 63),
);

function base64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const group = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    text += (PAIRS[group >> 12] ?? '') + (PAIRS[group & 4095] ?? '');
  }
  const missing = (3 - (bytes.length % 3)) % 3;
  return `${text.slice(0, text.length - missing)}${'='.repeat(missing)}`;
}
