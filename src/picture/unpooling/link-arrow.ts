import { centreOf, grow, type Box } from '../layout/frame.js';
import type { Point, Role, Shape } from '../shapes/shape.js';

const HEAD = 9;
const HALF = 4.5;
/** Between an arrow and the cells that it links. */
const CLEAR = 2;

/** How an arrow style. */
export interface ArrowStyle {
  readonly line: Extract<Role, 'link' | 'link-replaced'>;
  readonly head: Extract<Role, 'link-head' | 'link-replaced-head'>;
}

/** The way that an arrow takes, so that it leaves numbers alone. */
export type Route =
  | { readonly kind: 'straight' }
  /** Level above the numbers of its rows, from one grid's right end to another's left end. */
  | { readonly kind: 'level'; readonly leave: number; readonly enter: number }
  /** Down from a strip, and into the left part of a cell of the strip below. */
  | { readonly kind: 'down' };

/** An arrow from the edge of one box to the edge of another; nothing where they overlap. */
export function linkArrow(from: Box, to: Box, style: ArrowStyle, route: Route): readonly Shape[] {
  switch (route.kind) {
    case 'straight':
      return straightArrow(from, to, style);
    case 'level':
      return levelArrow(from, to, style, route);
    case 'down':
      return downArrow(from, to, style);
    default:
      return route satisfies never;
  }
}

function straightArrow(from: Box, to: Box, style: ArrowStyle): readonly Shape[] {
  const start = centreOf(from);
  const end = centreOf(to);
  const distance = Math.hypot(end.x - start.x, end.y - start.y);
  if (distance === 0) return [];
  const leaves = exitShare(start, end, grow(from, CLEAR));
  const enters = 1 - exitShare(end, start, grow(to, CLEAR));
  if (leaves >= enters) return [];
  return arrow([along(start, end, leaves), along(start, end, enters)], style);
}

/** Share of a cell's height at which an arrow runs above its number. */
const ABOVE = 0.14;
const TURN = 6;

/** Share of a cell's width at which an arrow from above comes in, left of the number over it. */
const LEFT = 0.18;

function downArrow(from: Box, to: Box, style: ArrowStyle): readonly Shape[] {
  const x = to.x + to.width * LEFT;
  const tip = { x, y: to.y - CLEAR };
  return arrow(
    [
      { x: from.x + from.width / 2, y: from.y + from.height + CLEAR },
      { x, y: tip.y - HEAD - TURN },
      tip,
    ],
    style,
  );
}

function levelArrow(
  from: Box,
  to: Box,
  style: ArrowStyle,
  lanes: Extract<Route, { readonly kind: 'level' }>,
): readonly Shape[] {
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
    style,
  );
}

/** A line through some points with a head at the last. */
function arrow(points: readonly Point[], style: ArrowStyle): readonly Shape[] {
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
    { kind: 'line', role: style.line, points: [...points.slice(0, -1), neck] },
    { kind: 'polygon', role: style.head, points: [tip, beside(1), beside(-1)] },
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
