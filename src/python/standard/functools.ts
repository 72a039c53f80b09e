import { cls, fn, libraryModule, method, sameAs } from '../libraries/contract.js';
import { dictOf, NONE, tuple } from '../values/create.js';
import type { Value } from '../values/value.js';
import { source } from './iterators.js';

const passFunction = fn('function=None, *args, **kwargs', (args) => args.get('function'));

/** `functools`. Caches don't cache: what they wrap has no effects that would show. */
export const functools = libraryModule('functools', {
  partial: cls({
    construct: method('function, *args, **kwargs', (args, context) => {
      const made = context.instantiate('functools.partial');
      made.attributes.set('func', args.get('function'));
      made.attributes.set('args', tuple(args.rest));
      made.attributes.set('keywords', dictOf(args.extra));
      return made;
    }),
    methods: {
      __call__: method('*args, **kwargs', (args, context) => {
        const { attributes } = args.selfInstance();
        const callee = attributes.get('func') ?? NONE;
        const given = attributes.get('args');
        const named = attributes.get('keywords');
        const keywords = new Map<string, Value>();
        if (named?.kind === 'dict') {
          for (const { key, value } of named.entries.values()) {
            if (key.kind === 'string') keywords.set(key.value, value);
          }
        }
        for (const [name, value] of args.extra) keywords.set(name, value);
        const before = given?.kind === 'tuple' ? given.items : [];
        return context.call(callee, [...before, ...args.rest], keywords);
      }),
    },
  }),
  partialmethod: sameAs('functools.partial'),
  reduce: fn('function, iterable, *initial', (args, context) => {
    const items = source(args.get('iterable'), context);
    let total = args.rest[0];
    for (let step = items.next(); step.done !== true; step = items.next()) {
      total =
        total === undefined ? step.value : context.call(args.get('function'), [total, step.value]);
    }
    return total ?? context.raise('TypeError', 'reduce() of empty iterable with no initial value');
  }),
  wraps: fn('wrapped, assigned=None, updated=None', (args) => {
    const wrapped = args.get('wrapped');
    return {
      kind: 'builtin',
      name: 'functools.wraps.<decorator>',
      function: fn('wrapper', (inner, context) => {
        const wrapper = inner.get('wrapper');
        if (wrapper.kind !== 'function') return wrapper;
        for (const name of ['__name__', '__qualname__', '__module__', '__doc__']) {
          const value = context.getAttribute(wrapped, name);
          if (value !== undefined) context.setAttribute(wrapper, name, value);
        }
        context.setAttribute(wrapper, '__wrapped__', wrapped);
        if (wrapped.kind === 'function') {
          for (const [name, value] of wrapped.attributes)
            context.setAttribute(wrapper, name, value);
        }
        return wrapper;
      }).function,
    };
  }),
  update_wrapper: fn('wrapper, wrapped, **kwargs', (args) => args.get('wrapper')),
  lru_cache: fn('maxsize=128, typed=False', (args) => {
    const first = args.get('maxsize');
    return first.kind === 'function' || first.kind === 'builtin'
      ? first
      : {
          kind: 'builtin',
          name: 'functools.lru_cache.<decorator>',
          function: fn('function', (inner) => inner.get('function')).function,
        };
  }),
  cache: passFunction,
  singledispatch: passFunction,
  total_ordering: fn('type', (args) => args.get('type')),
  cmp_to_key: passFunction,
  cached_property: fn('function', (args) => ({
    kind: 'property',
    get: args.get('function'),
    set: null,
    cached: true,
  })),
});
