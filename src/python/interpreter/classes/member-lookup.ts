import type { ClassValue, Value } from '../../values/value.js';

/** What the first class in an order that has a name gives for it. */
export function lookUp(mro: readonly ClassValue[], name: string): Value | undefined {
  for (const type of mro) {
    const member = type.members.get(name);
    if (member !== undefined) return member;
  }
  return undefined;
}
