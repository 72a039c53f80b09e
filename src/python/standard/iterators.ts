import { say } from '../../engine/phrase.js';
import type { LibraryContext, LibraryMember } from '../libraries/contract.js';
import { cls, fn, method } from '../libraries/members.js';
import { bool, int, iterator, list, NONE, tuple } from '../values/create.js';
import { describe } from '../values/describe.js';
import type { RangeValue, Value } from '../values/value.js';
import { extremeSize } from './extreme-size.js';
import { extreme, sortValues } from './sort.js';
import { lengthInCharacters } from './strings.js';

type Source = Iterator<Value, unknown, undefined>;

/** The built-in functions that walk over items. */
export const iterationFunctions: Readonly<Record<string, LibraryMember>> = {
  len: fn('value, /', (args, context) => lengthOf(args.get('value'), context)),
  iter: fn('value, sentinel=None, /', (args, context) => {
    const value = args.get('value');
    if (value.kind === 'iterator') return value;
    return iteratorOf(source(value, context), 'iterator');
  }),
  next: fn('iterator, *fallback', (args, context) => {
    const value = args.get('iterator');
    const method = value.kind === 'instance' ? context.getAttribute(value, '__next__') : undefined;
    if (method !== undefined) return context.call(method, []);
    if (value.kind === 'unknown') return value;
    const step = source(value, context).next();
    if (step.done !== true) return step.value;
    return args.rest[0] ?? context.raise('StopIteration', '');
  }),
  enumerate: fn('iterable, start=0', (args, context) => {
    const items = source(args.get('iterable'), context);
    let index = args.integer('start');
    return lazily('enumerate', items, (item) => tuple([int(index++), item]));
  }),
  zip: fn('*iterables, strict=False', (args, context) => {
    const sources = args.rest.map((one) => source(one, context));
    return iteratorOf(zipped(sources), 'zip');
  }),
  map: fn('function, *iterables', (args, context) => {
    const sources = args.rest.map((one) => source(one, context));
    const function_ = args.get('function');
    return lazily('map', zipped(sources), (item) =>
      context.call(function_, item.kind === 'tuple' ? item.items : [item]),
    );
  }),
  filter: fn('function, iterable, /', (args, context) => {
    const items = source(args.get('iterable'), context);
    const function_ = args.get('function');
    return iteratorOf(
      (function* (): Generator<Value, void, undefined> {
        for (let step = items.next(); step.done !== true; step = items.next()) {
          const answer =
            function_.kind === 'none' ? step.value : context.call(function_, [step.value]);
          if (context.truth(answer) ?? context.giveUp(say('what is filtered out isn’t known'))) {
            yield step.value;
          }
        }
      })(),
      'filter',
    );
  }),
  reversed: fn('sequence, /', (args, context) => {
    const value = args.get('sequence');
    const method =
      value.kind === 'instance' ? context.getAttribute(value, '__reversed__') : undefined;
    if (method !== undefined) return context.call(method, []);
    if (value.kind === 'range') return iterator(backwards(value, context), 'reversed');
    return iterator([...context.items(value)].reverse(), 'reversed');
  }),
  sorted: fn('iterable, /, *, key=None, reverse=False', (args, context) =>
    list(
      sortValues(
        context.items(args.get('iterable')),
        args.get('key'),
        args.flag('reverse'),
        context,
      ),
    ),
  ),
  sum: fn('iterable, /, start=0', (args, context) =>
    context
      .items(args.get('iterable'))
      .reduce((total, item) => context.binary('+', total, item), args.get('start')),
  ),
  min: extremeFunction(false),
  max: extremeFunction(true),
  any: fn('iterable, /', (args, context) => quantified(args.get('iterable'), true, context)),
  all: fn('iterable, /', (args, context) => quantified(args.get('iterable'), false, context)),
};

/** The class of generators and other iterators. */
export const iteratorClasses: Readonly<Record<string, LibraryMember>> = {
  generator: cls({
    methods: {
      __next__: method('', (args, context) => {
        const step = source(args.self, context).next();
        return step.done === true ? context.raise('StopIteration', '') : step.value;
      }),
      __iter__: method('', (args) => args.self),
      send: method('value', (args, context) => {
        const sent = args.self.kind === 'iterator' ? args.self.generator?.send : undefined;
        const step = sent?.(args.get('value')) ?? source(args.self, context).next();
        return step.done === true ? context.raise('StopIteration', '') : step.value;
      }),
      close: method('', () => NONE),
    },
  }),
};

