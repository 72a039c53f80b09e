import type { Rgb } from './heat-colours.js';
import type { HeatShape } from './shape.js';

const SIGNATURE = [137, 80, 78, 71, 13, 10, 26, 10];
/** The longest run of bytes in one stored block of a deflate stream. */
const MOST_STORED = 65_535;

/**
 * A heat map as a PNG in a data URI: 8 bits a pixel with a palette, stored without compression, so
 * that nothing but arithmetic is needed. Source: the PNG specification, RFC 1950 and 1951.
 */
export function heatPng(heat: HeatShape, colour: (level: number) => Rgb): string {
  const palette = Array.from({ length: 256 }, (_, level) => colour(level)).flat();
  const rows = new Uint8Array(heat.rows * (heat.columns + 1));
  for (let row = 0; row < heat.rows; row += 1) {
    const line = heat.levels.subarray(row * heat.columns, (row + 1) * heat.columns);
    rows.set(line, row * (heat.columns + 1) + 1);
  }
  const bytes = [
    ...SIGNATURE,
    ...chunk('IHDR', [...big(heat.columns), ...big(heat.rows), 8, 3, 0, 0, 0]),
    ...chunk('PLTE', palette),
    ...chunk('IDAT', stored(rows)),
    ...chunk('IEND', []),
  ];
  return `data:image/png;base64,${base64(bytes)}`;
}

/** One chunk of a PNG: length, name, data and check sum. */
export function chunk(name: string, data: readonly number[]): number[] {
  const body = [...Array.from(name, (letter) => letter.charCodeAt(0)), ...data];
  return [...big(data.length), ...body, ...big(checkSum(body))];
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
export function checkSum(bytes: Iterable<number>): number {
  let sum = 0xffffffff;
  for (const byte of bytes) sum = (TABLE[(sum ^ byte) & 255] ?? 0) ^ (sum >>> 8);
  return (sum ^ 0xffffffff) >>> 0;
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function base64(bytes: readonly number[]): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const group = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    const left = bytes.length - at;
    text += LETTERS.charAt(group >> 18) + LETTERS.charAt((group >> 12) & 63);
    text += left > 1 ? LETTERS.charAt((group >> 6) & 63) : '=';
    text += left > 2 ? LETTERS.charAt(group & 63) : '=';
  }
  return text;
}
