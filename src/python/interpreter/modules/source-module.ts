import { say } from '../../../engine/phrase.js';
import type { Statement } from '../../tree/nodes.js';
import type { PlacedPart } from '../../tree/source-file.js';
import { unknown } from '../../values/create.js';
import type { ModuleValue, Value } from '../../values/value.js';
import type { Interpreter } from '../interpreter.js';
import { boundNames } from '../control-flow/bound-names.js';
import type { Scope } from '../scope.js';
import { asTypeCheckersSee, likelyFirst, loadsLazily } from './lazy-module.js';
import { PythonException } from '../signals.js';
import { waitingFunction } from './waiting-function.js';

/** A module of the workspace. It is carried out when something of it is first needed. */
export class SourceModule {
  readonly value: ModuleValue;
  readonly scope: Scope;
  /** Submodules that code has imported by name. */
  readonly submodules = new Map<string, ModuleValue>();
  readonly #interpreter: Interpreter;
  readonly #child: (name: string) => SourceModule | null;
  #isStarted = false;

  constructor(
    interpreter: Interpreter,
    name: string,
    scope: Scope,
    child: (name: string) => SourceModule | null,
  ) {
    this.#interpreter = interpreter;
    this.scope = scope;
    this.#child = child;
    this.value = {
      kind: 'module',
      name,
      lookup: (member) => this.#lookup(member),
      assign: (member, value) => {
        this.run();
        scope.names.set(member, value);
      },
      names: () => {
        this.run();
        const { names, pending } = this.scope;
        const known = [...names.keys(), ...pending.keys()];
        return { known, isAll: this.scope.stars.length === 0 };
      },
      exported: (member) => this.#exported(member),
    };
  }

  /** Whether it was carried out, or is just being. */
  get isStarted(): boolean {
    return this.#isStarted;
  }

  /** Whether its text passes a test, or a package's file hands on whatever other files hold. */
  mayRegister(test: (text: string) => boolean): boolean {
    const { path, text } = this.scope.file;
    if (loadsLazily(this.scope.file)) return false;
    return path.endsWith('__init__.py') || test(text);
  }

  /** Carries the module out, unless it was or is just being. */
  run(): void {
    if (this.#isStarted) return;
    this.begin();
    const { path, text, parts } = this.scope.file;
    const mayWait = this.#interpreter.modules.isInstalled(path) && !READS_NAMES.test(text);
    this.carryOut(parts, mayWait);
  }

  /** Says that the module is carried out by whoever calls {@link carryOut}. */
  begin(): void {
    this.#isStarted = true;
  }

  /** Carries out some of the module's statements; functions may wait until their names are asked for. */
  carryOut(parts: readonly PlacedPart[], mayWait = false): void {
    const interpreter = this.#interpreter;
    const { scope, span } = interpreter;
    const leave = interpreter.modules.entered(this);
    interpreter.scope = this.scope;
    try {
      interpreter.present.outside(() => {
        interpreter.undoLog.outside(() => {
          interpreter.imports.outside(() => {
            const isLazy = loadsLazily(this.scope.file);
            for (const placed of parts) {
              const name = mayWait ? waitingFunction(placed.part.text) : null;
              if (name !== null) this.#wait(name, placed);
              else {
                const { statements } = placed.part;
                this.#statements(isLazy ? asTypeCheckersSee(statements) : statements);
              }
            }
          });
        });
      });
    } finally {
      leave();
      interpreter.scope = scope;
      interpreter.span = span;
    }
  }

  /** Leaves a function of a package unread until somebody asks for it: of most, nobody does. */
  #wait(name: string, placed: PlacedPart): void {
    const { names, pending } = this.scope;
    names.delete(name);
    pending.set(name, () => {
      this.carryOut([placed]);
      return (
        names.get(name) ??
        unknown(say('`{name}` isn’t defined in `{shown}`', { name, shown: this.value.name }))
      );
    });
  }

  /** One statement that fails doesn't keep the others from being read. */
  #statements(statements: readonly Statement[]): void {
    for (const statement of statements) {
      try {
        this.#interpreter.statements.run(statement);
      } catch (error) {
        if (!(error instanceof PythonException)) throw error;
        const interpreter = this.#interpreter;
        interpreter.scope = this.scope;
        if (!interpreter.modules.isInstalled(this.scope.file.path)) {
          interpreter.sites.findings.noteException(error);
        }
        this.#forget(statement, error);
      }
    }
  }

  #forget(statement: Statement, error: PythonException): void {
    const lost = unknown(
      say('it couldn’t be read: {message}', { message: error.message }),
      error.range,
    );
    for (const name of boundNames(statement)) {
      if (!this.scope.names.has(name)) this.scope.names.set(name, lost);
    }
  }

  #lookup(member: string): Value | undefined {
    const added = this.#interpreter.libraries.addition(this.value.name, member);
    if (added !== undefined) return added;
    if (!this.#isStarted) {
      const submodule = this.submodules.get(member);
      if (submodule !== undefined) return submodule;
    }
    this.run();
    if (loadsLazily(this.scope.file)) likelyFirst(this.scope.stars, member);
    return this.scope.own(member) ?? this.submodules.get(member) ?? this.#child(member)?.value;
  }

  #exported(member: string): Value | undefined {
    const added = this.#interpreter.libraries.addition(this.value.name, member);
    if (added !== undefined) return added;
    if (!this.#isStarted && !this.#mentions(member)) return undefined;
    this.run();
    if (loadsLazily(this.scope.file)) likelyFirst(this.scope.stars, member);
    const all = this.scope.names.get('__all__');
    if (all?.kind === 'list' || all?.kind === 'tuple') {
      const isListed = all.items.some((one) => one.kind === 'string' && one.value === member);
      return isListed ? this.#lookup(member) : undefined;
    }
    return member.startsWith('_') ? undefined : this.scope.own(member);
  }

  /** A file that doesn't hold the word can only have the name by its own `import *`. */
  #mentions(member: string): boolean {
    const { text, parts } = this.scope.file;
    if (text.includes(member)) return true;
    if (!STAR.test(text)) return false;
    if (loadsLazily(this.scope.file)) return true;
    return parts.some(({ part }) => STAR.test(part.text) && part.statements.some(importsStar));
  }
}

/** Code that goes through a module's names, and not by asking for one. */
const READS_NAMES = /\b(?:globals|locals|vars|dir|eval|exec)\s*\(|__dict__/;

/** What an `import *` can't be without; most files hold none, and needn't be parsed to tell. */
const STAR = /\bimport[\s\\]*\*/;

function importsStar(statement: Statement): boolean {
  return statement.kind === 'import-from' && statement.names.some(({ name }) => name === '*');
}
