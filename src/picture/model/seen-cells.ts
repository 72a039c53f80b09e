import type { AxisField } from '../../protocol/model-state.js';

/** Cells of a map along one axis, `[from, to)`; may reach over the map's edges. */
export interface SeenSpan {
  readonly from: number;
  readonly to: number;
}

/**
 * The cells of an earlier map that output `index` of a later layer sees, axis by axis, from what
 * both see of the model's input; null where it can't be told.
 */
export function seenCells(
  map: readonly AxisField[] | null,
  layer: readonly AxisField[] | null,
  index: readonly number[],
): SeenSpan[] | null {
  if (map === null || layer === null || map.length !== layer.length) return null;
  const spans = layer.map((axis, at): SeenSpan | null => {
    const before = map[at];
    if (before === undefined || axis.start === null || before.start === null) return null;
    const kernel = (axis.size - before.size) / before.jump + 1;
    const from = (axis.start + (index[at] ?? 0) * axis.jump - before.start) / before.jump;
    return { from: Math.floor(from + 1e-9), to: Math.ceil(from + kernel - 1e-9) };
  });
  const known = spans.filter((span) => span !== null);
  return known.length === spans.length ? known : null;
}

/** The output in the middle of a map; of an even number of rows the one before. */
export const middleOf = (sizes: readonly number[]): number[] =>
  sizes.map((size) => Math.max(0, Math.floor((size - 1) / 2)));

/** Cells that lie in a map of some size. */
export const clipped = ({ from, to }: SeenSpan, size: number): SeenSpan => ({
  from: Math.min(Math.max(0, from), size),
  to: Math.max(Math.min(size, to), 0),
});
