import type { Value } from '../../values/value.js';
import type { LibraryContext } from '../contract.js';

/** The items of a field that is a list; none of one that is not, or is missing. */
export function itemsOf(owner: Value, field: string, context: LibraryContext): readonly Value[] {
  const value = context.getAttribute(owner, field);
  return value?.kind === 'list' || value?.kind === 'tuple' ? value.items : [];
}

/** A text; empty where it is none. */
export const textOf = (value: Value | undefined): string =>
  value?.kind === 'string' ? value.value : '';
