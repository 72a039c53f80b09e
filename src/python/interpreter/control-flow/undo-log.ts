import { say, type Words } from '../../../engine/phrase.js';
import { unknown } from '../../values/create.js';
import { joinValues } from '../../values/join.js';
import type { TensorNumbers, TensorValue } from '../../values/tensor.js';
import type {
  ClassValue,
  DictEntry,
  DictValue,
  FunctionValue,
  HashKey,
  InstanceValue,
  ListValue,
  SetValue,
  Value,
} from '../../values/value.js';
import type { Scope } from '../scope.js';

/** Whatever code can change in place. */
export type Changeable =
  | Scope
  | InstanceValue
  | ClassValue
  | FunctionValue
  | ListValue
  | DictValue
  | SetValue
  | TensorValue;

type Contents =
  | { readonly kind: 'names'; readonly names: Map<string, Value>; readonly native: Value | null }
  | { readonly kind: 'list'; readonly items: Value[] }
  | { readonly kind: 'dict'; readonly entries: Map<HashKey, DictEntry> }
  | { readonly kind: 'set'; readonly entries: Map<HashKey, Value> }
  | { readonly kind: 'numbers'; readonly numbers: TensorNumbers | null };

/** What every changed thing held, at one moment. */
export type State = ReadonlyMap<Changeable, Contents>;

/**
 * Remembers what things held before they changed, so that two branches of a condition that isn't
 * known can both be carried out from the same start and then joined.
 */
export class UndoLog {
  #open: Map<Changeable, Contents>[] = [];
  readonly #copied: (items: number) => void;

  /** `copied` is told of names and items that are copied, which is work that foreign code causes. */
  constructor(copied: (items: number) => void) {
    this.#copied = copied;
  }

  /** How many branches that may not be taken are being carried out, each within the one before. */
  get branches(): number {
    return this.#open.length;
  }

  /** Call it before changing anything in place. */
  willChange(thing: Changeable): void {
    let contents: Contents | null = null;
    // Branches further out know whatever those within them know.
    for (let at = this.#open.length - 1; at >= 0; at -= 1) {
      const before = this.#open[at];
      if (before === undefined || before.has(thing)) return;
      contents ??= this.#contentsOf(thing);
      before.set(thing, contents);
      this.#copied(1);
    }
  }

  #restore(thing: Changeable, contents: Contents): void {
    this.#copied(sizeOf(contents));
    restore(thing, contents);
  }

  #contentsOf(thing: Changeable): Contents {
    const contents = contentsOf(thing);
    this.#copied(sizeOf(contents));
    return contents;
  }

  /** Carries out `attempt`, takes back all it changed, and gives its answer and what it had changed. */
  tryOut<T>(attempt: () => T): { readonly answer: T; readonly state: State } {
    const before = new Map<Changeable, Contents>();
    this.#open.push(before);
    try {
      const answer = attempt();
      const state = new Map<Changeable, Contents>();
      for (const thing of before.keys()) state.set(thing, this.#contentsOf(thing));
      return { answer, state };
    } finally {
      this.#open.pop();
      for (const [thing, contents] of before) this.#restore(thing, contents);
    }
  }

  /** Carries out what belongs to no branch, such as the first load of a module. */
  outside<T>(action: () => T): T {
    const open = this.#open;
    this.#open = [];
    try {
      return action();
    } finally {
      this.#open = open;
    }
  }

  /** Makes a state that was tried out the present one. */
  adopt(state: State): void {
    for (const [thing, contents] of state) {
      this.willChange(thing);
      this.#restore(thing, contents);
    }
  }

  /** Makes the present "one of these two states": what agrees stays, the rest is either. */
  adoptEither(a: State, b: State): void {
    for (const thing of new Set([...a.keys(), ...b.keys()])) {
      this.willChange(thing);
      const [one, other] = [a.get(thing), b.get(thing)];
      const first = one ?? this.#contentsOf(thing);
      this.#restore(thing, joinContents(thing, first, other ?? this.#contentsOf(thing)));
    }
  }

  /** Makes everything that a state changed unknown: a loop ran an unknown number of times. */
  adoptRepeated(state: State, reason: Words): void {
    for (const [thing, contents] of state) {
      this.willChange(thing);
      const now = this.#contentsOf(thing);
      this.#restore(thing, forget(thing, now, contents, reason));
    }
  }
}

