import type { PlacedMap } from '../../../src/picture/model/staircase.js';
import type { MapCell } from './ps-model-maps.js';

/** The cell of a map under a point of the staircase; null: there is none, or it is the input's. */
export function cellUnder(maps: readonly PlacedMap[], x: number, y: number): MapCell | null {
  const own = maps.findLast(
    ({ box }) => x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height,
  );
  if (own === undefined || own.map.step < 0) return null;
  const { box, map } = own;
  const [rows = 1, columns = rows] = map.sizes.slice(-2);
  const row = Math.min(rows - 1, Math.floor(((y - box.y) / box.height) * rows));
  const column = Math.min(columns - 1, Math.floor(((x - box.x) / box.width) * columns));
  const index =
    map.sizes.length === 1
      ? [Math.min(rows - 1, Math.floor(((x - box.x) / box.width) * rows))]
      : [...map.sizes.slice(0, -2).map((size) => Math.floor((size - 1) / 2)), row, column];
  return { step: map.step, index };
}
