import { divideExactly, isEqual, multiply, type Dimension } from '../../dimension.js';
import type { Shape } from '../../site.js';

/** An axis of an einops pattern: names in brackets are one axis together. */
export type Group = readonly string[];

/** A side of a pattern as axes; null where brackets don't fit. */
export function parseSide(text: string): readonly Group[] | null {
  const groups: string[][] = [];
  let open: string[] | null = null;
  for (const word of text
    .replaceAll('...', ' … ')
    .replaceAll(/[()]/gu, ' $& ')
    .trim()
    .split(/\s+/u)) {
    if (word === '') continue;
    if (word === '(') {
      if (open !== null) return null;
      open = [];
      groups.push(open);
    } else if (word === ')') {
      if (open === null) return null;
      open = null;
    } else if (open !== null) open.push(word);
    else groups.push([word]);
  }
  return open === null ? groups : null;
}

/** Sizes by name, `…` being all axes that no name stands for. */
export interface Bound {
  readonly sizes: ReadonlyMap<string, Dimension>;
  readonly rest: Shape;
}

/** Finds each name's size; null where the pattern doesn't fit the shape. */
export function bind(
  groups: readonly Group[],
  shape: Shape,
  given: ReadonlyMap<string, Dimension>,
): Bound | null {
  const sizes = new Map(given);
  const at = groups.findIndex((group) => group.includes('…'));
  const extra = shape.length - (groups.length - (at < 0 ? 0 : 1));
  if (extra < 0 || (at < 0 && extra !== 0)) return null;
  const rest = at < 0 ? [] : shape.slice(at, at + extra);
  const axes = at < 0 ? shape : shape.toSpliced(at, extra);
  const named = at < 0 ? groups : groups.toSpliced(at, 1);
  for (const [index, group] of named.entries()) {
    if (!bindGroup(group, axes[index] ?? 1, sizes)) return null;
  }
  return { sizes, rest };
}

function bindGroup(group: Group, size: Dimension, sizes: Map<string, Dimension>): boolean {
  let known: Dimension = 1;
  let open: string | null = null;
  for (const name of group) {
    const own = sizeOf(name, sizes);
    if (own !== undefined) known = multiply(known, own);
    else if (open === null) open = name;
    else return false;
  }
  if (open === null) return isEqual(known, size) !== false;
  const left = divideExactly(size, known);
  if (left === null) return false;
  sizes.set(open, left);
  return true;
}

function sizeOf(name: string, sizes: ReadonlyMap<string, Dimension>): Dimension | undefined {
  if (name === '_') return 1;
  return /^\d+$/u.test(name) ? Number(name) : sizes.get(name);
}

/** The shape of a pattern's side. */
export function shapeOfSide(groups: readonly Group[], { sizes, rest }: Bound): Shape {
  return groups.flatMap((group): Shape => {
    if (group.length === 1 && group[0] === '…') return rest;
    return [
      group.reduce<Dimension>((total, name) => {
        if (name === '…') return rest.reduce<Dimension>((all, one) => multiply(all, one), total);
        return multiply(total, sizeOf(name, sizes) ?? 1);
      }, 1),
    ];
  });
}