function contentsOf(thing: Changeable): Contents {
  switch (thing.kind) {
    case 'module':
    case 'function':
      return 'names' in thing
        ? { kind: 'names', names: new Map(thing.names), native: null }
        : { kind: 'names', names: new Map(thing.attributes), native: null };
    case 'class':
      return 'names' in thing
        ? { kind: 'names', names: new Map(thing.names), native: null }
        : { kind: 'names', names: new Map(thing.members), native: null };
    case 'instance':
      return { kind: 'names', names: new Map(thing.attributes), native: thing.native };
    case 'list':
      return { kind: 'list', items: [...thing.items] };
    case 'dict':
      return { kind: 'dict', entries: new Map(thing.entries) };
    case 'set':
      return { kind: 'set', entries: new Map(thing.entries) };
    case 'tensor':
      return { kind: 'numbers', numbers: thing.numbers };
    default:
      return thing satisfies never;
  }
}

function sizeOf(contents: Contents): number {
  switch (contents.kind) {
    case 'names':
      return contents.names.size;
    case 'list':
      return contents.items.length;
    case 'dict':
    case 'set':
      return contents.entries.size;
    case 'numbers':
      return 1;
    default:
      return contents satisfies never;
  }
}

function namesOf(thing: Changeable): Map<string, Value> | null {
  if ('names' in thing) return thing.names;
  if (thing.kind === 'class') return thing.members;
  return thing.kind === 'function' || thing.kind === 'instance' ? thing.attributes : null;
}

function restore(thing: Changeable, contents: Contents): void {
  const names = namesOf(thing);
  if (names !== null && contents.kind === 'names') {
    names.clear();
    for (const [name, value] of contents.names) names.set(name, value);
    if (thing.kind === 'instance') thing.native = contents.native;
  } else if (thing.kind === 'list' && contents.kind === 'list') thing.items = [...contents.items];
  else if (thing.kind === 'dict' && contents.kind === 'dict') {
    thing.entries = new Map(contents.entries);
  } else if (thing.kind === 'set' && contents.kind === 'set') {
    thing.entries = new Map(contents.entries);
  } else if (thing.kind === 'tensor' && contents.kind === 'numbers') {
    thing.numbers = contents.numbers;
  }
}

function joinContents(thing: Changeable, a: Contents, b: Contents): Contents {
  if (a.kind === 'names' && b.kind === 'names') {
    if (thing.kind === 'instance' && !sameKeys(a.names, b.names)) {
      thing.uncertain = unknown(say('its parts depend on a condition that isn’t known'));
    }
    return { kind: 'names', names: joinMaps(a.names, b.names, joinValues), native: a.native };
  }
  if (a.kind === 'dict' && b.kind === 'dict') {
    const entries = joinMaps(a.entries, b.entries, (x, y) => ({
      key: x.key,
      value: joinValues(x.value, y.value),
    }));
    return { kind: 'dict', entries };
  }
  if (a.kind === 'list' && b.kind === 'list') {
    if (a.items.length !== b.items.length && thing.kind === 'list') {
      thing.uncertain = unknown(say('its length depends on a condition that isn’t known'));
    }
    const [short, long] = a.items.length < b.items.length ? [a.items, b.items] : [b.items, a.items];
    const items = long.map((item, index) => {
      const other = short[index];
      return other === undefined ? item : joinValues(other, item);
    });
    return { kind: 'list', items };
  }
  if (a.kind === 'numbers' && b.kind === 'numbers') {
    return { kind: 'numbers', numbers: a.numbers === b.numbers ? a.numbers : null };
  }
  return a;
}

function sameKeys(a: ReadonlyMap<string, Value>, b: ReadonlyMap<string, Value>): boolean {
  return a.size === b.size && [...a.keys()].every((key) => b.has(key));
}

function joinMaps<K, V>(a: Map<K, V>, b: Map<K, V>, join: (x: V, y: V) => V): Map<K, V> {
  const joined = new Map(a);
  for (const [key, value] of b) {
    const other = a.get(key);
    joined.set(key, other === undefined || other === value ? value : join(other, value));
  }
  return joined;
}

function forget(thing: Changeable, before: Contents, after: Contents, reason: Words): Contents {
  const lost = unknown(reason);
  if (before.kind === 'names' && after.kind === 'names') {
    if (thing.kind === 'instance' && !sameKeys(before.names, after.names)) thing.uncertain = lost;
    const names = joinMaps(before.names, after.names, (x, y) => {
      const joined = joinValues(x, y);
      return joined.kind === 'either' ? lost : joined;
    });
    return { kind: 'names', names, native: after.native };
  }
  if (after.kind === 'list' && thing.kind === 'list') {
    thing.uncertain = lost;
    return after;
  }
  if (after.kind === 'dict' && thing.kind === 'dict') {
    thing.uncertain = lost;
    return after;
  }
  return after.kind === 'numbers' ? { kind: 'numbers', numbers: null } : after;
}
