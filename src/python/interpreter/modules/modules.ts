import { say } from '../../../engine/phrase.js';
import type { SourceFile } from '../../tree/source-file.js';
import { dictOf, list, NONE, string, unknown } from '../../values/create.js';
import type { ModuleValue, Value } from '../../values/value.js';
import type { Interpreter } from '../interpreter.js';
import { Scope } from '../scope.js';
import { dottedName } from './dotted-name.js';
import { isWithoutLayers } from './without-layers.js';
import type { ModuleSources } from './module-sources.js';
import { SourceModule } from './source-module.js';
import { isWrittenElsewhere } from './names-from-elsewhere.js';

/** What the file of a package is called. */
const INIT = /(?:^|\/)__init__\.py$/u;

/** Finds modules, and carries each out once, when something of it is first needed. */
export class Modules {
  readonly #interpreter: Interpreter;
  readonly #sources: ModuleSources;
  readonly #byPath = new Map<string, SourceModule>();
  readonly #bySource = new WeakMap<ModuleValue, SourceModule>();
  readonly #started: SourceModule[] = [];
  /** By the first word of a module's name, where it is looked for. */
  readonly #homes = new Map<string, readonly string[]>();
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

  /** Whether a file belongs to an installed package: nobody here can mend what is wrong in it. */
  isInstalled(path: string): boolean {
    return this.#sources.installed.some((folder) => path.startsWith(`${folder}/`));
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
    const found = this.#fromSource(name);
    if (found === null) return isCovered ? libraries.module(name) : null;
    const isClosed = isWithoutLayers(name) && this.isInstalled(found.scope.file.path);
    return isClosed ? this.#closed(name) : found.value;
  }

  /** A package that is there and isn't read. */
  #closed(name: string): ModuleValue {
    const lookup = (member: string): Value =>
      unknown(
        say('`{full}` isn’t followed: `{name}` makes no layers', {
          full: `${name}.${member}`,
          name,
        }),
      );
    return {
      kind: 'module',
      name,
      lookup: (member) => (member.startsWith('__') ? undefined : lookup(member)),
      assign: () => undefined,
      exported: () => undefined,
    };
  }

  /** The module of the code behind a value; undefined where it is a library's. */
  sourceOf(module: ModuleValue): SourceModule | undefined {
    return this.#bySource.get(module);
  }

  /** The module at a path without its ending, under a full name; null: there is none. */
  at(path: string, name: string): ModuleValue | null {
    return this.#atPath(path, name)?.value ?? null;
  }

  #fromSource(name: string): SourceModule | null {
    const path = name.replaceAll('.', '/');
    for (const root of this.#rootsOf(name.split('.')[0] ?? name)) {
      const found = this.#atPath(inFolder(root, path), name);
      if (found !== null) return found;
    }
    return null;
  }

  /** The folders that may hold what is in a package: only the first that has it, if one does. */
  #rootsOf(top: string): readonly string[] {
    const known = this.#homes.get(top);
    if (known !== undefined) return known;
    const { roots } = this.#sources;
    const home = roots.find((root) => this.#atPath(inFolder(root, top), top) !== null);
    const found = home === undefined ? roots : [home];
    this.#homes.set(top, found);
    return found;
  }

  /** `__name__`: that of a program where the file is read as one; a package isn't run, but imported. */
  #nameOf({ file, moduleName }: Scope): Value {
    if (file.path !== this.#sources.main) return string(moduleName);
    return INIT.test(file.path)
      ? unknown(say('the name that the package is imported by isn’t known'))
      : string(this.#sources.mainName ?? moduleName);
  }

  /** `__name__` and the like, which every module has. */
  implicitName(name: string, scope: Scope): Value | null {
    switch (name) {
      case '__name__':
        return this.#nameOf(scope);
      case '__file__':
        return string(scope.file.path);
      case '__package__':
        return string(scope.packageName);
      case '__path__':
        return INIT.test(scope.file.path)
          ? list([string(scope.file.path.replace(INIT, ''))])
          : null;
      case '__doc__':
      case '__cached__':
      case '__spec__':
      case '__loader__':
        return NONE;
      case '__annotations__':
        return dictOf([]);
      case '__builtins__':
        return unknown(say('Python’s own names aren’t listed'));
      default:
        return this.#submodule(name, scope);
    }
  }

  /** A module of the same package, which its import binds in the package too. */
  #submodule(name: string, scope: Scope): Value | null {
    const { path } = scope.file;
    if (!INIT.test(path)) return null;
    const folder = path.split('/').slice(0, -1).join('/');
    return this.at(inFolder(folder, name), `${scope.packageName}.${name}`);
  }

  /** Whether a name that isn't found may be there all the same, by ways that aren't followed. */
  mayBeDefined(name: string, scope: Scope): boolean {
    const isOpen = scope.module.stars.some((star) => star.names?.().isAll !== true);
    return isOpen || isWrittenElsewhere(scope.file, name);
  }

  #atPath(path: string, name: string): SourceModule | null {
    for (const candidate of [`${path}.py`, `${path}/__init__.py`]) {
      const known = this.#byPath.get(candidate);
      if (known !== undefined) return known;
      const file = this.#sources.load(candidate);
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
        ? this.#atPath(
            inFolder(path.replace(/\/?__init__\.py$/, ''), child),
            name === '' ? child : `${name}.${child}`,
          )
        : null,
    );
    this.#byPath.set(path, module);
    this.#bySource.set(module.value, module);
    return module;
  }

  /** `import a.b` makes `b` an attribute of `a` at once. */
  noteSubmodule(full: string): void {
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

  /** A folder without `__init__.py`, as a module. */
  namespace(name: string): ModuleValue {
    return {
      kind: 'module',
      name,
      lookup: (member) => this.find(`${name}.${member}`) ?? undefined,
      assign: () => undefined,
      exported: () => undefined,
    };
  }
}

function inFolder(folder: string, path: string): string {
  return folder === '' ? path : `${folder}/${path}`;
}
