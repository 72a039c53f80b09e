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

/** The right end of the grid that an arrow leaves and the left end of the one that it enters. */
export interface Lanes {
  readonly leave: number;
  readonly enter: number;
}

/**
 * An arrow from the edge of one box to the edge of another; nothing where they overlap. With lanes
 * it runs above the numbers of its rows and is slanted only between the two grids.
 */
export function linkArrow(
  from: Box,
  to: Box,
  looks: LinkLooks,
  lanes: Lanes | null,
): readonly Shape[] {
  if (lanes !== null) return laneArrow(from, to, looks, lanes);
  const start = centreOf(from);
  const end = centreOf(to);
  const distance = Math.hypot(end.x - start.x, end.y - start.y);
  if (distance === 0) return [];
  const leaves = exitShare(start, end, grow(from, CLEAR));
  const enters = 1 - exitShare(end, start, grow(to, CLEAR));
  if (leaves >= enters) return [];
  return arrow([along(start, end, leaves), along(start, end, enters)], looks);
}

/** Share of a cell's height at which an arrow runs above its number. */
const ABOVE = 0.14;
const TURN = 6;

function laneArrow(from: Box, to: Box, looks: LinkLooks, lanes: Lanes): readonly Shape[] {
  const high = (box: Box): number => box.y + box.height * ABOVE;
  const start = { x: from.x + from.width + CLEAR, y: high(from) };
  const end = { x: to.x - CLEAR, y: high(to) };
  return arrow(
    [
      start,
      { x: Math.max(start.x, lanes.leave + TURN), y: start.y },
      { x: Math.min(end.x - HEAD, lanes.enter - TURN), y: end.y },
      end,
    ],
    looks,
  );
}

/** A line through some points with a head at the last. */
function arrow(points: readonly Point[], looks: LinkLooks): readonly Shape[] {
  const [tip, before] = points.toReversed();
  if (tip === undefined || before === undefined) return [];
  const length = Math.hypot(tip.x - before.x, tip.y - before.y);
  if (length === 0) return [];
  const neck = along(tip, before, Math.min(1, HEAD / length));
  const across = { x: (before.y - tip.y) / length, y: (tip.x - before.x) / length };
  const beside = (side: 1 | -1): Point => ({
    x: neck.x + side * HALF * across.x,
    y: neck.y + side * HALF * across.y,
  });
  return [
    { kind: 'line', role: looks.line, points: [...points.slice(0, -1), neck] },
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
