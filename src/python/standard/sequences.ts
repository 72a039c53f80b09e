import { say } from '../../engine/phrase.js';
import type { LibraryContext, LibraryMember } from '../libraries/contract.js';
import { cls, method } from '../libraries/members.js';
import type { Arguments } from '../libraries/arguments.js';
import { append, bool, int, iterator, list, NONE, tuple } from '../values/create.js';
import type { Value } from '../values/value.js';
import { container, selfList } from './natives.js';
import { sortValues } from './sort.js';

/** `list`, `tuple`, `range`, `slice`. */
export const sequenceClasses: Readonly<Record<string, LibraryMember>> = {
  list: cls({
    construct: method('iterable=(), /', (args, context) =>
      list([...context.items(args.get('iterable'))]),
    ),
    methods: {
      __init__: method('iterable=(), /', (args, context) => {
        selfList(args).items = [...context.items(args.get('iterable'))];
        return NONE;
      }),
      append: method('item, /', (args, context) => {
        grow(args, context, 1).push(args.get('item'));
        return NONE;
      }),
      extend: method('iterable, /', (args, context) => {
        const more = context.items(args.get('iterable'));
        append(grow(args, context, more.length), more);
        return NONE;
      }),
      insert: method('index, item, /', (args, context) => {
        change(args, context).splice(args.integer('index'), 0, args.get('item'));
        return NONE;
      }),
      pop: method('index=-1, /', (args, context) => {
        const items = change(args, context);
        const [item] = items.splice(args.integer('index'), 1);
        return (
          selfList(args).uncertain ?? item ?? context.raise('IndexError', 'pop from empty list')
        );
      }),
      remove: method('item, /', (args, context) => {
        const items = change(args, context);
        const at = indexOf(items, args.get('item'), context);
        if (at < 0) {
          return (
            selfList(args).uncertain ?? context.raise('ValueError', 'list.remove(x): x not in list')
          );
        }
        items.splice(at, 1);
        return NONE;
      }),
      // A deque is followed as a list, so lists have its methods too.
      appendleft: method('item, /', (args, context) => {
        change(args, context).unshift(args.get('item'));
        return NONE;
      }),
      popleft: method('', (args, context) => {
        const item = change(args, context).shift();
        return (
          selfList(args).uncertain ?? item ?? context.raise('IndexError', 'pop from an empty deque')
        );
      }),
      extendleft: method('iterable, /', (args, context) => {
        const more = [...context.items(args.get('iterable'))].reverse();
        const items = change(args, context, more.length);
        append(more, items);
        selfList(args).items = more;
        return NONE;
      }),
      rotate: method('n=1, /', (args, context) => {
        const items = change(args, context);
        const steps = items.length === 0 ? 0 : args.integer('n') % items.length;
        const moved = items.splice(items.length - steps);
        append(moved, items);
        selfList(args).items = moved;
        return NONE;
      }),
      clear: method('', (args, context) => {
        change(args, context).length = 0;
        return NONE;
      }),
      reverse: method('', (args, context) => {
        change(args, context).reverse();
        return NONE;
      }),
      sort: method('*, key=None, reverse=False', (args, context) => {
        const sorted = sortValues(
          change(args, context),
          args.get('key'),
          args.flag('reverse'),
          context,
        );
        selfList(args).items = sorted;
        return NONE;
      }),
      copy: method('', (args) => list([...selfList(args).items])),
      index: indexMethod('list'),
      count: countMethod(),
      ...indexing(),
    },
  }),
  tuple: cls({
    construct: method('iterable=(), /', (args, context) =>
      tuple(context.items(args.get('iterable'))),
    ),
    methods: { index: indexMethod('tuple'), count: countMethod(), ...indexing() },
  }),
  range: cls({
    construct: method('first, second=None, step=1, /', (args, context) => {
      const [start, stop] = args.isNone('second')
        ? [0, args.integer('first')]
        : [args.integer('first'), args.integer('second')];
      const step = args.integer('step');
      if (step === 0) context.raise('ValueError', 'range() arg 3 must not be zero');
      return { kind: 'range', start, stop, step };
    }),
    methods: { index: indexMethod('range'), count: countMethod(), ...indexing() },
    properties: {
      start: method('', (args) => (args.self.kind === 'range' ? int(args.self.start) : NONE)),
      stop: method('', (args) => (args.self.kind === 'range' ? int(args.self.stop) : NONE)),
      step: method('', (args) => (args.self.kind === 'range' ? int(args.self.step) : NONE)),
    },
  }),
  slice: cls({
    construct: method('first, second=None, step=None, /', (args) => {
      const isOne = !args.given('second');
      return {
        kind: 'slice',
        start: isOne ? NONE : args.get('first'),
        stop: isOne ? args.get('first') : args.get('second'),
        step: args.get('step'),
      };
    }),
    properties: {
      start: method('', (args) => (args.self.kind === 'slice' ? args.self.start : NONE)),
      stop: method('', (args) => (args.self.kind === 'slice' ? args.self.stop : NONE)),
      step: method('', (args) => (args.self.kind === 'slice' ? args.self.step : NONE)),
    },
  }),
};

