import { say } from '../../engine/phrase.js';
import type { LibraryContext, LibraryMember } from '../libraries/contract.js';
import { cls, method } from '../libraries/members.js';
import { NotKnown } from '../libraries/not-known.js';
import type { Arguments } from '../libraries/arguments.js';
import { bool, dict, int, iterator, list, NONE, setOf, string, tuple } from '../values/create.js';
import { hashKey } from '../values/hash-key.js';
import type { DictEntry, DictValue, HashKey, SetValue, Value } from '../values/value.js';
import { container, nativeOf, selfDict, selfSet } from './natives.js';

type Method = ReturnType<typeof method>;

/** The methods that every kind of dict has. */
export const dictMethods: Readonly<Record<string, Method>> = {
  __init__: method('source=(), /, **entries', (args, context) => {
    const self = selfDict(args);
    fill(self, args, context);
    return NONE;
  }),
  keys: method('', (args) => list(entriesOf(args).map((one) => one.key))),
  values: method('', (args) => list(entriesOf(args).map((one) => one.value))),
  items: method('', (args) => list(entriesOf(args).map((one) => tuple([one.key, one.value])))),
  get: method('key, default=None, /', (args, context) => {
    const self = selfDict(args);
    const key = keyOf(args.get('key'), context);
    const entry = self.entries.get(key);
    if (entry !== undefined) return entry.value;
    // Looking may fill a registry.
    context.contains(self, args.get('key'));
    return self.entries.get(key)?.value ?? self.uncertain ?? args.get('default');
  }),
  pop: method('key, *fallback', (args, context) => {
    const self = selfDict(args);
    const key = keyOf(args.get('key'), context);
    const entry = self.entries.get(key);
    if (entry !== undefined) {
      context.willChange(self);
      self.entries.delete(key);
      return entry.value;
    }
    return (
      self.uncertain ?? args.rest[0] ?? context.raise('KeyError', context.repr(args.get('key')))
    );
  }),
  popitem: method('last=True', (args, context) => {
    const self = selfDict(args);
    const entries = [...self.entries];
    const last = args.flag('last') ? entries.at(-1) : entries[0];
    if (self.uncertain !== undefined) return self.uncertain;
    if (last === undefined) return context.raise('KeyError', 'popitem(): dictionary is empty');
    context.willChange(self);
    self.entries.delete(last[0]);
    return tuple([last[1].key, last[1].value]);
  }),
  setdefault: method('key, default=None, /', (args, context) => {
    const self = selfDict(args);
    const key = keyOf(args.get('key'), context);
    const entry = self.entries.get(key);
    if (entry !== undefined) return entry.value;
    context.willChange(self);
    self.entries.set(key, { key: args.get('key'), value: args.get('default') });
    return args.get('default');
  }),
  update: method('source=(), /, **entries', (args, context) => {
    const self = selfDict(args);
    context.willChange(self);
    fill(self, args, context);
    return NONE;
  }),
  move_to_end: method('key, last=True', (args, context) => {
    const self = selfDict(args);
    const key = keyOf(args.get('key'), context);
    const entry = self.entries.get(key);
    if (entry === undefined) {
      return self.uncertain ?? context.raise('KeyError', context.repr(args.get('key')));
    }
    context.willChange(self);
    self.entries.delete(key);
    if (args.flag('last')) self.entries.set(key, entry);
    else self.entries = new Map([[key, entry], ...self.entries]);
    return NONE;
  }),
  clear: method('', (args, context) => {
    const self = selfDict(args);
    context.willChange(self);
    self.entries.clear();
    return NONE;
  }),
  copy: method('', (args) => {
    const self = selfDict(args);
    return { ...self, entries: new Map(self.entries) };
  }),
  __len__: method('', (args) => int(entriesOf(args).length)),
  __iter__: method('', (args) => iterator(entriesOf(args).map((one) => one.key))),
  __contains__: contains(),
  __getitem__: method('key, /', (args, context) =>
    context.getItem(container(args), args.get('key')),
  ),
  __setitem__: method('key, value, /', (args, context) => {
    context.setItem(container(args), args.get('key'), args.get('value'));
    return NONE;
  }),
};

/** `dict`, `set`, `frozenset`. */
export const mappingClasses: Readonly<Record<string, LibraryMember>> = {
  dict: cls({
    construct: method('source=(), /, **entries', (args, context) =>
      fill(dict(new Map()), args, context),
    ),
    methods: dictMethods,
    classMethods: {
      fromkeys: method('keys, value=None, /', (args, context) => {
        const entries = new Map<HashKey, DictEntry>();
        for (const key of context.items(args.get('keys'))) {
          entries.set(keyOf(key, context), { key, value: args.get('value') });
        }
        return dict(entries);
      }),
    },
  }),
  set: setClass(false),
  frozenset: setClass(true),
};

