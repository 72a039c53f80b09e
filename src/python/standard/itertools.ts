import { say } from '../../engine/phrase.js';
import type { LibraryContext } from '../libraries/contract.js';
import { cls, fn, libraryModule, method } from '../libraries/members.js';
import { iterator, tuple } from '../values/create.js';
import type { Value } from '../values/value.js';
import { each, iteratorOf, lazily, source } from './iterators.js';

/** More combinations than this aren't made. */
const MOST_COMBINATIONS = 20_000;

const groups = (make: (items: readonly Value[], length: number) => Generator<Value[]>) =>
  fn('iterable, r=None', (args, context) => {
    const items = context.items(args.get('iterable'));
    const length = args.integerOrNone('r') ?? items.length;
    if (length > items.length) return iterator([]);
    context.makeRoom(items.length * length);
    if (length > MOST_CHOSEN) context.giveUp(say('there are more combinations than are followed'));
    return bounded(make(items, length), length, context);
  });

/** Nor are combinations of more items: each takes a call within a call. */
const MOST_CHOSEN = 200;

/** `tee` makes at most as many iterators. */
const MOST_BRANCHES = 1000;

/** `itertools`. */
export const itertools = libraryModule('itertools', {
  chain: cls({
    construct: method('*iterables', (args, context) => chained(args.rest, context)),
    staticMethods: {
      from_iterable: method('iterables', (args, context) =>
        chained(each(source(args.get('iterables'), context)), context),
      ),
    },
  }),
  count: fn('start=0, step=1', (args, context) => {
    let at = args.get('start');
    return lazy('count', function* () {
      for (;;) {
        yield at;
        at = context.binary('+', at, args.get('step'));
      }
    });
  }),
  cycle: fn('iterable', (args, context) => {
    const items = source(args.get('iterable'), context);
    return lazy('cycle', function* () {
      const seen: Value[] = [];
      for (const item of each(items)) {
        seen.push(item);
        yield item;
      }
      while (seen.length > 0) yield* seen;
    });
  }),
  repeat: fn('object, times=None', (args) => {
    const times = args.integerOrNone('times');
    return lazy('repeat', function* () {
      for (let count = 0; times === null || count < times; count += 1) yield args.get('object');
    });
  }),
  islice: fn('iterable, first, stop=None, step=None', (args, context) => {
    const items = source(args.get('iterable'), context);
    const isOne = !args.given('stop');
    const from = isOne ? 0 : (args.integerOrNone('first') ?? 0);
    const to = isOne ? args.integerOrNone('first') : args.integerOrNone('stop');
    const step = args.integerOrNone('step') ?? 1;
    return lazy('islice', function* () {
      for (let at = 0; to === null || at < to; at += 1) {
        const next = items.next();
        if (next.done === true) return;
        if (at >= from && (at - from) % step === 0) yield next.value;
      }
    });
  }),
  product: fn('*iterables, repeat=1', (args, context) => {
    const lists = args.rest.map((one) => context.items(one));
    const repeat = args.integer('repeat');
    const once = lists.reduce((product, list) => product * list.length, 1);
    const count = once ** repeat;
    if (count > MOST_COMBINATIONS || count * repeat * lists.length > MOST_COMBINATIONS * 10)
      context.giveUp(say('there are more combinations than are followed'));
    context.makeRoom(repeat * lists.length);
    const all: (readonly Value[])[] = [];
    for (let time = 0; time < repeat; time += 1) all.push(...lists);
    const combined = all.reduce<Value[][]>(
      (soFar, list) => soFar.flatMap((one) => list.map((item) => [...one, item])),
      [[]],
    );
    return iterator(combined.map(tuple), 'product');
  }),
  combinations: groups(combinations),
  permutations: groups(permutations),
  accumulate: fn('iterable, func=None, *, initial=None', (args, context) => {
    const items = source(args.get('iterable'), context);
    const combine = args.get('func');
    return lazy('accumulate', function* () {
      let total = args.isNone('initial') ? undefined : args.get('initial');
      if (total !== undefined) yield total;
      for (const item of each(items)) {
        if (total === undefined) total = item;
        else if (combine.kind === 'none') total = context.binary('+', total, item);
        else total = context.call(combine, [total, item]);
        yield total;
      }
    });
  }),
  zip_longest: fn('*iterables, fillvalue=None', (args, context) => {
    const lists = args.rest.map((one) => context.items(one));
    const longest = lists.reduce((most, one) => Math.max(most, one.length), 0);
    context.makeRoom(longest * lists.length);
    const rows = Array.from({ length: longest }, (_, at) =>
      tuple(lists.map((one) => one[at] ?? args.get('fillvalue'))),
    );
    return iterator(rows, 'zip_longest');
  }),
  pairwise: fn('iterable, /', (args, context) => {
    const items = source(args.get('iterable'), context);
    return lazy('pairwise', function* () {
      let last: Value | undefined;
      for (const item of each(items)) {
        if (last !== undefined) yield tuple([last, item]);
        last = item;
      }
    });
  }),
  starmap: fn('function, iterable, /', (args, context) =>
    lazily('starmap', source(args.get('iterable'), context), (one) =>
      context.call(args.get('function'), context.items(one)),
    ),
  ),
  takewhile: fn('predicate, iterable, /', (args, context) => {
    const items = source(args.get('iterable'), context);
    return lazy('takewhile', function* () {
      for (const item of each(items)) {
        if (!holds(args.get('predicate'), item, context)) return;
        yield item;
      }
    });
  }),
  dropwhile: fn('predicate, iterable, /', (args, context) => {
    const items = source(args.get('iterable'), context);
    return lazy('dropwhile', function* () {
      let dropping = true;
      for (const item of each(items)) {
        dropping &&= holds(args.get('predicate'), item, context);
        if (!dropping) yield item;
      }
    });
  }),
  filterfalse: fn('predicate, iterable, /', (args, context) => {
    const items = source(args.get('iterable'), context);
    return lazy('filterfalse', function* () {
      for (const item of each(items)) {
        if (!holds(args.get('predicate'), item, context)) yield item;
      }
    });
  }),
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
    const items = source(args.get('iterable'), context);
    const seen: Value[] = [];
    const branch = (): Value =>
      lazy('tee', function* () {
        for (let at = 0; ; at += 1) {
          const step = at < seen.length ? null : items.next();
          if (step?.done === true) return;
          if (step !== null) seen.push(step.value);
          const item = seen[at];
          if (item !== undefined) yield item;
        }
      });
    return tuple(Array.from({ length: Math.min(args.integer('n'), MOST_BRANCHES) }, branch));
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
    context.truth(context.call(predicate, [item])) ?? context.giveUp(say('a condition isn’t known'))
  );
}

function chained(iterables: Iterable<Value>, context: LibraryContext): Value {
  return lazy('chain', function* () {
    for (const one of iterables) yield* each(source(one, context));
  });
}

function lazy(typeName: string, give: () => Generator<Value, void, undefined>): Value {
  return iteratorOf(give(), typeName);
}

function bounded(groupsOf: Iterable<Value[]>, length: number, context: LibraryContext): Value {
  const made: Value[] = [];
  for (const group of groupsOf) {
    made.push(tuple(group));
    context.makeRoom(length);
    if (made.length > MOST_COMBINATIONS)
      context.giveUp(say('there are more combinations than are followed'));
  }
  return iterator(made);
}

function* combinations(items: readonly Value[], length: number): Generator<Value[]> {
  if (length === 0) {
    yield [];
    return;
  }
  for (let at = 0; at <= items.length - length; at += 1) {
    const item = items[at];
    if (item === undefined) return;
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
