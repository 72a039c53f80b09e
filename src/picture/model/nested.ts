import type { StairMap } from '../../protocol/model-state.js';
import type { Box } from './staircase.js';

/** A map drawn inside the input, from the same corner. */
export interface NestedMap {
  readonly map: StairMap;
  readonly box: Box;
  readonly label: { readonly x: number; readonly y: number };
  /** Where the leader to the label begins. */
  readonly corner: readonly [number, number];
}

/** Maps laid into one square, with their labels in one column to the right. */
export interface Nested {
  readonly side: number;
  readonly height: number;
  readonly scale: number;
  /** Smallest first. */
  readonly maps: readonly NestedMap[];
}

const LABEL_STEP = 18;
const LEADER = 20;

/** Lays maps to scale into one square, their common corner at the top left. */
export function layOutNested(maps: readonly StairMap[], side: number): Nested {
  const largest = Math.max(1, ...maps.flatMap(({ sizes }) => sizes.slice(-2)));
  const scale = side / largest;
  const ordered = distinct(maps).toSorted((a, b) => (a.sizes.at(-2) ?? 1) - (b.sizes.at(-2) ?? 1));
  let last = -6;
  const placed = ordered.map((map): NestedMap => {
    const width = Math.max(2.5, (map.sizes.at(-1) ?? 1) * scale);
    const height = map.sizes.length === 1 ? 14 : Math.max(2.5, (map.sizes.at(-2) ?? 1) * scale);
    last = Math.max(last + LABEL_STEP, Math.min(height, side - 4));
    return {
      map,
      box: { x: 1, y: 1, width, height },
      label: { x: side + LEADER + 6, y: last },
      corner: [1 + width, Math.max(4, Math.min(1 + height, side + 1))],
    };
  });
  const height = Math.max(side + 2, last + 8);
  const lifted = placed.map((one, at): NestedMap => {
    const room = height - 6 - (placed.length - 1 - at) * LABEL_STEP;
    return { ...one, label: { ...one.label, y: Math.min(one.label.y, room) } };
  });
  return { side, height, scale, maps: lifted };
}

/** One map for each size, the one that is made first. */
function distinct(maps: readonly StairMap[]): StairMap[] {
  const seen = new Set<string>();
  return maps.filter(({ text }) => {
    if (seen.has(text)) return false;
    seen.add(text);
    return true;
  });
}