/** Adds a mapping's or pairs' entries, and keywords, as `dict(...)` and `update` do. */
export function fill(self: DictValue, args: Arguments, context: LibraryContext): DictValue {
  const source = nativeOf(args.get('source'));
  if (source.kind === 'dict') {
    for (const [key, entry] of source.entries) self.entries.set(key, entry);
    if (source.uncertain !== undefined) self.uncertain = source.uncertain;
  } else if (source.kind === 'unknown' || source.kind === 'either') {
    self.uncertain =
      source.kind === 'unknown' ? source : context.unknown(say('its entries aren’t known'));
  } else if (source.kind === 'instance' && context.getAttribute(source, 'keys') !== undefined) {
    for (const key of context.items(context.callMethod(source, 'keys', []))) {
      self.entries.set(keyOf(key, context), { key, value: context.getItem(source, key) });
    }
  } else {
    for (const pair of context.items(source)) {
      const [key = NONE, value = NONE] = context.items(pair);
      self.entries.set(keyOf(key, context), { key, value });
    }
  }
  for (const [name, value] of args.extra) self.entries.set(name, { key: string(name), value });
  return self;
}

/** A key's hash; raises TypeError for what Python can't hash. */
export function keyOf(key: Value, context: LibraryContext): HashKey {
  const hash = hashKey(key);
  if (hash !== undefined) return hash;
  if (key.kind === 'unknown') return context.giveUp(key.reason);
  return context.suppose('TypeError', `unhashable type: '${context.typeOf(key).name}'`);
}

/** All entries; where there may be others, the call isn't known. */
function entriesOf(args: Arguments): DictEntry[] {
  const { entries, uncertain } = selfDict(args);
  if (uncertain !== undefined) throw new NotKnown(uncertain.reason, uncertain.range);
  return [...entries.values()];
}

function contains(): Method {
  return method('item, /', (args, context) => {
    const answer = context.contains(container(args), args.get('item'));
    return answer === null
      ? context.unknown(say('whether it is in there isn’t known'))
      : bool(answer);
  });
}

function setClass(frozen: boolean): LibraryMember {
  const toSet = (values: Iterable<Value>): SetValue => ({ ...setOf(values), frozen });
  const operation = (
    combine: (a: Map<HashKey, Value>, b: Map<HashKey, Value>) => Iterable<[HashKey, Value]>,
  ): Method =>
    method('*others', (args, context) => {
      let entries = new Map(selfSet(args).entries);
      for (const other of args.rest) {
        entries = new Map(combine(entries, setOf(context.items(other)).entries));
      }
      return { kind: 'set', entries, frozen };
    });
  const changing = (
    change: (set: SetValue, item: Value, context: LibraryContext) => void,
  ): Method =>
    method('item, /', (args, context) => {
      const self = selfSet(args);
      context.willChange(self);
      change(self, args.get('item'), context);
      return NONE;
    });
  return cls({
    construct: method('iterable=(), /', (args, context) =>
      toSet(context.items(args.get('iterable'))),
    ),
    methods: {
      add: changing((set, item, context) => set.entries.set(keyOf(item, context), item)),
      discard: changing((set, item, context) => set.entries.delete(keyOf(item, context))),
      remove: changing((set, item, context) => {
        if (!set.entries.delete(keyOf(item, context)) && set.uncertain === undefined) {
          context.raise('KeyError', context.repr(item));
        }
      }),
      update: method('*others', (args, context) => {
        const self = selfSet(args);
        context.willChange(self);
        for (const other of args.rest) {
          for (const item of context.items(other)) self.entries.set(keyOf(item, context), item);
        }
        return NONE;
      }),
      pop: method('', (args, context) => {
        const self = selfSet(args);
        const [first] = self.entries;
        if (self.uncertain !== undefined) return self.uncertain;
        if (first === undefined) return context.raise('KeyError', 'pop from an empty set');
        context.willChange(self);
        self.entries.delete(first[0]);
        return first[1];
      }),
      clear: method('', (args, context) => {
        const self = selfSet(args);
        context.willChange(self);
        self.entries.clear();
        return NONE;
      }),
      copy: method('', (args) => ({ ...selfSet(args), entries: new Map(selfSet(args).entries) })),
      union: operation((a, b) => [...a, ...b]),
      intersection: operation((a, b) => [...a].filter(([key]) => b.has(key))),
      difference: operation((a, b) => [...a].filter(([key]) => !b.has(key))),
      symmetric_difference: operation((a, b) => [
        ...[...a].filter(([key]) => !b.has(key)),
        ...[...b].filter(([key]) => !a.has(key)),
      ]),
      issubset: method('other, /', (args, context) => {
        const other = setOf(context.items(args.get('other'))).entries;
        return bool([...selfSet(args).entries.keys()].every((key) => other.has(key)));
      }),
      issuperset: method('other, /', (args, context) => {
        const other = setOf(context.items(args.get('other'))).entries;
        return bool([...other.keys()].every((key) => selfSet(args).entries.has(key)));
      }),
      isdisjoint: method('other, /', (args, context) => {
        const other = setOf(context.items(args.get('other'))).entries;
        return bool(![...other.keys()].some((key) => selfSet(args).entries.has(key)));
      }),
      __len__: method('', (args) => int(selfSet(args).entries.size)),
      __iter__: method('', (args) => iterator(selfSet(args).entries.values())),
      __contains__: contains(),
    },
  });
}
