import type { PictureState } from '../../protocol/index.js';
import { axesOf } from './cell-axes.js';
import type { Span } from './frame.js';
import type { Room } from './layout.js';
import { barsBelow } from './spacing.js';

const enclosing = (spans: readonly Span[]): Span => ({
  from: Math.min(...spans.map(({ from }) => from)),
  to: Math.max(...spans.map(({ to }) => to)),
});

/** The room in which each of several pictures fits, cell on cell; null where there are none. */
export function alignedRoom(pictures: readonly PictureState[]): Room | null {
  if (pictures.length === 0) return null;
  const axes = pictures.map((picture) => axesOf(picture));
  return {
    depth: enclosing(axes.map(([depth]) => depth)),
    rows: enclosing(axes.map(([, rows]) => rows)),
    columns: enclosing(axes.map(([, , columns]) => columns)),
    outRows: Math.max(...axes.map(([, rows]) => rows.outputSize)),
    outColumns: Math.max(...axes.map(([, , columns]) => columns.outputSize)),
    bars: Math.max(...axes.map(([, , columns]) => barsBelow(columns))),
  };
}
