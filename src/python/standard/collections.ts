import type { LibraryContext } from '../libraries/contract.js';
import { cls, fn, libraryModule, method, sameAs } from '../libraries/members.js';
import { dict, int, list, tuple } from '../values/create.js';
import type { DictEntry, DictValue, HashKey, Value } from '../values/value.js';
import { abstractContainers } from './abstract-containers.js';
import { dictMethods, fill, keyOf } from './mappings.js';
import { selfDict } from './natives.js';
import { namedTupleClass } from './named-tuple.js';

/** `collections`. A deque is followed as a list. */
export const collections = libraryModule('collections', {
  OrderedDict: cls({
    bases: ['builtins.dict'],
    construct: method('source=(), /, **entries', (args, context) =>
      fill(typedDict('OrderedDict', null), args, context),
    ),
    methods: dictMethods,
  }),
  defaultdict: cls({
    bases: ['builtins.dict'],
    construct: method('default_factory=None, source=(), /, **entries', (args, context) =>
      fill(typedDict('defaultdict', args.get('default_factory')), args, context),
    ),
    methods: dictMethods,
  }),
  Counter: cls({
    bases: ['builtins.dict'],
    construct: method('source=(), /, **entries', (args, context) => {
      const counts = typedDict('Counter', null);
      if (args.get('source').kind === 'dict') return fill(counts, args, context);
      const items = context.itemsOrUnknown(args.get('source'));
      if ('kind' in items) counts.uncertain = items;
      else for (const item of items) count(counts, item, context);
      return counts;
    }),
    methods: {
      ...dictMethods,
      most_common: method('n=None', (args) => {
        const { uncertain } = selfDict(args);
        if (uncertain !== undefined) return uncertain;
        const entries = [...selfDict(args).entries.values()].sort(
          (a, b) => numberOf(b.value) - numberOf(a.value),
        );
        const most = args.integerOrNone('n') ?? entries.length;
        return list(entries.slice(0, most).map((one) => tuple([one.key, one.value])));
      }),
    },
  }),
  deque: cls({
    bases: ['builtins.list'],
    construct: method('iterable=(), maxlen=None', (args, context) =>
      list([...context.items(args.get('iterable'))]),
    ),
  }),
  namedtuple: fn(
    'typename, field_names, *, rename=False, defaults=None, module=None',
    (args, context) => {
      const names = args.get('field_names');
      const fields =
        names.kind === 'string'
          ? names.value.split(/[\s,]+/).filter((one) => one !== '')
          : context.items(names).map((one) => context.text(one));
      const defaults = args.isNone('defaults') ? [] : context.items(args.get('defaults'));
      const fallbacks = new Map<string, Value>();
      defaults.forEach((value, at) => {
        const name = fields[fields.length - defaults.length + at];
        if (name !== undefined) fallbacks.set(name, value);
      });
      return namedTupleClass(args.text('typename'), fields, fallbacks, context);
    },
  ),
  UserDict: sameAs('builtins.dict'),
  UserList: sameAs('builtins.list'),
  ChainMap: fn('*maps', (args) => {
    const entries = new Map<HashKey, DictEntry>();
    for (const map of [...args.rest].reverse()) {
      if (map.kind === 'dict') for (const [key, entry] of map.entries) entries.set(key, entry);
    }
    return dict(entries);
  }),
});

/** The names of the abstract classes, which `typing` has too. */
export const ABSTRACT_COLLECTIONS = [
  'Iterable',
  'Iterator',
  'Generator',
  'Collection',
  'Container',
  'Sized',
  'Sequence',
  'MutableSequence',
  'Mapping',
  'MutableMapping',
  'Set',
  'MutableSet',
  'Hashable',
  'Callable',
  'Awaitable',
  'Coroutine',
] as const;

/** The abstract classes; `isinstance` knows what each stands for. */
export const collectionsAbc = libraryModule('collections.abc', {
  ...Object.fromEntries(ABSTRACT_COLLECTIONS.map((name) => [name, cls({})])),
  ...abstractContainers,
});

function typedDict(typeName: string, factory: Value | null): DictValue {
  return { kind: 'dict', entries: new Map<HashKey, DictEntry>(), typeName, factory };
}

function count(counts: DictValue, item: Value, context: LibraryContext): void {
  const key = keyOf(item, context);
  const known = counts.entries.get(key);
  const before = known === undefined ? 0 : numberOf(known.value);
  counts.entries.set(key, { key: item, value: int(before + 1) });
}

function numberOf(value: Value): number {
  return value.kind === 'int' || value.kind === 'float' ? value.value : 0;
}
