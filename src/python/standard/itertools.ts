import { cls, fn, libraryModule, method, type LibraryContext } from '../libraries/contract.js';
import { iterator, tuple } from '../values/create.js';
import type { Value } from '../values/value.js';
import { iteratorOf, source } from './iterators.js';

/** More combinations than this aren't made. */
const MOST_COMBINATIONS = 20_000;

const groups = (make: (items: readonly Value[], length: number) => Generator<Value[]>) =>
  fn('iterable, r=None', (args, context) => {
    const items = context.items(args.get('iterable'));
    return bounded(make(items, args.integerOrNone('r') ?? items.length), context);
  });

/** `itertools`. */
export const itertools = libraryModule('itertools', {
  chain: cls({
    construct: method('*iterables', (args, context) => chained(args.rest, context)),
    staticMethods: {
      from_iterable: method('iterables', (args, context) =>
        chained(context.items(args.get('iterables')), context),
      ),
    },
  }),
  count: fn('start=0, step=1', (args, context) => {
    let at = args.get('start');
    return iteratorOf(
      (function* (): Generator<Value, void, undefined> {
        for (;;) {
          yield at;
          at = context.binary('+', at, args.get('step'));
        }
      })(),
      'count',
    );
  }),
  cycle: fn('iterable', (args, context) => {
    const items = context.items(args.get('iterable'));
    return iteratorOf(
      (function* (): Generator<Value, void, undefined> {
        while (items.length > 0) yield* items;
      })(),
      'cycle',
    );
  }),
  repeat: fn('object, times=None', (args) => {
    const times = args.integerOrNone('times');
    return iteratorOf(
      (function* (): Generator<Value, void, undefined> {
        for (let count = 0; times === null || count < times; count += 1) yield args.get('object');
      })(),
      'repeat',
    );
  }),
  islice: fn('iterable, first, stop=None, step=None', (args, context) => {
    const items = source(args.get('iterable'), context);
    const isOne = !args.given('stop');
    const from = isOne ? 0 : (args.integerOrNone('first') ?? 0);
    const to = isOne ? args.integerOrNone('first') : args.integerOrNone('stop');
    const step = args.integerOrNone('step') ?? 1;
    return iteratorOf(
      (function* (): Generator<Value, void, undefined> {
        for (let at = 0; to === null || at < to; at += 1) {
          const next = items.next();
          if (next.done === true) return;
          if (at >= from && (at - from) % step === 0) yield next.value;
        }
      })(),
      'islice',
    );
  }),
  product: fn('*iterables, repeat=1', (args, context) => {
    const lists = args.rest.map((one) => context.items(one));
    const all = Array.from({ length: args.integer('repeat') }, () => lists).flat();
    const count = all.reduce((product, list) => product * list.length, 1);
    if (count > MOST_COMBINATIONS) context.giveUp('there are more combinations than are followed');
    const combined = all.reduce<Value[][]>(
      (soFar, list) => soFar.flatMap((one) => list.map((item) => [...one, item])),
      [[]],
    );
    return iterator(combined.map(tuple), 'product');
  }),
  combinations: groups(combinations),
  permutations: groups(permutations),
  accumulate: fn('iterable, func=None, *, initial=None', (args, context) => {
    const items = [...context.items(args.get('iterable'))];
    if (!args.isNone('initial')) items.unshift(args.get('initial'));
    const sums: Value[] = [];
    for (const item of items) {
      const last = sums.at(-1);
      if (last === undefined) sums.push(item);
      else if (args.isNone('func')) sums.push(context.binary('+', last, item));
      else sums.push(context.call(args.get('func'), [last, item]));
    }
    return iterator(sums, 'accumulate');
  }),
  zip_longest: fn('*iterables, fillvalue=None', (args, context) => {
    const lists = args.rest.map((one) => context.items(one));
    const longest = Math.max(0, ...lists.map((one) => one.length));
    const rows = Array.from({ length: longest }, (_, at) =>
      tuple(lists.map((one) => one[at] ?? args.get('fillvalue'))),
    );
    return iterator(rows, 'zip_longest');
  }),
  pairwise: fn('iterable, /', (args, context) => {
    const items = context.items(args.get('iterable'));
    return iterator(
      items.slice(1).map((item, at) => tuple([items[at] ?? item, item])),
      'pairwise',
    );
  }),
  starmap: fn('function, iterable, /', (args, context) =>
    iterator(
      context
        .items(args.get('iterable'))
        .map((one) => context.call(args.get('function'), context.items(one))),
      'starmap',
    ),
  ),
  takewhile: fn('predicate, iterable, /', (args, context) => {
    const items = context.items(args.get('iterable'));
    const end = items.findIndex((one) => !holds(args.get('predicate'), one, context));
    return iterator(end < 0 ? items : items.slice(0, end), 'takewhile');
  }),
  dropwhile: fn('predicate, iterable, /', (args, context) => {
    const items = context.items(args.get('iterable'));
    const start = items.findIndex((one) => !holds(args.get('predicate'), one, context));
    return iterator(start < 0 ? [] : items.slice(start), 'dropwhile');
  }),
  filterfalse: fn('predicate, iterable, /', (args, context) =>
    iterator(
      context
        .items(args.get('iterable'))
        .filter((one) => !holds(args.get('predicate'), one, context)),
      'filterfalse',
    ),
  ),
  groupby: fn('iterable, key=None', (args, context) => {
    const found: { key: Value; items: Value[] }[] = [];
    for (const item of context.items(args.get('iterable'))) {
      const key = args.isNone('key') ? item : context.call(args.get('key'), [item]);
      const last = found.at(-1);
      if (last !== undefined && context.equal(last.key, key) === true) last.items.push(item);
      else found.push({ key, items: [item] });
    }
    return iterator(
      found.map((one) => tuple([one.key, iterator(one.items)])),
      'groupby',
    );
  }),
  tee: fn('iterable, n=2', (args, context) => {
    const items = context.items(args.get('iterable'));
    return tuple(Array.from({ length: args.integer('n') }, () => iterator(items)));
  }),
  compress: fn('data, selectors', (args, context) => {
    const chosen = context.items(args.get('selectors'));
    const items = context.items(args.get('data'));
    return iterator(
      items.filter((_, at) => context.truth(chosen[at] ?? items[at] ?? tuple([])) === true),
      'compress',
    );
  }),
});

