import { cls, fn, libraryModule, method, sameAs } from '../libraries/members.js';
import { dictOf, NONE, tuple } from '../values/create.js';
import type { Value } from '../values/value.js';
import { source } from './iterators.js';

const passFunction = fn('function=None, *args, **kwargs', (args) => args.get('function'));

/** `functools`. Caches don't cache: what they wrap has no effects that would show. */
export const functools = libraryModule('functools', {
  partial: cls({
    construct: method('function, *args, **kwargs', (args, context) => {
      const made = context.instantiate('functools.partial');
      const inner = partialParts(args.get('function'));
      made.attributes.set('func', inner.callee);
      made.attributes.set('args', tuple([...inner.args, ...args.rest]));
      made.attributes.set('keywords', dictOf([...inner.keywords, ...args.extra]));
      return made;
    }),
    methods: {
      __call__: method('*args, **kwargs', (args, context) => {
        const { callee, args: before, keywords } = partialParts(args.self);
        for (const [name, value] of args.extra) keywords.set(name, value);
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
    return (
      total ?? context.suppose('TypeError', 'reduce() of empty iterable with no initial value')
    );
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

/** What a partial object calls, and with what; any other callable has nothing bound. */
function partialParts(value: Value): {
  readonly callee: Value;
  readonly args: readonly Value[];
  readonly keywords: Map<string, Value>;
} {
  const keywords = new Map<string, Value>();
  if (value.kind !== 'instance' || value.type.qualifiedName !== 'functools.partial') {
    return { callee: value, args: [], keywords };
  }
  const given = value.attributes.get('args');
  const named = value.attributes.get('keywords');
  if (named?.kind === 'dict') {
    for (const entry of named.entries.values()) {
      if (entry.key.kind === 'string') keywords.set(entry.key.value, entry.value);
    }
  }
  const callee = value.attributes.get('func') ?? NONE;
  return { callee, args: given?.kind === 'tuple' ? given.items : [], keywords };
}
