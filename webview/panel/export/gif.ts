import { applyPalette, GIFEncoder, quantize } from 'gifenc';
import type { Frames } from './frames.js';

/** Frames as an animated GIF that repeats for ever; null where it was cancelled. */
export async function gifBytes(frames: Frames): Promise<Uint8Array | null> {
  const encoder = GIFEncoder();
  for (let index = 0; index < frames.count; index += 1) {
    const canvas = await frames.draw(index);
    if (canvas === null) return null;
    const { width, height } = canvas;
    const pixels = canvas.getContext('2d')?.getImageData(0, 0, width, height).data;
    if (pixels === undefined) throw new Error('no 2D canvas');
    const palette = quantize(pixels, 256);
    encoder.writeFrame(applyPalette(pixels, palette), width, height, {
      palette,
      delay: frames.delay,
    });
  }
  encoder.finish();
  return encoder.bytes();
}
