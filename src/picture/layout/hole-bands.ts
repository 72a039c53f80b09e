import type { AxisPicture } from '../../protocol/index.js';
import type { Axes } from './cell-axes.js';
import { blockBox, type Block, type GridFrame, type Span } from './frame.js';
import type { RectShape } from '../shapes/shape.js';

/** More bands than this are too thin to be seen as such. */
const MOST_BANDS = 600;

/** The holes between data cells, as a band over each row and each column of nothing but holes. */
export function holeBands(frame: GridFrame, axes: Axes, data: Block): readonly RectShape[] {
  const isHole = (axis: AxisPicture, at: number): boolean => at % axis.spacing !== 0;
  const whole = isHole(axes[0], frame.depth);
  const rows = whole ? [data.rows] : bands(data.rows, axes[1]);
  const columns = whole ? [] : bands(data.columns, axes[2]);
  if (rows.length + columns.length > MOST_BANDS) return [];
  const band = (block: Block): RectShape => ({
    kind: 'rect',
    role: 'hole-band',
    cell: 'hole',
    ...blockBox(frame, block.rows, block.columns),
    radius: 0,
  });
  return [
    ...rows.map((row) => band({ rows: row, columns: data.columns })),
    ...columns.map((column) => band({ rows: data.rows, columns: column })),
  ];
}

/** The stretches of holes along an axis. */
function bands(span: Span, axis: AxisPicture): readonly Span[] {
  if (axis.spacing === 1) return [];
  const first = Math.floor(span.from / axis.spacing);
  const count = Math.max(0, Math.ceil(span.to / axis.spacing) - first);
  return Array.from({ length: count }, (_, index) => ({
    from: Math.max(span.from, (first + index) * axis.spacing + 1),
    to: Math.min(span.to, (first + index + 1) * axis.spacing),
  })).filter(({ from, to }) => from < to);
}
