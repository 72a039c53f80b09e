import { big, chunk, joined, SIGNATURE } from '../../../src/picture/export/png.js';
import type { Frames } from './frames.js';
import { pngBytes } from './raster.js';

/**
 * Frames as an animated PNG that repeats for ever; null where it was cancelled. The first frame is
 * also what viewers without animation show. Source: the PNG specification, third edition.
 */
export async function apngBytes(frames: Frames): Promise<Uint8Array | null> {
  const out: Uint8Array[] = [SIGNATURE];
  let sequence = 0;
  for (let index = 0; index < frames.count; index += 1) {
    const canvas = await frames.draw(index);
    if (canvas === null) return null;
    const parts = partsOf(await pngBytes(canvas));
    if (index === 0) {
      out.push(chunk('IHDR', parts.header), chunk('acTL', [...big(frames.count), ...big(0)]));
    }
    out.push(chunk('fcTL', control(sequence, canvas.width, canvas.height, frames.delay)));
    sequence += 1;
    for (const data of parts.data) {
      if (index === 0) out.push(chunk('IDAT', data));
      else {
        out.push(chunk('fdAT', joined([Uint8Array.from(big(sequence)), data])));
        sequence += 1;
      }
    }
  }
  out.push(chunk('IEND', []));
  return joined(out);
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
function partsOf(png: Uint8Array): {
  readonly header: Uint8Array;
  readonly data: readonly Uint8Array[];
} {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const data: Uint8Array[] = [];
  let header: Uint8Array = new Uint8Array();
  for (let at = 8; at < png.length;) {
    const length = view.getUint32(at);
    const name = String.fromCharCode(...png.subarray(at + 4, at + 8));
    const body = png.slice(at + 8, at + 8 + length);
    if (name === 'IHDR') header = body;
    if (name === 'IDAT') data.push(body);
    at += length + 12;
  }
  return { header, data };
}
