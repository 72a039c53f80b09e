import { say } from '../../engine/phrase.js';
import type { ImportFromStatement, ImportStatement } from '../tree/nodes.js';
import type { SourceFile } from '../tree/source-file.js';
import { NONE, string, unknown } from '../values/create.js';
import type { ModuleValue, Value } from '../values/value.js';
import type { Interpreter } from './interpreter.js';
import { Scope } from './scope.js';
import { dottedName } from './dotted-name.js';
import type { ModuleSources } from './module-sources.js';
import { SourceModule } from './source-module.js';

/** `import`: finds modules, and carries each out once, when something of it is first needed. */
export class Modules {
  readonly #interpreter: Interpreter;
  readonly #sources: ModuleSources;
  readonly #byPath = new Map<string, SourceModule>();
  readonly #bySource = new WeakMap<ModuleValue, SourceModule>();
  readonly #started: SourceModule[] = [];
  /** How many `try` blocks around would take an `ImportError`. */
  #guards = 0;
  /** How many modules but the main one are just being carried out. */
  #importing = 0;

  constructor(interpreter: Interpreter, sources: ModuleSources) {
    this.#interpreter = interpreter;
    this.#sources = sources;
  }

  /** The modules of the workspace that were carried out, or are just being. */
  get started(): readonly SourceModule[] {
    return this.#started;
  }

  /** Whether a module other than the main one is just being carried out. */
  get isImporting(): boolean {
    return this.#importing > 0;
  }

  /** Notes that a module is carried out; the answer ends the note. */
  entered(module: SourceModule): () => void {
    const by = module.scope.file.path === this.#sources.main ? 0 : 1;
    if (!this.#started.includes(module)) this.#started.push(module);
    this.#importing += by;
    return () => {
      this.#importing -= by;
    };
  }

  /** The main program's module, not yet carried out. */
  main(file: SourceFile): SourceModule {
    return this.#module(file.path, file, dottedName(file.path, this.#sources.roots));
  }

  /** A module by its full name: of the workspace, else of a library; null: there is none. */
  find(name: string): ModuleValue | null {
    if (name === '__main__') return this.#byPath.get(this.#sources.main)?.value ?? null;
    const { libraries } = this.#interpreter;
    const isCovered = libraries.covers(name);
    if (isCovered && !libraries.yieldsToSource(name)) return libraries.module(name);
    const path = name.replaceAll('.', '/');
    for (const root of this.#sources.roots) {
      const found = this.#atPath(root === '' ? path : `${root}/${path}`, name);
      if (found !== null) return found.value;
    }
    return isCovered ? libraries.module(name) : null;
  }

  /** `__name__` and the like, which every module has. */
  implicitName(name: string, scope: Scope): Value | null {
    switch (name) {
      case '__name__':
        return string(
          scope.file.path === this.#sources.main
            ? (this.#sources.mainName ?? scope.moduleName)
            : scope.moduleName,
        );
      case '__file__':
        return string(scope.file.path);
      case '__package__':
        return string(scope.packageName);
      case '__doc__':
      case '__spec__':
      case '__loader__':
        return NONE;
      default:
        return null;
    }
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

  /** `import a.b as c`. */
  runImport(statement: ImportStatement, scope: Scope): void {
    const { targets } = this.#interpreter;
    for (const { module, alias } of statement.modules) {
      const found = this.find(module);
      if (found !== null) this.#noteImport(found);
      const top = module.split('.')[0] ?? module;
      if (found === null) {
        targets.bind(alias ?? top, this.#absent(module, `\`${alias ?? top}\``), scope);
      } else if (alias !== null) {
        targets.bind(alias, found, scope);
      } else {
        this.#noteSubmodule(module);
        targets.bind(top, this.find(top) ?? this.#namespace(top), scope);
      }
    }
  }

  /** `from ..a import b as c`. */
  runImportFrom(statement: ImportFromStatement, scope: Scope): void {
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
    if (statement.level === 0) return this.find(statement.module);
    const parts = scope.file.path.split('/').slice(0, -1);
    const names = scope.packageName === '' ? [] : scope.packageName.split('.');
    const up = statement.level - 1;
    const folder = [...parts.slice(0, Math.max(0, parts.length - up))];
    const name = names.slice(0, Math.max(0, names.length - up));
    const inside = statement.module === '' ? [] : statement.module.split('.');
    const path = [...folder, ...inside].join('/');
    return this.#atPath(path, [...name, ...inside].join('.'))?.value ?? null;
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
    this.#interpreter.journal.willChange(holder);
    holder.names.delete(alias);
    holder.pending.set(alias, fetch);
  }

  #noteImport(module: ModuleValue): void {
    const source = this.#bySource.get(module);
    if (source !== undefined) this.#interpreter.registries.imported(module.name, () => source);
  }

  /** `from . import name`, where the name may be a module of the package. */
  #noteSubmoduleImport(parent: ModuleValue, name: string): void {
    if (this.#bySource.get(parent)?.scope.packageName !== parent.name) return;
    const full = `${parent.name}.${name}`;
    this.#interpreter.registries.imported(full, () => {
      const found = this.find(full);
      return found === null ? null : (this.#bySource.get(found) ?? null);
    });
  }

  /** What `from module import name` gives: an attribute, else a submodule. */
  #fetch(module: ModuleValue, name: string): Value | undefined {
    return module.lookup(name) ?? this.find(`${module.name}.${name}`) ?? undefined;
  }

  #bindStar(module: ModuleValue | null, shown: string, scope: Scope): void {
    if (module !== null) {
      scope.stars.push(module);
      return;
    }
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
      this.#interpreter.exceptions.raise('ModuleNotFoundError', `No module named '${module}'`);
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

  #atPath(path: string, name: string): SourceModule | null {
    for (const candidate of [`${path}.py`, `${path}/__init__.py`]) {
      const known = this.#byPath.get(candidate);
      if (known !== undefined) return known;
      const file = this.#sources.load(candidate.replace(/^\//, ''));
      if (file !== null) return this.#module(candidate, file, name);
    }
    return null;
  }

  #module(path: string, file: SourceFile, name: string): SourceModule {
    const known = this.#byPath.get(path);
    if (known !== undefined) return known;
    const isPackage = path.endsWith('__init__.py');
    const packageName = isPackage ? name : name.split('.').slice(0, -1).join('.');
    const scope = new Scope({
      kind: 'module',
      file,
      parent: null,
      moduleName: name,
      packageName,
      function: null,
    });
    const module = new SourceModule(this.#interpreter, name, scope, (child) =>
      isPackage
        ? this.#atPath(`${path.replace(/\/?__init__\.py$/, '')}/${child}`, `${name}.${child}`)
        : null,
    );
    this.#byPath.set(path, module);
    this.#bySource.set(module.value, module);
    return module;
  }

  /** `import a.b` makes `b` an attribute of `a` at once. */
  #noteSubmodule(full: string): void {
    const parts = full.split('.');
    for (let length = 2; length <= parts.length; length += 1) {
      const parent = this.find(parts.slice(0, length - 1).join('.'));
      const child = this.find(parts.slice(0, length).join('.'));
      for (const module of this.#byPath.values()) {
        const name = parts[length - 1];
        if (module.value === parent && child !== null && name !== undefined) {
          module.submodules.set(name, child);
        }
      }
    }
  }

  /** A folder without `__init__.py`. */
  #namespace(name: string): ModuleValue {
    return {
      kind: 'module',
      name,
      lookup: (member) => this.find(`${name}.${member}`) ?? undefined,
      assign: () => undefined,
      exported: () => undefined,
    };
  }
}
