import type { CornerState } from '../../protocol/index.js';
import type { RectShape, Role, Scene, Shape } from './shape.js';

const CELL = 32;
const PITCH = 34;
const SHOWN = 7;

/** The near corner of a picture whose far edges are not known: padding, cells and two windows. */
export function cornerScene(corner: CornerState): Scene {
  const [columns, rows] = [axisOf(corner, 1), axisOf(corner, 2)];
  const rowCount = rows === null ? 1 : SHOWN;
  const shapes: Shape[] = [];
  for (let row = 0; row < rowCount; row += 1) {
    for (let column = 0; column < SHOWN + 1; column += 1) {
      const padding = column < (columns?.pad ?? 0) || row < (rows?.pad ?? 0);
      shapes.push(cell(padding ? 'cell-padding' : 'cell', row, column));
    }
  }
  const first = { width: reach(columns), height: rows === null ? 1 : reach(rows) };
  shapes.push(
    box('window', 0, 0, first.width, first.height),
    box('window-span', 0, columns?.stride ?? 1, first.width, first.height),
  );
  return { width: (SHOWN + 1) * PITCH + 4, height: rowCount * PITCH + 4, shapes };
}

interface CornerAxis {
  readonly kernel: number;
  readonly stride: number;
  readonly pad: number;
  readonly dilation: number;
}

/** The axis that is `fromEnd`-th from the end; null where the layer has fewer. */
function axisOf(corner: CornerState, fromEnd: number): CornerAxis | null {
  const kernel = corner.kernel.at(-fromEnd);
  if (kernel === undefined) return null;
  return {
    kernel,
    stride: corner.stride.at(-fromEnd) ?? kernel,
    pad: Math.max(0, corner.padBefore.at(-fromEnd) ?? 0),
    dilation: corner.dilation.at(-fromEnd) ?? 1,
  };
}

const reach = (axis: CornerAxis | null): number =>
  axis === null ? 1 : (axis.kernel - 1) * axis.dilation + 1;

const cell = (role: Role, row: number, column: number): RectShape => ({
  kind: 'rect',
  role,
  x: 2 + column * PITCH,
  y: 2 + row * PITCH,
  width: CELL,
  height: CELL,
  radius: 3,
});

const box = (
  role: Role,
  row: number,
  column: number,
  width: number,
  height: number,
): RectShape => ({
  kind: 'rect',
  role,
  x: 1 + column * PITCH,
  y: 1 + row * PITCH,
  width: width * PITCH,
  height: height * PITCH,
  radius: 5,
});
