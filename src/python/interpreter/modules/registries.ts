import type { DictValue, Value } from '../../values/value.js';
import type { Interpreter } from '../interpreter.js';
import { namesForRegistry } from './registered-name.js';
import type { SourceModule } from './source-module.js';

/**
 * Registries: dictionaries that modules fill when they are imported (`@register_model`). Modules are
 * carried out when something of them is needed, so what they register may be missing at first: here
 * those that hold the missing word are carried out after all, as Python would have done long ago.
 */
export class Registries {
  readonly #interpreter: Interpreter;
  /** Modules that code has imported, in that order; fetched when first asked for. */
  readonly #imported = new Map<string, () => SourceModule | null>();
  /** Words that were looked for, with how many modules there were then. */
  readonly #sought = new Map<string, number>();
  #isRegistering = false;

  constructor(interpreter: Interpreter) {
    this.#interpreter = interpreter;
  }

  /** Notes that code imports a module, which may wait until something of it is needed. */
  imported(name: string, module: () => SourceModule | null): void {
    if (!this.#imported.has(name)) this.#imported.set(name, module);
  }

  /** Carries out a decorator: one that asks for a key is about to fill the registry itself. */
  registering<T>(decorate: () => T): T {
    const before = this.#isRegistering;
    this.#isRegistering = true;
    try {
      return decorate();
    } finally {
      this.#isRegistering = before;
    }
  }

  /** Whether a key that a registry lacks is there once waiting modules have been carried out. */
  fill(dict: DictValue, key: Value): boolean {
    if (this.#isRegistering || this.#interpreter.modules.isImporting) return false;
    if (key.kind !== 'string' || key.value === '') return false;
    if (this.#sought.get(key.value) === this.#imported.size || !this.#isShared(dict)) return false;
    const before = dict.entries.size;
    const word = key.value;
    // Many modules say a name that one of them registers: the others needn't be read.
    this.#carryOut(dict, word, (text) => namesForRegistry(text, word));
    this.#carryOut(dict, word, (text) => text.includes(word));
    this.#sought.set(word, this.#imported.size);
    return dict.entries.size !== before;
  }

  /** Carries out waiting modules, and those that they import, until a word is registered. */
  #carryOut(dict: DictValue, word: string, test: (text: string) => boolean): void {
    for (let size = -1; size !== this.#imported.size && !dict.entries.has(word);) {
      size = this.#imported.size;
      for (const module of this.#waiting()) {
        if (module.mayRegister(test)) module.run();
      }
    }
  }

  /** Imported modules that were not carried out so far. */
  *#waiting(): Generator<SourceModule, void, undefined> {
    for (const [name, fetch] of this.#imported) {
      const module = fetch();
      if (module === null || module.isStarted) this.#imported.set(name, () => null);
      else yield module;
    }
  }

  /** Whether a module or an object of a module holds the dictionary, so that others can fill it. */
  #isShared(dict: DictValue): boolean {
    const holds = (value: Value): boolean => {
      if (value === dict) return true;
      if (value.kind === 'class') return [...value.members.values()].includes(dict);
      if (value.kind !== 'instance') return false;
      return value.native === dict || [...value.attributes.values()].includes(dict);
    };
    return this.#interpreter.modules.started.some((module) =>
      [...module.scope.names.values()].some(holds),
    );
  }
}
