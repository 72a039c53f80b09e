/** A picture as numbers between 0 and 1, one channel after another. */
export interface DecodedImage {
  readonly channels: number;
  readonly rows: number;
  readonly columns: number;
  readonly data: Float32Array;
}

/** Larger pictures are scaled down to this many pixels along their longer side. */
const MOST = 1024;

/** Reads a picture file: three channels, or one where all pixels are grey. Null: not a picture. */
export async function decodeImage(file: Blob): Promise<DecodedImage | null> {
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(file);
  } catch {
    return null;
  }
  const scale = Math.min(1, MOST / Math.max(bitmap.width, bitmap.height));
  const columns = Math.max(1, Math.round(bitmap.width * scale));
  const rows = Math.max(1, Math.round(bitmap.height * scale));
  const context = new OffscreenCanvas(columns, rows).getContext('2d');
  if (context === null) return null;
  context.drawImage(bitmap, 0, 0, columns, rows);
  bitmap.close();
  const { data: pixels } = context.getImageData(0, 0, columns, rows);
  const count = rows * columns;
  const grey = isGrey(pixels);
  const channels = grey ? 1 : 3;
  const data = new Float32Array(channels * count);
  for (let pixel = 0; pixel < count; pixel += 1) {
    for (let channel = 0; channel < channels; channel += 1) {
      data[channel * count + pixel] = (pixels[4 * pixel + channel] ?? 0) / 255;
    }
  }
  return { channels, rows, columns, data };
}

function isGrey(pixels: Uint8ClampedArray): boolean {
  for (let at = 0; at < pixels.length; at += 4) {
    if (pixels[at] !== pixels[at + 1] || pixels[at] !== pixels[at + 2]) return false;
  }
  return true;
}
