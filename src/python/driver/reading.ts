import type { Dimension } from '../dimension.js';
import type { Interpreter } from '../interpreter/interpreter.js';
import type { SourceModule } from '../interpreter/modules/source-module.js';
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
  /** Sections that were begun; each is carried out once. */
  readonly #steps = new Map<Section, Generator<void, void, undefined>>();
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

  /** Takes the next step of reading a section; false: it is read. */
  step(section: Section): boolean {
    let steps = this.#steps.get(section);
    if (steps === undefined) {
      steps = this.#read(section);
      this.#steps.set(section, steps);
    }
    return steps.next().done !== true;
  }

  /** Tries what only imports name, once all sections are read. */
  finish(): void {
    this.#begin();
    for (const trial of this.#trials.steps((name) => !this.#tried.has(name))) trial();
    for (const name of this.#module.scope.names.keys()) this.#tried.add(name);
  }

  *#read(section: Section): Generator<void, void, undefined> {
    this.#begin();
    this.#module.carryOut(section.parts);
    const names = section.names ?? new Set(this.#module.scope.names.keys());
    for (const name of names) this.#tried.add(name);
    for (const trial of this.#trials.steps((name) => names.has(name))) {
      yield;
      trial();
    }
  }

  #begin(): void {
    if (this.#hasBegun) return;
    this.#hasBegun = true;
    this.#module.begin();
    this.#module.carryOut(this.#sections.shared);
  }
}
