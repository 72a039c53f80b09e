import type { LibraryContext } from './contract.js';

/** So many items as foreign code asks for, where there is room for them; gives up where there isn't. */
export function soMany<T>(count: number, context: LibraryContext, make: (index: number) => T): T[] {
  context.makeRoom(count);
  return Array.from({ length: count }, (_, index) => make(index));
}
