import type { Value } from '../../values/value.js';

/** Values that code that can't be followed had in hand, and may have changed. */
export class HandedOut {
  readonly #values = new WeakSet<object>();

  /** Notes that such code has a value in hand, and what it can reach from there. */
  add(value: Value): void {
    if (value.kind === 'bound-method') {
      this.add(value.self);
      return;
    }
    if (this.#values.has(value)) return;
    this.#values.add(value);
    for (const item of held(value)) this.add(item);
  }

  has(value: Value): boolean {
    return this.#values.has(value);
  }
}

/** What of a container is within reach of whoever holds it: containers among its first items. */
function held(value: Value): readonly Value[] {
  const items = itemsOf(value).slice(0, MOST_HELD);
  return items.filter(({ kind }) => kind === 'list' || kind === 'dict' || kind === 'tuple');
}

const MOST_HELD = 100;

function itemsOf(value: Value): readonly Value[] {
  switch (value.kind) {
    case 'list':
    case 'tuple':
      return value.items;
    case 'dict':
      return [...value.entries.values()].map((entry) => entry.value);
    default:
      return [];
  }
}
