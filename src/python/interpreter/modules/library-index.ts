import { say } from '../../../engine/phrase.js';
import type {
  BuiltinFunction,
  LibraryClass,
  LibraryMember,
  LibraryModule,
} from '../../libraries/contract.js';
import { unknown } from '../../values/create.js';
import type { BuiltinValue, ClassValue, ModuleValue, Value } from '../../values/value.js';
import type { Interpreter } from '../interpreter.js';
import { linearise } from '../classes/method-resolution-order.js';
import { isAbsent } from '../../libraries/pooling/absent-names.js';

/** All tables by the full name of the module. */
export type LibraryIndex = ReadonlyMap<string, LibraryModule>;

/** Makes an index; submodules' parents exist by themselves. */
export function indexLibraries(modules: readonly LibraryModule[]): LibraryIndex {
  const index = new Map<string, LibraryModule>();
  for (const module of modules) {
    const known = index.get(module.name);
    if (known === undefined) index.set(module.name, module);
    else index.set(module.name, { ...module, members: { ...known.members, ...module.members } });
  }
  for (const name of [...index.keys()]) {
    const parts = name.split('.');
    for (let length = parts.length - 1; length > 0; length -= 1) {
      const parent = parts.slice(0, length).join('.');
      if (index.has(parent)) continue;
      const adds = index.get(name)?.addsToSource === true;
      index.set(parent, {
        name: parent,
        members: {},
        others: 'unknown',
        ...(adds && { addsToSource: true }),
      });
    }
  }
  return index;
}

/** The libraries as values: modules, functions and classes, each made on first use. */
export class Libraries {
  readonly #interpreter: Interpreter;
  readonly #index: LibraryIndex;
  readonly #submodules = new Map<string, string[]>();
  readonly #modules = new Map<string, ModuleValue>();
  readonly #members = new Map<string, Value | null>();
  readonly #classes = new Map<string, ClassValue>();

  constructor(interpreter: Interpreter, index: LibraryIndex) {
    this.#interpreter = interpreter;
    this.#index = index;
    for (const name of index.keys()) {
      const at = name.lastIndexOf('.');
      if (at < 0) continue;
      const parent = name.slice(0, at);
      const siblings = this.#submodules.get(parent) ?? [];
      siblings.push(name.slice(at + 1));
      this.#submodules.set(parent, siblings);
    }
  }

  /** Whether there is a table for a module, or for the package that it would be in. */
  covers(module: string): boolean {
    const root = this.#index.get(module.split('.')[0] ?? module);
    return root !== undefined && root.addsToSource !== true;
  }

  /** Whether a module's own source comes before its table, as the nearest table around it says. */
  yieldsToSource(module: string): boolean {
    for (let name = module; ; name = name.slice(0, name.lastIndexOf('.'))) {
      const told = this.#index.get(name)?.yieldsToSource;
      if (told !== undefined) return told;
      if (!name.includes('.')) return false;
    }
  }

  /** What a table says of a name in a module whose source is read otherwise. */
  addition(module: string, name: string): Value | undefined {
    const table = this.#index.get(module);
    if (table?.addsToSource !== true || !Object.hasOwn(table.members, name)) return undefined;
    return this.member(module, name) ?? undefined;
  }

  /** A library's module; null where there is no table for it. */
  module(name: string): ModuleValue | null {
    const known = this.#modules.get(name);
    if (known !== undefined) return known;
    const table = this.#index.get(name);
    if (table === undefined) return null;
    const assigned = new Map<string, Value>();
    const module: ModuleValue = {
      kind: 'module',
      name,
      lookup: (member) => assigned.get(member) ?? this.member(name, member) ?? undefined,
      assign: (member, value) => {
        assigned.set(member, value);
      },
      names: () => ({ known: Object.keys(table.members), isAll: table.others === 'missing' }),
      exported: (member) =>
        Object.hasOwn(table.members, member) ? (this.member(name, member) ?? undefined) : undefined,
    };
    this.#modules.set(name, module);
    return module;
  }

