import type { Role, TextShape } from '../../shapes/shape.js';

/** A text whose letters stand on a line at `y`. */
export const written = (
  role: Role,
  text: string,
  x: number,
  y: number,
  size: number,
  anchor: TextShape['anchor'] = 'start',
): TextShape => ({ kind: 'text', role, text, x, y: y - size * 0.35, size, anchor });
