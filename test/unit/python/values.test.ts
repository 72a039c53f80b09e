import { describe, expect, it } from 'vitest';
import { resultOf } from './support/run-snippet.js';

/** What CPython 3.11 prints for `repr(result)`. */
const cases: readonly (readonly [string, string, string])[] = [
  [
    'numbers',
    `result = (7 // 2, -7 // 2, 7 % -3, -7 % 3, 2 ** 10, 2 ** -1, 7 / 2, 1e3, 0x1F, 0b101, 0o17, 1_000, int(3.9), int(-3.9), int('12'), float('2.5'), round(2.5), round(3.5), round(2.675, 2), abs(-4), divmod(7, 3), 5 & 3, 5 | 3, 5 ^ 3, ~5, 1 << 4, True + 1, min(3, 1, 2), max([1, 5, 2]), sum([1, 2], 10), int('ff', 16), 10 ** 2, pow(2, 3, 5))`,
    `(3, -4, -2, 2, 1024, 0.5, 3.5, 1000.0, 31, 5, 15, 1000, 3, -3, 12, 2.5, 2, 4, 2.67, 4, (2, 1), 1, 7, 6, -6, 16, 2, 1, 5, 13, 255, 100, 3)`,
  ],
  [
    'floats print as in Python',
    `result = (1.0, 0.1 + 0.2, 1e-07, 1e16, 123456789.0, float('inf'), -0.0, 1.5e300, 2.0 ** 0.5)`,
    `(1.0, 0.30000000000000004, 1e-07, 1e+16, 123456789.0, inf, -0.0, 1.5e+300, 1.4142135623730951)`,
  ],
  [
    'strings',
    `s = 'Hello, World'
result = (s.lower(), s.upper(), s.split(', '), '-'.join(['a', 'b']), s.replace('l', 'L', 2), s.startswith(('He', 'x')), s.find('W'), s[1:4], s[::-1], s[-3:], 'a,b,,c'.split(','), ' x y '.split(), '  t '.strip(), 'xxaxx'.strip('x'), 'abc'.index('c'), 'aXbX'.count('X'), '7'.zfill(3), 'ab'.center(6, '*'), 'k=v'.partition('='), 'a.b.c'.rsplit('.', 1), 'abc'.isalpha(), '12'.isdigit(), 'x'.ljust(3) + '|', 'tEsT'.title(), 'a\\tb', r'\\n', "it's", 'say "hi"', 'pre_x'.removeprefix('pre_'))`,
    `('hello, world', 'HELLO, WORLD', ['Hello', 'World'], 'a-b', 'HeLLo, World', True, 7, 'ell', 'dlroW ,olleH', 'rld', ['a', 'b', '', 'c'], ['x', 'y'], 't', 'a', 2, 2, '007', '**ab**', ('k', '=', 'v'), ['a.b', 'c'], True, True, 'x  |', 'Test', 'a\\tb', '\\\\n', "it's", 'say "hi"', 'x')`,
  ],
  [
    'formatting',
    `n, x, name = 42, 3.14159, 'net'
result = (f'{n:05d}|{x:.2f}|{x:8.3f}|{name:>6}|{name!r}|{n:,}|{n:x}|{n=}|{{}}|{name:^7}|{x:e}|{0.256:.1%}|{n:+d}|{1234567.891:,.1f}', '%d of %s: %.2f %%' % (n, name, x), '{} {1} {name}'.replace('{} ', '').format('a', 'b', name='c'), '{:>4}|{:<4}|{:04.1f}'.format('a', 'b', 2.5), '%s' % name, '%(a)s-%(b)03d' % {'a': 1, 'b': 2}, f"{'x' * 3}{[1, 2][0]}", f'{x:{8}.{2}f}', '%5s|%-5s|' % ('a', 'b'))`,
    `("00042|3.14|   3.142|   net|'net'|42|2a|n=42|{}|  net  |3.141590e+00|25.6%|+42|1,234,567.9", '42 of net: 3.14 %', 'b c', '   a|b   |02.5', 'net', '1-002', 'xxx1', '    3.14', '    a|b    |')`,
  ],
  [
    'what is easily misread',
    `class A: x = [1, 2]
def f(*args): return args
def g(p):
    match p:
        case (1 | 2): return 'few'
        case {A.x.__len__: _} | [_, _]: return 'other'
        case -1 | 1 + 2j: return 'odd'
type(A()).y = 7
match = case = 5
result = (r'\\\\', [*A.x, 3], [*f(1), *f(2)], f(n := 1 if True else 2), f((*A.x,)), A.y, match - case, g(1), g([0, 0]), g(-1), -2 ** 2, not 1 == 2, 1 if 0 else 2 if 0 else 3, 0xFFor 1, 1.)`,
    `('\\\\\\\\', [1, 2, 3], [1, 2], (1,), ((1, 2),), 7, 0, 'few', 'other', 'odd', -4, True, 3, 255, 1.0)`,
  ],
  [
    'lists',
    `a = [3, 1, 2]
b = a[:]
a.append(4); a.insert(0, 9); a.extend([5, 6]); a.remove(1)
p = a.pop(); q = a.pop(0)
c = sorted(b, reverse=True); b.sort(key=lambda v: -v)
m = list(range(6)); m[1:3] = ['x']; m[::2] = [0, 0, 0]
result = (a, p, q, c, b, m, [1] * 3 + [2], a.index(4), a.count(2), [1, 2] == [1, 2], [1, 2] < [1, 3], len(a), 3 in a, list(reversed(a)), a[-1], a[1:], [[0] * 2 for _ in range(2)])`,
    `([3, 2, 4, 5], 6, 9, [3, 2, 1], [3, 2, 1], [0, 'x', 0, 4, 0], [1, 1, 1, 2], 2, 1, True, True, 4, True, [5, 4, 2, 3], 5, [2, 4, 5], [[0, 0], [0, 0]])`,
  ],
  [
    'dicts',
    `d = {'a': 1, **{'b': 2}}
d.update(c=3); d.update({'d': 4}); d.setdefault('e', []).append(5)
p = d.pop('a'); g = d.get('z', 0); z = d.pop('nope', None)
result = (d, p, g, z, list(d), list(d.values()), {k: v for k, v in d.items() if k != 'e'}, dict([('x', 1)]), dict(zip('ab', [1, 2])), 'b' in d, len(d), {**d, 'b': 0} == d, d | {'q': 1}, {1: 'int', 'a': 'str', (1, 2): 'tuple'}, {1: 'a', True: 'b', 1.0: 'c'}, dict.fromkeys('ab', 0))`,
    `({'b': 2, 'c': 3, 'd': 4, 'e': [5]}, 1, 0, None, ['b', 'c', 'd', 'e'], [2, 3, 4, [5]], {'b': 2, 'c': 3, 'd': 4}, {'x': 1}, {'a': 1, 'b': 2}, True, 4, False, {'b': 2, 'c': 3, 'd': 4, 'e': [5], 'q': 1}, {1: 'int', 'a': 'str', (1, 2): 'tuple'}, {1: 'c'}, {'a': 0, 'b': 0})`,
  ],
  [
    'sets',
    `s = {3, 1}
s.add(2); s.discard(9)
result = (sorted(s), sorted(s | {7}), s & {1, 9}, sorted(s - {1}), {1} <= s, 2 in s, len(set('hello')), sorted(set([1, 1, 2]).union([5])), frozenset([1]) == frozenset([1]))`,
    `([1, 2, 3], [1, 2, 3, 7], {1}, [2, 3], True, True, 4, [1, 2, 5], True)`,
  ],
  [
    'comprehensions',
    `n = 3
result = ([x * y for x in range(n) for y in range(x) if x != 2], {x: x ** 2 for x in range(3)}, sorted({x % 2 for x in range(5)}), list(x for x in 'ab'), [(lambda q: q + x)(1) for x in range(2)], [y for x in [[1, 2], [3]] for y in x], [last := i for i in range(3)], last, any(x > 1 for x in [0, 2]), all(x for x in []), [a if a else 'none' for a in (0, 1)])`,
    `([0], {0: 0, 1: 1, 2: 4}, [0, 1], ['a', 'b'], [1, 2], [1, 2, 3], [0, 1, 2], 2, True, True, ['none', 1])`,
  ],
  [
    'slices and ranges',
    `r = range(2, 20, 3)
result = (list(r), len(r), r[1], r[-1], list(r[1:3]), list(range(5, 0, -2)), [0, 1, 2, 3, 4][-2:], [0, 1, 2, 3][slice(1, None)], 'abcdef'[1:5:2], 5 in r, list(range(0)), (1, 2, 3)[:-1])`,
    `([2, 5, 8, 11, 14, 17], 6, 5, 17, [5, 8], [5, 3, 1], [3, 4], [1, 2, 3], 'bd', True, [], (1, 2))`,
  ],
  [
    'collections',
    `from collections import OrderedDict, defaultdict, deque, Counter
d = defaultdict(list); d['a'].append(1); d['b']
o = OrderedDict([('x', 1), ('y', 2)]); o.move_to_end('x')
q = deque([1, 2]); q.appendleft(0); q.append(3); l = q.popleft()
c = Counter('hello')
result = (dict(d), list(o), list(o.items()), l, list(q), c['l'], c.most_common(1))`,
    `({'a': [1], 'b': []}, ['y', 'x'], [('y', 2), ('x', 1)], 0, [1, 2, 3], 2, [('l', 2)])`,
  ],
  [
    'itertools',
    `import itertools as it
result = (list(it.chain([1], (2, 3))), list(it.chain.from_iterable([[1], [2]])), list(it.product('ab', [1, 2])), list(it.combinations([1, 2, 3], 2)), list(it.permutations([1, 2])), list(it.accumulate([1, 2, 3])), list(it.islice(it.count(5), 3)), list(it.repeat(7, 2)), list(it.zip_longest([1], [2, 3], fillvalue=0)), [(k, list(g)) for k, g in it.groupby('aab')], list(it.islice(it.cycle([1, 2]), 5)), list(it.takewhile(lambda v: v < 3, [1, 2, 5, 1])), list(it.starmap(pow, [(2, 3)])))`,
    `([1, 2, 3], [1, 2], [('a', 1), ('a', 2), ('b', 1), ('b', 2)], [(1, 2), (1, 3), (2, 3)], [(1, 2), (2, 1)], [1, 3, 6], [5, 6, 7], [7, 7], [(1, 2), (0, 3)], [('a', ['a', 'a']), ('b', ['b'])], [1, 2, 1, 2, 1], [1, 2], [8])`,
  ],
  [
    'math and operator',
    `import math, operator
from operator import itemgetter, attrgetter
result = (math.ceil(2.1), math.floor(-2.1), math.sqrt(16), math.log2(8), math.gcd(12, 18), math.prod([2, 3, 4]), math.comb(5, 2), math.inf > 5, math.isclose(0.1 + 0.2, 0.3), operator.add(1, 2), itemgetter(1)([5, 6]), itemgetter('a', 'b')({'a': 1, 'b': 2}), sorted([(2, 'a'), (1, 'b')], key=itemgetter(0)), math.hypot(3, 4), math.trunc(-1.5), math.factorial(5), math.isqrt(17), math.lcm(4, 6))`,
    `(3, -3, 4.0, 3.0, 6, 24, 10, True, True, 3, 6, (1, 2), [(1, 'b'), (2, 'a')], 5.0, -1, 120, 4, 12)`,
  ],
  [
    'copies',
    `import copy
class A:
    def __init__(self): self.x = [1]
a = A(); b = copy.deepcopy(a); c = copy.copy(a)
b.x.append(2); c.x.append(3)
m = [[0]] * 2; n = copy.deepcopy(m); n[0].append(1)
result = (a.x, b.x, c.x, c is a, n)`,
    `([1, 3], [1, 2], [1, 3], False, [[0, 1], [0, 1]])`,
  ],
  [
    'builtin functions',
    `result = (list(map(lambda a, b: a + b, [1, 2], [3, 4])), list(filter(None, [0, 1, '', 2])), list(zip(*[(1, 'a'), (2, 'b')])), list(enumerate('ab', start=1)), sorted('bca', key=str.upper), min('abc', key=lambda c: -ord(c)), max([], default=3), isinstance(1, (str, int)), callable(len), type(1) is int, type('').__name__, list(reversed('abc')), hex(255), bin(5), chr(97), ord('a'), repr('x'), str(1.5), bool([]), tuple([1]), hash(3), sum(x for x in range(4)), isinstance(True, int), len('é'), list('ab'), issubclass(bool, int), getattr('x', 'upper')(), float(2), sum([[1], [2]], []))`,
    `([4, 6], [1, 2], [(1, 2), ('a', 'b')], [(1, 'a'), (2, 'b')], ['a', 'b', 'c'], 'c', 3, True, True, True, 'str', ['c', 'b', 'a'], '0xff', '0b101', 'a', 97, "'x'", '1.5', False, (1,), 3, 6, True, 1, ['a', 'b'], True, 'X', 2.0, [1, 2])`,
  ],
  [
    'regular expressions',
    `import re
m = re.match(r'(?P<kind>[a-z]+)_k(\\d)', 'ir_k3_s2')
result = (m.group(1), m.group('kind'), m.group(2), m.groups(), re.split(r'(\\d.*)', 'k3x'), re.sub('a+', 'b', 'caat'), re.findall(r'\\d+', 'a1b22'), re.search('x', 'abc'), bool(re.fullmatch('a.c', 'abc')), re.compile('b').search('abc').start())`,
    `('ir', 'ir', '3', ('ir', '3'), ['k', '3x', ''], 'cbt', ['1', '22'], None, True, 1)`,
  ],
  [
    'paths',
    `import os
from os import path
result = (os.path.join('a', 'b.py'), path.basename('x/y.txt'), path.splitext('m.tar.gz'), os.path.dirname('a/b/c'))`,
    `('a/b.py', 'y.txt', ('m.tar', '.gz'), 'a/b')`,
  ],
];

describe('Python’s values', () => {
  it.each(cases)('%s', async (_title, code, expected) => {
    expect(await resultOf(code)).toBe(expected);
  });
});
