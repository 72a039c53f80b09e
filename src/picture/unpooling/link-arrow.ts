import { centreOf, grow, type Box } from '../frame.js';
import type { Point, Role, Shape } from '../shape.js';

const HEAD = 9;
const HALF = 4.5;
/** Between an arrow and the cells that it links. */
const CLEAR = 2;

/** How an arrow looks. */
export interface LinkLooks {
  readonly line: Extract<Role, 'link' | 'link-replaced'>;
  readonly head: Extract<Role, 'link-head' | 'link-replaced-head'>;
}

/** An arrow from the edge of one box to the edge of another; nothing where they overlap. */
export function linkArrow(from: Box, to: Box, looks: LinkLooks): readonly Shape[] {
  const start = centreOf(from);
  const end = centreOf(to);
  const distance = Math.hypot(end.x - start.x, end.y - start.y);
  if (distance === 0) return [];
  const leaves = exitShare(start, end, grow(from, CLEAR));
  const enters = 1 - exitShare(end, start, grow(to, CLEAR));
  if (leaves >= enters) return [];
  const tip = along(start, end, enters);
  const neck = along(start, end, Math.max(leaves, enters - HEAD / distance));
  const across = { x: (start.y - end.y) / distance, y: (end.x - start.x) / distance };
  const beside = (side: 1 | -1): Point => ({
    x: neck.x + side * HALF * across.x,
    y: neck.y + side * HALF * across.y,
  });
  return [
    { kind: 'line', role: looks.line, points: [along(start, end, leaves), neck] },
    { kind: 'polygon', role: looks.head, points: [tip, beside(1), beside(-1)] },
  ];
}

/** Share of the way at which a line from the middle of a box leaves it. */
function exitShare(from: Point, to: Point, box: Box): number {
  const dx = Math.abs(to.x - from.x);
  const dy = Math.abs(to.y - from.y);
  return Math.min(
    dx === 0 ? Infinity : box.width / 2 / dx,
    dy === 0 ? Infinity : box.height / 2 / dy,
  );
}

const along = (from: Point, to: Point, share: number): Point => ({
  x: from.x + (to.x - from.x) * share,
  y: from.y + (to.y - from.y) * share,
});
