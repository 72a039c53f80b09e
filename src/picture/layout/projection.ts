import type { Box } from './frame.js';
import type { Point } from '../shapes/shape.js';

/**
 * The straight line from a corner of one box to a corner of another, without the parts that would
 * run across the grids they lie in. Null where nothing is left.
 */
export function projectionLine(
  from: Point,
  to: Point,
  leave: Box,
  enter: Box,
): readonly [Point, Point] | null {
  const start = exit(from, to, leave);
  const end = 1 - exit(to, from, enter);
  return start >= end ? null : [along(from, to, start), along(from, to, end)];
}

/** Share of the way at which a line from inside a box leaves it for good. */
function exit(from: Point, to: Point, box: Box): number {
  const inside =
    from.x >= box.x - 0.01 &&
    from.x <= box.x + box.width + 0.01 &&
    from.y >= box.y - 0.01 &&
    from.y <= box.y + box.height + 0.01;
  if (!inside) return 0;
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const shares = [
    dx > 0 ? (box.x + box.width - from.x) / dx : dx < 0 ? (box.x - from.x) / dx : Infinity,
    dy > 0 ? (box.y + box.height - from.y) / dy : dy < 0 ? (box.y - from.y) / dy : Infinity,
  ];
  return Math.max(0, Math.min(1, ...shares));
}

const along = (from: Point, to: Point, share: number): Point => ({
  x: from.x + (to.x - from.x) * share,
  y: from.y + (to.y - from.y) * share,
});
