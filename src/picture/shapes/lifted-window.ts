import type { Translate } from '../../engine/phrase.js';
import type { Mode, PictureState } from '../../protocol/index.js';
import { axesOf, outputCell, shownValue, taps, winnerCell } from '../layout/cell-axes.js';
import { cellShapes } from './cell-shapes.js';
import { cellBox, grow, lengthOf, type Box, type GridFrame } from '../layout/frame.js';
import type { Layout } from '../layout/layout.js';
import { facesOf } from '../words/cell-face.js';
import { windowCounts } from '../words/window-counts.js';
import { marksWinner, numbered } from './winner-shapes.js';
import type { Shape } from './shape.js';
import { windowTitle } from './title-shapes.js';

/** Where the current window stands once it is lifted out; null where it is not. */
export function liftedBox(picture: PictureState, layout: Layout, window: number): Box | null {
  const placed = placedWindow(picture, layout, window);
  return placed === null ? null : placed.box;
}

/** The taps of the current window, side by side, with what they hold. */
export function liftedShapes(
  picture: PictureState,
  layout: Layout,
  window: number,
  mode: Mode,
  t: Translate,
): readonly Shape[] {
  const placed = placedWindow(picture, layout, window);
  if (placed === null) return [];
  const { frame, rows, columns, box, depth } = placed;
  const face = facesOf(picture, mode === 'gradient' ? 'numbers' : mode);
  const cells = rows.flatMap((row, r) =>
    columns.flatMap((column, c) =>
      cellShapes(face([depth, row, column]), cellBox(frame, r, c), layout.cell),
    ),
  );
  return [
    ...cells,
    ...(marksWinner(mode) || mode === 'gradient'
      ? winnerShapes(picture, window, placed, mode)
      : []),
    ...windowTitle(layout, t),
    { kind: 'rect', role: 'window-outline', key: 'lifted', ...grow(box, 1), radius: 5 },
    {
      kind: 'text',
      role: 'text-caption',
      key: 'lifted-caption',
      x: box.x + box.width / 2,
      y: box.y + box.height + 18,
      text: windowCaption(picture, window, t),
      size: 12,
      anchor: 'middle',
    },
  ];
}

interface Placed {
  readonly frame: GridFrame;
  readonly depth: number;
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  readonly box: Box;
}

function placedWindow(picture: PictureState, layout: Layout, window: number): Placed | null {
  if (layout.window === null) return null;
  const axes = axesOf(picture);
  const output = outputCell(axes, window);
  const rows = taps(axes[1], output[1]);
  const columns = taps(axes[2], output[2]);
  const room = layout.window;
  const frame: GridFrame = {
    ...room,
    rows: { from: 0, to: rows.length },
    columns: { from: 0, to: columns.length },
    x: room.x + ((lengthOf(room.columns) - columns.length) * room.pitchX) / 2,
    y: room.y + ((lengthOf(room.rows) - rows.length) * room.pitchY) / 2,
  };
  const box = {
    x: frame.x,
    y: frame.y,
    width: columns.length * frame.pitchX - frame.gap,
    height: rows.length * frame.pitchY - frame.gap,
  };
  return { frame, depth: output[0], rows, columns, box };
}

function winnerShapes(
  picture: PictureState,
  window: number,
  placed: Placed,
  mode: Mode,
): readonly Shape[] {
  const winner = winnerCell(picture, window);
  if (winner === null) return [];
  const row = placed.rows.indexOf(winner[1]);
  const column = placed.columns.indexOf(winner[2]);
  const value = shownValue(picture, winner);
  if (row < 0 || column < 0 || value === null) return [];
  const box = cellBox(placed.frame, row, column);
  if (mode === 'heat') {
    return [
      { kind: 'rect', role: 'window-outline', key: 'lifted-winner', ...grow(box, -2), radius: 3 },
    ];
  }
  return numbered('winner', 'text-winner', box, value, 'lifted-winner');
}

/** `6 of 9 are data`, or `2 of 4 exist` where the rest hangs over the edge. */
export function windowCaption(picture: PictureState, window: number, t: Translate): string {
  const { all, data, padding, overhang } = windowCounts(axesOf(picture), window);
  const count = { data, all };
  return overhang > 0 && padding === 0
    ? t('{data} of {all} exist', count)
    : t('{data} of {all} are data', count);
}
