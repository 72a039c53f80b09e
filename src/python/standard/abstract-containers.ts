import { say } from '../../engine/phrase.js';
import type { LibraryContext, LibraryMember } from '../libraries/contract.js';
import { cls, method } from '../libraries/members.js';
import type { Arguments } from '../libraries/arguments.js';
import { bool, int, iterator, list, NONE, tuple } from '../values/create.js';
import type { Value } from '../values/value.js';
import { soMany } from '../libraries/so-many.js';

/** The keys that a mapping of the code goes through. */
function keysOf(args: Arguments, context: LibraryContext): readonly Value[] {
  return context.items(args.self);
}

function pairsOf(args: Arguments, context: LibraryContext): (readonly [Value, Value])[] {
  return keysOf(args, context).map((key) => [key, context.getItem(args.self, key)]);
}

/** The item of a key, or null where the mapping has no such key. */
function itemOf(args: Arguments, context: LibraryContext): Value | null {
  const key = args.get('key');
  const has = context.contains(args.self, key);
  if (has === true) return context.getItem(args.self, key);
  return has === false ? null : context.unknown(say('whether the key is there isn’t known'));
}

/** Adds a mapping's or pairs' entries, and keywords, one by one. */
function update(args: Arguments, context: LibraryContext): void {
  const source = args.get('source');
  const keys = source.kind === 'dict' ? undefined : context.getAttribute(source, 'keys');
  const add = (key: Value, value: Value): void => context.setItem(args.self, key, value);
  if (source.kind === 'dict' || keys !== undefined) {
    for (const key of context.items(keys === undefined ? source : context.call(keys, []))) {
      add(key, context.getItem(source, key));
    }
  } else {
    for (const pair of context.items(source)) {
      const [key = NONE, value = NONE] = context.items(pair);
      add(key, value);
    }
  }
  for (const [name, value] of args.extra) add({ kind: 'string', value: name }, value);
}

const mapping = {
  get: method('key, default=None', (args, context) => itemOf(args, context) ?? args.get('default')),
  keys: method('', (args, context) => list([...keysOf(args, context)])),
  values: method('', (args, context) => list(pairsOf(args, context).map(([, value]) => value))),
  items: method('', (args, context) => list(pairsOf(args, context).map((pair) => tuple(pair)))),
  __contains__: method('key', (args, context) => {
    const answers = keysOf(args, context).map((one) => context.equal(one, args.get('key')));
    if (answers.includes(true)) return bool(true);
    return answers.includes(null)
      ? context.unknown(say('whether it is in there isn’t known'))
      : bool(false);
  }),
};

const sequence = {
  __iter__: method('', (args, context) => iterator(sequenceItems(args, context))),
  __contains__: method('value', (args, context) => {
    const answers = sequenceItems(args, context).map((one) =>
      context.equal(one, args.get('value')),
    );
    if (answers.includes(true)) return bool(true);
    return answers.includes(null)
      ? context.unknown(say('whether it is in there isn’t known'))
      : bool(false);
  }),
  __reversed__: method('', (args, context) =>
    iterator([...sequenceItems(args, context)].reverse()),
  ),
};

function sequenceItems(args: Arguments, context: LibraryContext): readonly Value[] {
  const length = context.callMethod(args.self, '__len__', []);
  if (length.kind !== 'int') return context.giveUp(say('its length isn’t known'));
  return soMany(length.value, context, (at) => context.getItem(args.self, int(at)));
}

/** What abstract classes of `collections.abc` give a class of the code that has the rest. */
export const abstractContainers: Readonly<Record<string, LibraryMember>> = {
  Mapping: cls({ methods: mapping }),
  MutableMapping: cls({
    bases: ['collections.abc.Mapping'],
    methods: {
      pop: method('key, *fallback', (args, context) => {
        const item = itemOf(args, context);
        if (item === null) {
          return args.rest[0] ?? context.raise('KeyError', context.repr(args.get('key')));
        }
        context.callMethod(args.self, '__delitem__', [args.get('key')]);
        return item;
      }),
      setdefault: method('key, default=None', (args, context) => {
        const item = itemOf(args, context);
        if (item !== null) return item;
        context.setItem(args.self, args.get('key'), args.get('default'));
        return args.get('default');
      }),
      update: method('source=(), /, **entries', (args, context) => {
        update(args, context);
        return NONE;
      }),
      clear: method('', (args, context) => {
        for (const key of keysOf(args, context)) {
          context.callMethod(args.self, '__delitem__', [key]);
        }
        return NONE;
      }),
    },
  }),
  Sequence: cls({ methods: sequence }),
  MutableSequence: cls({
    bases: ['collections.abc.Sequence'],
    methods: {
      append: method('value', (args, context) => {
        const length = context.callMethod(args.self, '__len__', []);
        return context.callMethod(args.self, 'insert', [length, args.get('value')]);
      }),
      extend: method('values', (args, context) => {
        for (const value of context.items(args.get('values'))) {
          context.callMethod(args.self, 'append', [value]);
        }
        return NONE;
      }),
    },
  }),
};
