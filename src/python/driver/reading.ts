import type { Dimension } from '../dimension.js';
import type { Interpreter } from '../interpreter/interpreter.js';
import type { SourceModule } from '../interpreter/source-module.js';
import type { SourceFile } from '../tree/source-file.js';
import { ModelTrials } from './models.js';
import type { Section, Sections } from './sections.js';

/**
 * One reading of a module, as far as it was asked for: section by section, each carried out once,
 * with its models tried out. Whatever the order, each section gives what it gives by itself.
 */
export class Reading {
  readonly #module: SourceModule;
  readonly #sections: Sections;
  readonly #trials: ModelTrials;
  readonly #read = new Set<Section>();
  readonly #tried = new Set<string>();
  #hasBegun = false;

  constructor(
    interpreter: Interpreter,
    main: SourceFile,
    sections: Sections,
    chosen: readonly Dimension[] | null,
  ) {
    this.#module = interpreter.modules.main(main);
    this.#sections = sections;
    this.#trials = new ModelTrials(interpreter, this.#module, main, chosen);
  }

  /** Reads a section, unless it was read. */
  read(section: Section): void {
    if (this.#read.has(section)) return;
    this.#begin();
    this.#read.add(section);
    this.#module.carryOut(section.parts);
    const names = section.names ?? new Set(this.#module.scope.names.keys());
    for (const name of names) this.#tried.add(name);
    this.#trials.run((name) => names.has(name));
  }

  /** Reads what is left, and tries what only imports name. */
  finish(): void {
    this.#begin();
    for (const section of this.#sections.all()) this.read(section);
    this.#trials.run((name) => !this.#tried.has(name));
    for (const name of this.#module.scope.names.keys()) this.#tried.add(name);
  }

  #begin(): void {
    if (this.#hasBegun) return;
    this.#hasBegun = true;
    this.#module.begin();
    this.#module.carryOut(this.#sections.shared);
  }
}