/** Lists are moved about in memory as a whole: so many items for one step. */
const ITEMS_PER_STEP = 64;

/** Behind its end a list grows without being moved but now and then. */
const ITEMS_PER_STEP_AT_END = 4096;

/** The items of a list that is about to get `more` items behind its last one. */
function grow(args: Arguments, context: LibraryContext, more: number): Value[] {
  const self = selfList(args);
  context.willChange(self);
  context.makeRoom(more + Math.floor(self.items.length / ITEMS_PER_STEP_AT_END));
  return self.items;
}

/** The items of a list that is about to be changed, by `more` items at most. */
function change(args: Arguments, context: LibraryContext, more = 0): Value[] {
  const self = selfList(args);
  context.willChange(self);
  context.makeRoom(more + Math.floor(self.items.length / ITEMS_PER_STEP));
  return self.items;
}

/** The items that a sequence holds itself, whatever its class writes of how to walk it. */
function ownItems(args: Arguments, context: LibraryContext): readonly Value[] {
  const self = container(args);
  return self.kind === 'tuple' ? self.items : context.items(self);
}

function indexing(): Record<string, ReturnType<typeof method>> {
  return {
    __len__: method('', (args, context) => int(ownItems(args, context).length)),
    __iter__: method('', (args, context) => iterator(ownItems(args, context))),
    __getitem__: method('index, /', (args, context) =>
      context.getItem(container(args), args.get('index')),
    ),
    __setitem__: method('index, value, /', (args, context) => {
      context.setItem(container(args), args.get('index'), args.get('value'));
      return NONE;
    }),
    __contains__: method('item, /', (args, context) => {
      const answer = context.contains(container(args), args.get('item'));
      return answer === null
        ? context.unknown(say('whether it is in there isn’t known'))
        : bool(answer);
    }),
    __add__: method('other, /', (args, context) =>
      context.binary('+', container(args), args.get('other')),
    ),
  };
}

function indexMethod(type: string): ReturnType<typeof method> {
  return method('item, start=0, stop=None, /', (args, context) => {
    const items = context.items(container(args));
    const from = args.integer('start');
    const at = indexOf(items.slice(from), args.get('item'), context);
    if (at >= 0) return int(at + from);
    return context.suppose('ValueError', `${context.repr(args.get('item'))} is not in ${type}`);
  });
}

function countMethod(): ReturnType<typeof method> {
  return method('item, /', (args, context) => {
    const items = context.items(container(args));
    return int(items.filter((one) => context.equal(one, args.get('item')) === true).length);
  });
}

function indexOf(items: readonly Value[], item: Value, context: LibraryContext): number {
  return items.findIndex((one) => {
    const answer = context.equal(one, item);
    return answer ?? context.giveUp(say('whether two values are equal isn’t known'));
  });
}
