import { say } from '../../../engine/phrase.js';
import type { ImportFromStatement, ImportStatement } from '../../tree/nodes.js';
import { unknown } from '../../values/create.js';
import type { ModuleValue, Value } from '../../values/value.js';
import type { Interpreter } from '../interpreter.js';
import type { Scope } from '../scope.js';
import type { PythonException } from '../signals.js';
import { loadsLazily } from './lazy-module.js';
import type { Modules } from './modules.js';

/** `import` and `from … import`: what names they bind, and to what where a module isn't there. */
export class ImportStatements {
  readonly #interpreter: Interpreter;
  readonly #modules: Modules;
  /** How many `try` blocks around would take an `ImportError`. */
  #guards = 0;
  /** Errors of modules that aren't in the workspace, and may be where the code runs. */
  readonly #absences = new WeakSet<PythonException>();

  constructor(interpreter: Interpreter, modules: Modules) {
    this.#interpreter = interpreter;
    this.#modules = modules;
  }

  /** Notes a `try` block; the answer ends the note (more than once does no harm). */
  enterTry(takesImportError: boolean): () => void {
    if (!takesImportError) return () => undefined;
    this.#guards += 1;
    let isOpen = true;
    return () => {
      if (isOpen) this.#guards -= 1;
      isOpen = false;
    };
  }

  /** Whether an error says that a module isn't there, which only holds here. */
  isAbsence(error: PythonException): boolean {
    return this.#absences.has(error);
  }

  /** Carries out a module, whose statements stand in no `try` of the code that imports it. */
  outside<T>(action: () => T): T {
    const guards = this.#guards;
    this.#guards = 0;
    try {
      return action();
    } finally {
      this.#guards = guards;
    }
  }

  /** `import a.b as c`. */
  run(statement: ImportStatement, scope: Scope): void {
    const { targets } = this.#interpreter;
    for (const { module, alias } of statement.modules) {
      const found = this.#modules.find(module);
      if (found !== null) this.#noteImport(found);
      const top = module.split('.')[0] ?? module;
      if (found === null) {
        targets.bind(alias ?? top, this.#absent(module, `\`${alias ?? top}\``), scope);
      } else if (alias !== null) {
        targets.bind(alias, found, scope);
      } else {
        this.#modules.noteSubmodule(module);
        targets.bind(top, this.#modules.find(top) ?? this.#modules.namespace(top), scope);
      }
    }
  }

  /** `from ..a import b as c`. */
  runFrom(statement: ImportFromStatement, scope: Scope): void {
    if (statement.module === '__future__') return;
    const module = this.#source(statement, scope);
    const shown = `${'.'.repeat(statement.level)}${statement.module}`;
    if (module !== null) this.#noteImport(module);
    for (const { name, alias } of statement.names) {
      if (name === '*') this.#bindStar(module, shown, scope);
      else this.#bindName(module, shown, name, alias ?? name, scope);
    }
  }

  #source(statement: ImportFromStatement, scope: Scope): ModuleValue | null {
    if (statement.level === 0) return this.#modules.find(statement.module);
    const parts = scope.file.path.split('/').slice(0, -1);
    const names = scope.packageName === '' ? [] : scope.packageName.split('.');
    const up = statement.level - 1;
    const folder = [...parts.slice(0, Math.max(0, parts.length - up))];
    const name = names.slice(0, Math.max(0, names.length - up));
    const inside = statement.module === '' ? [] : statement.module.split('.');
    const path = [...folder, ...inside].join('/');
    return this.#modules.at(path, [...name, ...inside].join('.'));
  }

  #bindName(
    module: ModuleValue | null,
    shown: string,
    name: string,
    alias: string,
    scope: Scope,
  ): void {
    const { exceptions, targets } = this.#interpreter;
    if (module === null) {
      targets.bind(alias, this.#absent(shown, `\`${name}\``), scope);
      return;
    }
    const fetch = (): Value =>
      this.#fetch(module, name) ??
      unknown(
        say('`{name}` isn’t defined in `{shown}`', { name, shown }),
        this.#interpreter.here(),
      );
    if (this.#guards > 0) {
      const missing = `cannot import name '${name}' from '${shown}'`;
      const value = this.#fetch(module, name) ?? exceptions.raise('ImportError', missing);
      targets.bind(alias, value, scope);
      return;
    }
    this.#noteSubmoduleImport(module, name);
    const holder = scope.target(alias);
    this.#interpreter.undoLog.willChange(holder);
    holder.names.delete(alias);
    holder.pending.set(alias, fetch);
  }

  /** Whether a module's package loads lazily: then nothing is registered by a module's import alone. */
  #isLazy(name: string): boolean {
    const top = this.#modules.find(name.split('.')[0] ?? name);
    const source = top === null ? undefined : this.#modules.sourceOf(top);
    return source !== undefined && loadsLazily(source.scope.file);
  }

  #noteImport(module: ModuleValue): void {
    const source = this.#modules.sourceOf(module);
    if (source !== undefined && !this.#isLazy(module.name))
      this.#interpreter.registries.imported(module.name, () => source);
  }

  /** `from . import name`, where the name may be a module of the package. */
  #noteSubmoduleImport(parent: ModuleValue, name: string): void {
    if (this.#modules.sourceOf(parent)?.scope.packageName !== parent.name) return;
    if (this.#isLazy(parent.name)) return;
    const full = `${parent.name}.${name}`;
    this.#interpreter.registries.imported(full, () => {
      const found = this.#modules.find(full);
      return found === null ? null : (this.#modules.sourceOf(found) ?? null);
    });
  }

  /** What `from module import name` gives: an attribute, else a submodule. */
  #fetch(module: ModuleValue, name: string): Value | undefined {
    return module.lookup(name) ?? this.#modules.find(`${module.name}.${name}`) ?? undefined;
  }

  #bindStar(module: ModuleValue | null, shown: string, scope: Scope): void {
    if (module !== null) {
      scope.stars.push(module);
      return;
    }
    // What such a package lists and doesn't hold, it doesn't load either.
    if (loadsLazily(scope.file)) return;
    const { libraries } = this.#interpreter;
    this.#absent(shown, '`*`');
    const range = this.#interpreter.here();
    scope.stars.push({
      kind: 'module',
      name: shown,
      lookup: () => undefined,
      assign: () => undefined,
      exported: (name) =>
        libraries.member('builtins', name) !== null || name.startsWith('__')
          ? undefined
          : unknown(
              say(
                '`{name}` may be imported from `{shown}`, a package that isn’t in the workspace',
                { name, shown },
              ),
              range,
            ),
    });
  }

  /** What a name of a module stands for that can't be found: unknown, or an ImportError to be caught. */
  #absent(module: string, what: string): Value {
    if (this.#guards > 0) {
      const { exceptions } = this.#interpreter;
      const absence = exceptions.make('ModuleNotFoundError', `No module named '${module}'`);
      this.#absences.add(absence);
      throw absence;
    }
    const top = module.split('.')[0] ?? module;
    const reason = module.startsWith('.')
      ? say('{what} is imported from `{module}`, which isn’t in the workspace', { what, module })
      : say('{what} is imported from `{top}`, a package that isn’t in the workspace', {
          what,
          top,
        });
    return unknown(reason, this.#interpreter.here());
  }
}
