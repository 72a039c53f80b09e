import { big, chunk } from '../../src/picture/png.js';
import type { Frames } from './frames.js';
import { pngBytes } from './raster.js';

/**
 * Frames as an animated PNG that repeats for ever; null where it was cancelled. The first frame is
 * also what viewers without animation show. Source: the PNG specification, third edition.
 */
export async function apngBytes(frames: Frames): Promise<Uint8Array | null> {
  const out: number[] = [137, 80, 78, 71, 13, 10, 26, 10];
  let sequence = 0;
  for (let index = 0; index < frames.count; index += 1) {
    const canvas = await frames.draw(index);
    if (canvas === null) return null;
    const parts = partsOf(await pngBytes(canvas));
    if (index === 0) {
      append(out, chunk('IHDR', parts.header));
      append(out, chunk('acTL', [...big(frames.count), ...big(0)]));
    }
    append(out, chunk('fcTL', control(sequence, canvas.width, canvas.height, frames.delay)));
    sequence += 1;
    for (const data of parts.data) {
      if (index === 0) append(out, chunk('IDAT', data));
      else {
        append(out, chunk('fdAT', [...big(sequence), ...data]));
        sequence += 1;
      }
    }
  }
  append(out, chunk('IEND', []));
  return Uint8Array.from(out);
}

/** The data of a frame's control chunk: size, place, duration, and how it replaces the last one. */
const control = (sequence: number, width: number, height: number, delay: number): number[] => [
  ...big(sequence),
  ...big(width),
  ...big(height),
  ...big(0),
  ...big(0),
  delay >> 8,
  delay & 255,
  1000 >> 8,
  1000 & 255,
  0,
  0,
];

/** The header and the compressed pixels of a PNG file. */
function partsOf(png: Uint8Array): { readonly header: number[]; readonly data: number[][] } {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const data: number[][] = [];
  let header: number[] = [];
  for (let at = 8; at < png.length;) {
    const length = view.getUint32(at);
    const name = String.fromCharCode(...png.subarray(at + 4, at + 8));
    const body = Array.from(png.subarray(at + 8, at + 8 + length));
    if (name === 'IHDR') header = body;
    if (name === 'IDAT') data.push(body);
    at += length + 12;
  }
  return { header, data };
}

function append(to: number[], bytes: readonly number[]): void {
  for (const byte of bytes) to.push(byte);
}
