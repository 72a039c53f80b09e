import type { HeatShape } from '../../src/picture/shape.js';
import type { Palette } from './palette.js';

/** Draws a heat map, one pixel a cell; CSS scales it up without smoothing. */
export function paintHeat(canvas: HTMLCanvasElement, heat: HeatShape, palette: Palette): void {
  canvas.width = heat.columns;
  canvas.height = heat.rows;
  canvas.style.left = `${String(heat.x)}px`;
  canvas.style.top = `${String(heat.y)}px`;
  canvas.style.width = `${String(heat.width)}px`;
  canvas.style.height = `${String(heat.height)}px`;
  const context = canvas.getContext('2d');
  context?.putImageData(heatImage(heat, palette), 0, 0);
}

/** The pixels of a heat map. */
export function heatImage(heat: HeatShape, palette: Palette): ImageData {
  const image = new ImageData(heat.columns, heat.rows);
  heat.levels.forEach((level, index) => {
    image.data.set(palette.subarray(3 * level, 3 * level + 3), 4 * index);
    image.data[4 * index + 3] = 255;
  });
  return image;
}