  /** A member of a library's module; null: the library has no such name. */
  member(module: string, name: string): Value | null {
    const full = `${module}.${name}`;
    const known = this.#members.get(full);
    if (known !== undefined) return known;
    const value = this.#makeMember(module, name, full);
    this.#members.set(full, value);
    return value;
  }

  /** Whatever has this full name; unknown where no table has it. */
  named(full: string): Value {
    const module = this.module(full);
    if (module !== null) return module;
    const at = full.lastIndexOf('.');
    const value = at < 0 ? null : this.member(full.slice(0, at), full.slice(at + 1));
    return value ?? unknown(say('`{full}` isn’t among the things Poolscope knows', { full }));
  }

  /** A library's class. Throws where no table has it: tables are ours. */
  class(full: string): ClassValue {
    const known = this.#classes.get(full);
    if (known !== undefined) return known;
    const value = this.named(full);
    if (value.kind !== 'class') throw new Error(`no table has the class ${full}`);
    return value;
  }

  /** Turns a class entry into a class. */
  makeClass(full: string, entry: LibraryClass, bases: readonly ClassValue[]): ClassValue {
    const at = full.lastIndexOf('.');
    const members = new Map<string, Value>();
    const mro: ClassValue[] = [];
    const made: ClassValue = {
      kind: 'class',
      name: full.slice(at + 1),
      qualifiedName: full,
      bases,
      mro,
      members,
      library: entry,
      unknownBase: null,
      metaclass: null,
      range: null,
    };
    this.#classes.set(full, made);
    mro.push(made, ...(linearise(bases) ?? bases.flatMap((base) => base.mro)));
    for (const [name, create] of Object.entries(entry.constants)) members.set(name, create());
    for (const [name, member] of memberFunctions(full, entry)) members.set(name, member);
    return made;
  }

  #makeMember(module: string, name: string, full: string): Value | null {
    const table = this.#index.get(module);
    if (table === undefined) return null;
    const member = Object.hasOwn(table.members, name) ? table.members[name] : undefined;
    if (member !== undefined) return this.#fromEntry(full, member);
    if (this.#submodules.get(module)?.includes(name) === true) return this.module(full);
    if (table.others === 'missing' || isAbsent(module, name)) return null;
    return unknown(
      say('`{full}` isn’t among the things Poolscope knows', { full }),
      this.#interpreter.here(),
    );
  }

  #fromEntry(full: string, member: LibraryMember): Value {
    switch (member.entry) {
      case 'function':
        return builtin(full, member.function);
      case 'class': {
        const known = this.#classes.get(full);
        if (known !== undefined) return known;
        const bases = member.class.bases.map((base) => this.class(base));
        const isObject = full === 'builtins.object';
        const actual = bases.length > 0 || isObject ? bases : [this.class('builtins.object')];
        return this.makeClass(full, member.class, actual);
      }
      case 'constant':
        return member.create(this.#interpreter.context);
      case 'same':
        return this.named(member.as);
      default:
        return member satisfies never;
    }
  }
}

type MemberFunctions = readonly (readonly [string, Value])[];

/** What a class's methods and properties are as values: they never change, so all readings share them. */
const membersOf = new WeakMap<LibraryClass, { readonly full: string; members: MemberFunctions }>();

function memberFunctions(full: string, entry: LibraryClass): MemberFunctions {
  const known = membersOf.get(entry);
  if (known?.full === full) return known.members;
  const each = (
    functions: Readonly<Record<string, BuiltinFunction>>,
    make: (value: BuiltinValue) => Value,
  ): MemberFunctions =>
    Object.entries(functions).map(([name, one]) => [name, make(builtin(`${full}.${name}`, one))]);
  const members = [
    ...each(entry.methods, (method) => ({ ...method, isMethod: true })),
    ...each(entry.properties, (get) => ({ kind: 'property', get, set: null, cached: false })),
    ...each(entry.classMethods, (method) => ({ kind: 'class-method', method })),
    ...each(entry.staticMethods, (method) => ({ kind: 'static-method', method })),
  ];
  membersOf.set(entry, { full, members });
  return members;
}

function builtin(name: string, entry: BuiltinFunction): BuiltinValue {
  return { kind: 'builtin', name, function: entry };
}
