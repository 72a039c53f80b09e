import { describe, expect, it } from 'vitest';
import { resultOf } from './support/run-snippet.js';

/** What CPython 3.11 prints for `repr(result)`. */
const cases: readonly (readonly [string, string, string])[] = [
  [
    'every kind of parameter',
    `def f(a, b=2, /, c=3, *rest, d, e=5, **more):
    return (a, b, c, rest, d, e, more)
result = [f(1, d=4), f(1, 20, 30, 40, 50, d=4, g=7), f(*[1, 2, 3], **{'d': 9, 'e': 8})]`,
    `[(1, 2, 3, (), 4, 5, {}), (1, 20, 30, (40, 50), 4, 5, {'g': 7}), (1, 2, 3, (), 9, 8, {})]`,
  ],
  [
    'defaults are evaluated once',
    `def f(x, seen=[]):
    seen.append(x)
    return list(seen)
result = [f(1), f(2)]`,
    `[[1], [1, 2]]`,
  ],
  [
    'closures see later changes',
    `def counter():
    n = 0
    def step():
        nonlocal n
        n += 1
        return n
    return step
a = counter()
result = [a(), a(), counter()()]`,
    `[1, 2, 1]`,
  ],
  [
    'lambdas in a loop share the loop variable',
    `fs = [lambda: i for i in range(3)]
gs = [lambda i=i: i for i in range(3)]
result = ([f() for f in fs], [g() for g in gs])`,
    `([2, 2, 2], [0, 1, 2])`,
  ],
  [
    'global names',
    `n = 1
def f():
    global n
    n = n + 1
    return n
f()
result = (f(), n)`,
    `(3, 3)`,
  ],
  [
    'decorators with and without arguments',
    `import functools
def twice(f):
    @functools.wraps(f)
    def g(*args, **kwargs):
        return f(f(*args, **kwargs))
    return g
def plus(n):
    def wrap(f):
        return lambda x: f(x) + n
    return wrap
@plus(100)
@twice
def inc(x):
    return x + 1
@twice
def named(x):
    return x * 2
result = (inc(1), named(3), named.__name__)`,
    `(103, 12, 'named')`,
  ],
  [
    'partial, nested and overridden',
    `from functools import partial
def f(a, b, c=0, d=0):
    return (a, b, c, d)
p = partial(partial(f, 1, c=3), 2, d=4)
result = [p(), p(c=9), p.func is f, p.args, p.keywords]`,
    `[(1, 2, 3, 4), (1, 2, 9, 4), True, (1, 2), {'c': 3, 'd': 4}]`,
  ],
  [
    'reduce, cache and cached property',
    `from functools import reduce, lru_cache, cached_property
@lru_cache(maxsize=None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
class A:
    calls = 0
    @cached_property
    def v(self):
        A.calls += 1
        return 7
a = A()
result = (reduce(lambda x, y: x * y, [1, 2, 3, 4]), fib(10), a.v, a.v, A.calls)`,
    `(24, 55, 7, 7, 1)`,
  ],
  [
    'generators, also delegating',
    `def inner(n):
    for i in range(n):
        yield i
    return 'done'
def outer():
    yield 'a'
    yield from inner(3)
    yield 'b'
result = (list(outer()), sum(inner(5)), next(inner(2)), next(iter([]), None))`,
    `(['a', 0, 1, 2, 'b'], 10, 0, None)`,
  ],
  [
    'keyword-only and unpacking calls',
    `def f(*, size, **kw):
    return size, sorted(kw)
opts = dict(size=3, b=1)
result = f(**opts, a=2)`,
    `(3, ['a', 'b'])`,
  ],
];

describe('Python’s functions', () => {
  it.each(cases)('%s', async (_title, code, expected) => {
    expect(await resultOf(code)).toBe(expected);
  });
});
