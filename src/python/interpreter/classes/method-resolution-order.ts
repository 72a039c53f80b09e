import type { ClassValue } from '../../values/value.js';

/**
 * The order in which the bases' attributes are looked up: C3, as Python's `type.mro` computes it.
 * Null where the bases contradict each other.
 */
export function linearise(bases: readonly ClassValue[]): ClassValue[] | null {
  const lists = [...bases.map((base) => [...base.mro]), [...bases]];
  const order: ClassValue[] = [];
  for (;;) {
    const waiting = lists.filter((list) => list.length > 0);
    if (waiting.length === 0) return order;
    const next = waiting
      .map((list) => list[0])
      .find(
        (candidate) =>
          candidate !== undefined && !waiting.some((list) => list.indexOf(candidate) > 0),
      );
    if (next === undefined) return null;
    order.push(next);
    for (const list of waiting) if (list[0] === next) list.shift();
  }
}
