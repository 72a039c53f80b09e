import { PythonReader } from '../../python/analyse.js';
import type { ModuleChange, ModuleName, ModuleText } from '../contract/module-text.js';
import type { CoreEnvironment, Outside } from './environment.js';
import { ModuleReading } from './module-reading.js';

interface Kept {
  readonly text: ModuleText;
  /** Null: nobody asked yet. */
  reading: ModuleReading | null;
}

/** How many modules are kept; the one asked for longest ago goes first. */
const MOST_MODULES = 32;

/** The modules' texts, one version of each, and what was read of them. Trees outlive versions. */
export class KeptModules {
  readonly #environment: CoreEnvironment;
  readonly #outside: Outside;
  readonly #reader = new PythonReader();
  readonly #kept = new Map<string, Kept>();

  constructor(environment: CoreEnvironment, outside: Outside) {
    this.#environment = environment;
    this.#outside = outside;
  }

  /** Keeps a version of a module in place of the one before, whose reading ends. */
  set(text: ModuleText): void {
    this.#kept.get(text.key)?.reading?.cancel();
    this.#kept.delete(text.key);
    this.#kept.set(text.key, { text, reading: null });
    const [oldest] = this.#kept.values();
    if (this.#kept.size > MOST_MODULES && oldest !== undefined) this.forget(oldest.text);
  }

  /** The same for a version that is told as a change; one that doesn't fit is not kept. */
  change({ since, from, to, inserted, length, ...facts }: ModuleChange): void {
    const known = this.#kept.get(facts.key);
    if (known === undefined) return;
    const before = known.text.text;
    const text = before.slice(0, from) + inserted + before.slice(to);
    if (known.text.version === since && text.length === length) this.set({ ...facts, text });
    else this.forget(known.text);
  }

  /** Drops a version and ends its reading. */
  forget({ key, version }: ModuleName): void {
    const known = this.#kept.get(key);
    if (known?.text.version !== version) return;
    known.reading?.cancel();
    this.#kept.delete(key);
  }

  /** The text of a version of a module; null where it isn't the one that is kept. */
  text({ key, version }: ModuleName): string | null {
    const known = this.#kept.get(key);
    return known?.text.version === version ? known.text.text : null;
  }

  /** The reading of a version of a module; null where it isn't the one that is kept. */
  reading({ key, version }: ModuleName): ModuleReading | null {
    const known = this.#kept.get(key);
    if (known?.text.version !== version) return null;
    this.#kept.delete(key);
    this.#kept.set(key, known);
    known.reading ??= new ModuleReading(this.#reader, known.text, this.#environment, this.#outside);
    return known.reading;
  }
}
