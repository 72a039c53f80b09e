import { describe, expect, it } from 'vitest';
import { resultOf } from '../../support/run-snippet.js';

/** What CPython 3.11 prints for `repr(result)`. */
const cases: readonly (readonly [string, string, string])[] = [
  [
    'while with else, break and continue',
    `out = []
n = 0
while n < 10:
    n += 1
    if n % 2: continue
    if n > 6: break
    out.append(n)
else:
    out.append('else')
for i in range(2): pass
else: out.append('done')
result = out`,
    `[2, 4, 6, 'done']`,
  ],
  [
    'try, except, else, finally',
    `log = []
def f(x):
    try:
        log.append('try')
        if x == 0: raise ValueError('zero')
        if x == 1: return 'one'
        y = [][x]
    except (KeyError, IndexError) as e:
        return type(e).__name__
    except ValueError as e:
        return str(e)
    else:
        return 'else'
    finally:
        log.append('finally')
result = ([f(0), f(1), f(2)], log)`,
    `(['zero', 'one', 'IndexError'], ['try', 'finally', 'try', 'finally', 'try', 'finally'])`,
  ],
  [
    'raise from, reraise and custom errors',
    `class E(Exception):
    def __init__(self, code): super().__init__(f'code {code}'); self.code = code
def f():
    try:
        try:
            {}['a']
        except KeyError as e:
            raise E(3) from e
    except E:
        raise
try:
    f()
except E as e:
    result = (e.code, str(e), e.args, isinstance(e, Exception))`,
    `(3, 'code 3', ('code 3',), True)`,
  ],
  [
    'unpacking of every kind',
    `a, (b, *c), [d] = 1, (2, 3, 4), [5]
*e, f = 'xyz'
g = h = [0]
g[0], k = k0 = (7, 8)
(m := 5)
result = (a, b, c, d, e, f, h, k, k0, m)`,
    `(1, 2, [3, 4], 5, ['x', 'y'], 'z', [7], 8, (7, 8), 5)`,
  ],
  [
    'augmented assignment changes lists in place',
    `a = [1]; b = a; a += [2]; a *= 2
t = (1,); u = t; t += (2,)
d = {'n': 1}; d['n'] += 4
s = 'x'; s *= 3
n = 7; n //= 2; n **= 2; n -= 1; n %= 5; n <<= 2; n |= 1
result = (b, t, u, d, s, n)`,
    `([1, 2, 1, 2], (1, 2), (1,), {'n': 5}, 'xxx', 13)`,
  ],
  [
    'del of names, items and slices',
    `x = [0, 1, 2, 3, 4, 5]
del x[0], x[-1]
del x[1:3]
d = {'a': 1, 'b': 2}
del d['a']
result = (x, d)`,
    `([1, 4], {'b': 2})`,
  ],
  [
    'match with every pattern',
    `class P:
    __match_args__ = ('x', 'y')
    def __init__(self, x, y): self.x = x; self.y = y
def f(v):
    match v:
        case 0 | 1: return 'small'
        case -1: return 'minus'
        case 'hi': return 'text'
        case [a, b]: return ('pair', a, b)
        case [a, *rest]: return ('list', a, rest)
        case {'k': k, **more}: return ('map', k, more)
        case P(x, y=0): return ('axis', x)
        case P(x=x, y=y) if x == y: return ('diagonal', x)
        case int() as n: return ('int', n)
        case None: return 'none'
        case _: return 'other'
result = [f(v) for v in (0, -1, 'hi', [1, 2], (1, 2, 3), {'k': 1, 'z': 2}, P(3, 0), P(4, 4), 9, None, 2.5)]`,
    `['small', 'minus', 'text', ('pair', 1, 2), ('list', 1, [2, 3]), ('map', 1, {'z': 2}), ('axis', 3), ('diagonal', 4), ('int', 9), 'none', 'other']`,
  ],
  [
    'chained comparison and short circuit',
    `def boom(): raise RuntimeError
result = (1 < 2 < 3, 1 < 3 < 2, 3 > 2 > 2 or 'x', False and boom(), 1 or boom(), not [], None is None, 1 in [1] in [[1]], 'a' not in 'b', [] or {} or 'last', 0 and 1)`,
    `(True, False, 'x', False, 1, True, True, True, True, 'last', 0)`,
  ],
  [
    'conditional imports of what is missing',
    `try:
    import a_package_nobody_has as q
    has = True
except ImportError:
    q = None
    has = False
result = (q, has)`,
    `(None, False)`,
  ],
  [
    'assert and with several managers',
    `class M:
    def __init__(self, n): self.n = n
    def __enter__(self): return self.n
    def __exit__(self, t, v, b): return t is ValueError
out = []
with M(1) as a, M(2) as b:
    out.append(a + b)
    raise ValueError
try:
    assert out == [], 'not empty'
except AssertionError as e:
    out.append(str(e))
result = out`,
    `[3, 'not empty']`,
  ],
  [
    'loops over dicts, enumerate, zip and reversed',
    `d = {'a': 1, 'b': 2}
out = []
for i, (k, v) in enumerate(d.items(), 1): out.append((i, k, v))
for x, y in zip('ab', range(5)): out.append((x, y))
for z in reversed([1, 2]): out.append(z)
for k in d: out.append(k)
result = out`,
    `[(1, 'a', 1), (2, 'b', 2), ('a', 0), ('b', 1), 2, 1, 'a', 'b']`,
  ],
];

describe('Python’s statements', () => {
  it.each(cases)('%s', async (_title, code, expected) => {
    expect(await resultOf(code)).toBe(expected);
  });
});
