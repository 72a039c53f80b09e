import type { LibraryContext } from '../contract.js';

/** How many layers of each class a reading has named so far. */
const counts = new WeakMap<LibraryContext, Map<string, number>>();

/** The name that Keras gives a layer that gets none: `max_pooling2d`, then `max_pooling2d_1`. */
export function automaticName(kind: string, context: LibraryContext): string {
  let byKind = counts.get(context);
  if (byKind === undefined) {
    byKind = new Map<string, number>();
    counts.set(context, byKind);
  }
  const name = snakeCase(kind);
  const count = byKind.get(name) ?? 0;
  byKind.set(name, count + 1);
  return count === 0 ? name : `${name}_${count}`;
}

function snakeCase(name: string): string {
  return name
    .replace(/(.)([A-Z][a-z]+)/gu, '$1_$2')
    .replace(/([a-z])([A-Z])/gu, '$1_$2')
    .toLowerCase();
}
