import type { PictureState } from '../../protocol/index.js';
import { cellBox, type GridFrame } from '../layout/frame.js';
import type { RectShape, Role } from './shape.js';

const NAMES: readonly string[] = ['R', 'G', 'B', 'A'];
const BARS: readonly Role[] = ['colour-red', 'colour-green', 'colour-blue', 'colour-opaque'];
/** A bar is so thick, and so far from the grid. */
const THICK = 4;
const AWAY = 3;
/** How far a letter moves away from the grid, so that its bar fits between them. */
export const BAR_ROOM = 3;

/** What the cells along an axis are called instead of numbered: the colours of a picture, or null. */
export const colourNames = (
  { colours, axes }: PictureState,
  axis: number,
): readonly string[] | null =>
  colours === axis ? NAMES.slice(0, axes[axis]?.inputSize ?? 0) : null;

/** A bar in its colour over each column of a grid, or beside each row. */
export function colourBars(frame: GridFrame, along: 'columns' | 'rows'): readonly RectShape[] {
  const { from, to } = frame[along];
  return BARS.slice(Math.max(0, from), to).map((role, index) => {
    const at = Math.max(0, from) + index;
    const box =
      along === 'columns'
        ? cellBox(frame, frame.rows.from, at)
        : cellBox(frame, at, frame.columns.from);
    return along === 'columns'
      ? { kind: 'rect', role, ...box, y: frame.y - AWAY - THICK, height: THICK, radius: 0 }
      : { kind: 'rect', role, ...box, x: frame.x - AWAY - THICK, width: THICK, radius: 0 };
  });
}
