import type { Cell } from '../layout/cell-axes.js';
import { cellBox, coordinates, type Box, type GridFrame } from '../layout/frame.js';
import type { Shape } from './shape.js';

/** The shapes of every cell of a grid, row by row. */
export const eachCell = (
  frame: GridFrame,
  draw: (cell: Cell, box: Box) => readonly Shape[],
): readonly Shape[] =>
  coordinates(frame.rows).flatMap((row) =>
    coordinates(frame.columns).flatMap((column) =>
      draw([frame.depth, row, column], cellBox(frame, row, column)),
    ),
  );