function holds(predicate: Value, item: Value, context: LibraryContext): boolean {
  return (
    context.truth(context.call(predicate, [item])) ?? context.giveUp('a condition isn’t known')
  );
}

function chained(iterables: readonly Value[], context: LibraryContext): Value {
  return iteratorOf(
    (function* (): Generator<Value, void, undefined> {
      for (const one of iterables) {
        const items = source(one, context);
        for (let step = items.next(); step.done !== true; step = items.next()) yield step.value;
      }
    })(),
    'chain',
  );
}

function bounded(groupsOf: Iterable<Value[]>, context: LibraryContext): Value {
  const made: Value[] = [];
  for (const group of groupsOf) {
    made.push(tuple(group));
    if (made.length > MOST_COMBINATIONS)
      context.giveUp('there are more combinations than are followed');
  }
  return iterator(made);
}

function* combinations(items: readonly Value[], length: number): Generator<Value[]> {
  if (length === 0) {
    yield [];
    return;
  }
  for (const [at, item] of items.entries()) {
    for (const rest of combinations(items.slice(at + 1), length - 1)) yield [item, ...rest];
  }
}

function* permutations(items: readonly Value[], length: number): Generator<Value[]> {
  if (length === 0) {
    yield [];
    return;
  }
  for (const [at, item] of items.entries()) {
    const others = items.filter((_, other) => other !== at);
    for (const rest of permutations(others, length - 1)) yield [item, ...rest];
  }
}
