import { deflateSync, inflateSync, crc32 } from 'node:zlib';
import { applyPalette, quantize } from 'gifenc';

const SIGNATURE = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);

/**
 * A screenshot with at most 256 colours, which a screen with a few flat colours hardly shows, in about
 * half the bytes. Takes 8-bit RGB or RGBA without interlacing, as browsers write it.
 * @throws if the bytes are no such PNG
 */
export function smallPng(png: Buffer): Buffer {
  const { width, height, pixels } = decode(png);
  const palette = quantize(pixels, 256);
  const indices = applyPalette(pixels, palette);
  const rows = Buffer.alloc(height * (width + 1));
  for (let row = 0; row < height; row += 1) {
    rows.set(indices.subarray(row * width, (row + 1) * width), row * (width + 1) + 1);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flatMap((colour) => colour.slice(0, 3)))),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

interface Pixels {
  readonly width: number;
  readonly height: number;
  /** RGBA, row by row. */
  readonly pixels: Uint8ClampedArray;
}

function decode(png: Buffer): Pixels {
  const width = png.readUInt32BE(16);
  const height = png.readUInt32BE(20);
  const bytes = { 2: 3, 6: 4 }[png[25] ?? 0];
  if (bytes === undefined || png[24] !== 8) throw new Error('This PNG is not 8-bit RGB or RGBA.');
  const lines = unfiltered(inflateSync(dataOf(png)), width * bytes, height, bytes);
  const pixels = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    pixels.set(lines.subarray(pixel * bytes, pixel * bytes + 3), pixel * 4);
  }
  return { width, height, pixels };
}

function dataOf(png: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at);
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') {
      parts.push(png.subarray(at + 8, at + 8 + length));
    }
    at += length + 12;
  }
  return Buffer.concat(parts);
}

/** The bytes of the picture, with each line's filter undone (PNG specification, section 9). */
function unfiltered(raw: Buffer, line: number, height: number, bytes: number): Uint8Array {
  const result = new Uint8Array(line * height);
  for (let row = 0; row < height; row += 1) {
    const filter = raw[row * (line + 1)] ?? 0;
    for (let at = 0; at < line; at += 1) {
      const here = row * line + at;
      const left = at >= bytes ? (result[here - bytes] ?? 0) : 0;
      const above = row > 0 ? (result[here - line] ?? 0) : 0;
      const corner = at >= bytes && row > 0 ? (result[here - line - bytes] ?? 0) : 0;
      result[here] = (raw[here + row + 1] ?? 0) + predicted(filter, left, above, corner);
    }
  }
  return result;
}

function predicted(filter: number, left: number, above: number, corner: number): number {
  switch (filter) {
    case 1:
      return left;
    case 2:
      return above;
    case 3:
      return (left + above) >> 1;
    case 4: {
      const guess = left + above - corner;
      const far = [left, above, corner].map((each) => Math.abs(guess - each));
      const [toLeft = 0, toAbove = 0, toCorner = 0] = far;
      if (toLeft <= toAbove && toLeft <= toCorner) return left;
      return toAbove <= toCorner ? above : corner;
    }
    default:
      return 0;
  }
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}
