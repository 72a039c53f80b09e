import type { ModuleName } from '../../core/contract/index.js';
import type { Words } from '../../engine/phrase.js';

/** How many are remembered; the oldest are forgotten first. */
const MOST = 200;

/** The versions of modules that ended a core: they are left alone until they change. */
export class StoppedModules {
  readonly #stopped = new Map<string, { readonly version: string; readonly words: Words }>();

  add({ key, version }: ModuleName, words: Words): void {
    this.#stopped.delete(key);
    this.#stopped.set(key, { version, words });
    const [oldest] = this.#stopped.keys();
    if (this.#stopped.size > MOST && oldest !== undefined) this.#stopped.delete(oldest);
  }

  /** Why this version is left alone; null where it is not. */
  why({ key, version }: ModuleName): Words | null {
    const known = this.#stopped.get(key);
    return known?.version === version ? known.words : null;
  }

  clear(): void {
    this.#stopped.clear();
  }
}