/** An iterator over a value; gives up where it isn't known what it would give. */
export function source(value: Value, context: LibraryContext): Source {
  const items = context.iterate(value);
  return 'kind' in items ? context.giveUp(items.reason) : items;
}

/** What is left in an iterator, for a loop. */
export function* each(items: Source): Generator<Value, void, undefined> {
  for (let step = items.next(); step.done !== true; step = items.next()) yield step.value;
}

/** A Python iterator around a JavaScript one. */
export function iteratorOf(items: Source, typeName: string): Value {
  return { kind: 'iterator', source: items, typeName };
}

/** Tuples of one item of each, until one ends. */
export function* zipped(sources: readonly Source[]): Generator<Value, void, undefined> {
  if (sources.length === 0) return;
  for (;;) {
    const items: Value[] = [];
    for (const one of sources) {
      const step = one.next();
      if (step.done === true) return;
      items.push(step.value);
    }
    yield tuple(items);
  }
}

/** An iterator that changes each item when it is taken. */
export function lazily(typeName: string, items: Source, change: (item: Value) => Value): Value {
  return iteratorOf(
    (function* (): Generator<Value, void, undefined> {
      for (const item of each(items)) yield change(item);
    })(),
    typeName,
  );
}

function backwards(
  value: RangeValue,
  context: LibraryContext,
): Iterable<Value, unknown, undefined> {
  const last = Math.ceil((value.stop - value.start) / value.step) - 1;
  const { start, step } = value;
  const items = context.iterate({
    ...value,
    start: start + last * step,
    stop: start - step,
    step: -step,
  });
  return 'kind' in items ? context.giveUp(items.reason) : each(items);
}

function lengthOf(value: Value, context: LibraryContext): Value {
  switch (value.kind) {
    case 'list':
      return value.uncertain ?? int(value.items.length);
    case 'dict':
      return value.uncertain ?? int(value.entries.size);
    case 'set':
      return value.uncertain ?? int(value.entries.size);
    case 'tuple':
      return int(value.items.length);
    case 'string':
    case 'bytes':
      context.makeRoom(value.value.length, 'characters');
      return int(lengthInCharacters(value.value));
    case 'range':
      return int(Math.max(0, Math.ceil((value.stop - value.start) / value.step)));
    case 'unknown':
      return value;
    case 'class': {
      const members = value.members.get('__members__');
      if (members?.kind === 'dict') {
        return int(new Set(Array.from(members.entries.values(), (one) => one.value)).size);
      }
      break;
    }
    case 'instance':
    case 'tensor': {
      const method = context.getAttribute(value, '__len__');
      if (method !== undefined) return context.call(method, []);
      if (value.kind === 'instance' && value.native !== null)
        return lengthOf(value.native, context);
      if (value.kind === 'instance' && value.type.unknownBase !== null)
        return value.type.unknownBase;
      break;
    }
    default:
      break;
  }
  return context.suppose(
    'TypeError',
    `object of type '${context.typeOf(value).name}' has no len()`,
  );
}

function extremeFunction(largest: boolean): LibraryMember {
  return fn('first, *others, key=None, default=...', (args, context) => {
    const isOne = args.rest.length === 0;
    const items = isOne ? context.items(args.get('first')) : [args.get('first'), ...args.rest];
    if (items.length === 0) {
      const fallback = args.get('default');
      if (fallback.kind !== 'ellipsis') return fallback;
      return context.suppose('ValueError', `${largest ? 'max' : 'min'}() arg is an empty sequence`);
    }
    const known = items.find((one) => one.kind === 'unknown');
    if (known?.kind === 'unknown') return known;
    const sized = args.isNone('key') ? extremeSize(items, largest) : null;
    return sized ?? extreme(items, args.get('key'), largest, context);
  });
}

function quantified(value: Value, wanted: boolean, context: LibraryContext): Value {
  const items = source(value, context);
  let isOpen = false;
  for (let step = items.next(); step.done !== true; step = items.next()) {
    const truth = context.truth(step.value);
    if (truth === wanted) return bool(wanted);
    if (truth === null) isOpen = true;
  }
  return isOpen
    ? context.unknown(say('a condition among {thing} isn’t known', { thing: describe(value) }))
    : bool(!wanted);
}
