import type { NamedSite } from '../site-search.js';

/**
 * Keeps what was said about each layer for as long as nothing it depends on changes: a layer is
 * another one in another version of its module, and `circumstances` tells the rest.
 */
export class LayerMemory<T> {
  readonly #kept = new WeakMap<NamedSite, { readonly when: string; readonly what: T }>();

  /** What was said, else what `make` makes now. */
  recall(named: NamedSite, circumstances: readonly unknown[], make: () => T): T {
    const when = JSON.stringify(circumstances);
    const known = this.#kept.get(named);
    if (known?.when === when) return known.what;
    const what = make();
    this.#kept.set(named, { when, what });
    return what;
  }
}
