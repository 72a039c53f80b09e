import type { YieldNode } from '../tree/nodes.js';
import type { SourceFile } from '../tree/source-file.js';
import type { ClassValue, FunctionValue, ModuleValue, Value } from '../values/value.js';

/** The names of one module, class body or function call, and where to look next. */
export class Scope {
  readonly kind: 'module' | 'class' | 'function';
  readonly file: SourceFile;
  readonly names = new Map<string, Value>();
  /** Names of `from x import y`, fetched when first asked for. */
  readonly pending = new Map<string, () => Value>();
  /** Modules of `from x import *`, asked in reverse for names that aren't found otherwise. */
  readonly stars: ModuleValue[] = [];
  /** The scope around; null for a module. */
  readonly parent: Scope | null;
  readonly module: Scope;
  /** The module's dotted name, and the package that relative imports start from. */
  readonly moduleName: string;
  readonly packageName: string;
  /** The function that is being carried out; null at module and class level. */
  readonly function: FunctionValue | null;
  /** Names declared `global` or `nonlocal`, with the scope they belong to. */
  readonly elsewhere = new Map<string, Scope>();
  /** Values of returns that may have been taken, on conditions that aren't known. */
  readonly returns: Value[] = [];
  returned: Value | null = null;
  #answers: Map<YieldNode, Value> | null = null;
  /** The name of the class whose body this is. */
  className: string | null = null;
  /** The class whose body this is, once it exists: what `super()` in its functions starts from. */
  owner: ClassValue | null = null;

  constructor(parts: {
    readonly kind: Scope['kind'];
    readonly file: SourceFile;
    readonly parent: Scope | null;
    readonly moduleName: string;
    readonly packageName: string;
    readonly function: FunctionValue | null;
  }) {
    this.kind = parts.kind;
    this.file = parts.file;
    this.parent = parts.parent;
    this.module = parts.parent === null ? this : parts.parent.module;
    this.moduleName = parts.moduleName;
    this.packageName = parts.packageName;
    this.function = parts.function;
  }

  /** In a generator: what each `yield` was worth when it was last reached. */
  get answers(): Map<YieldNode, Value> {
    this.#answers ??= new Map();
    return this.#answers;
  }

  /** A scope inside this one. */
  inner(kind: 'class' | 'function', call: FunctionValue | null): Scope {
    return new Scope({
      kind,
      file: this.file,
      parent: this,
      moduleName: this.moduleName,
      packageName: this.packageName,
      function: call,
    });
  }

  /** What a name stands for in this scope alone. */
  own(name: string): Value | undefined {
    const value = this.names.get(name);
    if (value !== undefined) return value;
    const fetch = this.pending.get(name);
    if (fetch !== undefined) {
      this.pending.delete(name);
      const fetched = fetch();
      this.names.set(name, fetched);
      return fetched;
    }
    for (let at = this.stars.length - 1; at >= 0; at -= 1) {
      const exported = this.stars[at]?.exported(name);
      if (exported === undefined) continue;
      this.names.set(name, exported);
      return exported;
    }
    return undefined;
  }

  /** What a name stands for seen from here; class bodies hide theirs from their functions. */
  lookup(name: string): Value | undefined {
    const declared = this.elsewhere.get(name);
    if (declared !== undefined) return declared.own(name);
    const own = this.own(name);
    if (own !== undefined) return own;
    for (let scope = this.parent; scope !== null; scope = scope.parent) {
      if (scope.kind === 'class') continue;
      const value = scope.own(name);
      if (value !== undefined) return value;
    }
    return undefined;
  }

  /** The scope where an assignment to a name goes. */
  target(name: string): Scope {
    return this.elsewhere.get(name) ?? this;
  }

  /** The function around that has a name of its own: where `nonlocal` points. */
  enclosing(name: string): Scope | null {
    for (let scope = this.parent; scope !== null; scope = scope.parent) {
      if (scope.kind === 'function' && scope.names.has(name)) return scope;
    }
    return null;
  }
}
