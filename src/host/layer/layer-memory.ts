import type { PanelState } from '../../protocol/index.js';
import type { ReadModule } from '../analysis/document-analyses.js';
import type { GivenShapes } from '../analysis/given-shapes.js';
import type { NamedSite } from '../analysis/site-search.js';
import { layerState } from './layer-state.js';

/**
 * Keeps what was said about each layer for as long as nothing it depends on changes: the version of
 * its module, the sizes that the reader gave, and whatever else `circumstances` tells.
 */
export class LayerMemory<T> {
  readonly #said = new WeakMap<NamedSite, { readonly when: string; readonly what: T }>();

  /** What was said, else what `say` says of the layer's state now. */
  recall(
    module: ReadModule,
    named: NamedSite,
    given: GivenShapes,
    circumstances: string,
    say: (state: PanelState) => T,
  ): T {
    const { key } = module.source;
    const when = JSON.stringify([circumstances, given.of(key, named.id), given.inFile(key)]);
    const known = this.#said.get(named);
    if (known?.when === when) return known.what;
    const what = say(layerState(module, named, given));
    this.#said.set(named, { when, what });
    return what;
  }
}
