import type { HeatShape } from '../../src/picture/shapes/shape.js';
import type { Palette } from './palette.js';

const painted = new WeakMap<
  HTMLCanvasElement,
  { readonly levels: HeatShape['levels']; readonly palette: Palette }
>();

/** Draws a heat map, one pixel a cell; CSS scales it up without smoothing. Paints only what is new. */
export function paintHeat(canvas: HTMLCanvasElement, heat: HeatShape, palette: Palette): void {
  canvas.style.left = `${String(heat.x)}px`;
  canvas.style.top = `${String(heat.y)}px`;
  canvas.style.width = `${String(heat.width)}px`;
  canvas.style.height = `${String(heat.height)}px`;
  paintLevels(canvas, heat, palette);
}

/** Draws the levels of a heat map, one pixel each, unless the canvas shows these already. */
export function paintLevels(
  canvas: HTMLCanvasElement,
  heat: Pick<HeatShape, 'rows' | 'columns' | 'levels'>,
  palette: Palette,
): void {
  const before = painted.get(canvas);
  const isSame = canvas.width === heat.columns && canvas.height === heat.rows;
  if (isSame && before?.levels === heat.levels && before.palette === palette) return;
  canvas.width = heat.columns;
  canvas.height = heat.rows;
  canvas.getContext('2d')?.putImageData(heatImage(heat, palette), 0, 0);
  painted.set(canvas, { levels: heat.levels, palette });
}

/** The pixels of a heat map. */
function heatImage(
  { rows, columns, levels }: Pick<HeatShape, 'rows' | 'columns' | 'levels'>,
  palette: Palette,
): ImageData {
  const image = new ImageData(columns, rows);
  const pixels = new Uint32Array(image.data.buffer);
  const colours = coloursOf(palette);
  levels.forEach((level, index) => {
    pixels[index] = colours[level] ?? 0;
  });
  return image;
}

/** A palette's opaque colours in the order of an image's bytes. */
function coloursOf(palette: Palette): Uint32Array {
  const bytes = new Uint8ClampedArray(4 * 256);
  for (let level = 0; level < 256; level += 1) {
    bytes.set(palette.subarray(3 * level, 3 * level + 3), 4 * level);
    bytes[4 * level + 3] = 255;
  }
  return new Uint32Array(bytes.buffer);
}
