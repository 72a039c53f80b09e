import type { Cell } from '../layout/cell-axes.js';
import { cellBox, type GridFrame } from '../layout/frame.js';
import type { Layout } from '../layout/layout.js';
import type { Scene, Shape } from './shape.js';

const CORNER = 8;

/** A filled corner at the top left of each input cell whose value its reader typed. */
export const typedScene = (layout: Layout, cells: readonly Cell[]): Scene => ({
  width: layout.width,
  height: layout.height,
  shapes: cells.flatMap((cell) => layout.inputs.flatMap((frame) => cornerIn(frame, cell))),
});

function cornerIn(frame: GridFrame, [depth, row, column]: Cell): readonly Shape[] {
  const { rows, columns } = frame;
  const isIn = row >= rows.from && row < rows.to && column >= columns.from && column < columns.to;
  if (!isIn || frame.depth !== depth) return [];
  const { x, y, width, height } = cellBox(frame, row, column);
  const side = Math.min(CORNER, width / 2, height / 2);
  const points = [
    { x, y },
    { x: x + side, y },
    { x, y: y + side },
  ];
  return [{ kind: 'polygon', role: 'typed-corner', points }];
}
