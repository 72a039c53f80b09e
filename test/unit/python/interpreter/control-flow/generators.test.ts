import { describe, expect, it } from 'vitest';
import { resultOf } from '../../support/run-snippet.js';

/** What CPython 3.11 prints for `repr(result)`. */
const cases: readonly (readonly [string, string, string])[] = [
  [
    'a body begins with the first item, and goes no further than asked',
    `log = []
def g():
    log.append('begin')
    for i in range(3):
        log.append(i)
        yield i * 10
    log.append('end')
it = g()
log.append('made')
first = next(it)
log.append('taken')
result = (first, list(it), next(it, 'over'), log)`,
    `(0, [10, 20], 'over', ['made', 'begin', 0, 'taken', 1, 2, 'end'])`,
  ],
  [
    'endless generators are taken from, sliced and zipped',
    `from itertools import islice, takewhile
def count(n=0):
    while True:
        yield n
        n += 1
def evens():
    yield from (i for i in count() if i % 2 == 0)
result = (list(islice(evens(), 4)), list(zip('abc', count(5))), [i for i in takewhile(lambda v: v < 3, count())],
          {k: v for k, v in zip(['x', 'y'], count())}, dict(enumerate(islice(count(7), 2))), next(i for i in count() if i > 9))`,
    `([0, 2, 4, 6], [('a', 5), ('b', 6), ('c', 7)], [0, 1, 2], {'x': 0, 'y': 1}, {0: 7, 1: 8}, 10)`,
  ],
  [
    'a yield is worth what is sent',
    `def averager():
    total, count, average = 0, 0, None
    while True:
        value = yield average
        if value is None:
            return total
        total += value
        count += 1
        average = total / count
a = averager()
next(a)
got = [a.send(10), a.send(30)]
try:
    a.send(None)
except StopIteration:
    got.append('stopped')
result = got`,
    `[10.0, 20.0, 'stopped']`,
  ],
  [
    'yield from is worth what the inner generator returns',
    `def inner():
    got = yield 1
    yield got
    return 'inner'
def outer():
    answer = yield from inner()
    yield answer
    nested = [(yield from [7, 8]), (yield 9)]
    yield nested
o = outer()
result = (next(o), o.send('sent'), list(o))`,
    `(1, 'sent', ['inner', 7, 8, 9, [None, None]])`,
  ],
  [
    'try, finally, else and bare raise around a yield',
    `log = []
def g(fail):
    try:
        yield 1
        if fail:
            raise ValueError('no')
    except ValueError as e:
        yield str(e)
        try:
            raise
        except ValueError:
            log.append('raised again')
    else:
        yield 'fine'
    finally:
        yield 'last'
        log.append('out')
result = (list(g(True)), list(g(False)), log)`,
    `([1, 'no', 'last'], [1, 'fine', 'last'], ['raised again', 'out', 'out'])`,
  ],
  [
    'break, continue and else of loops, match and with',
    `class Box:
    def __enter__(self):
        log.append('in')
        return 3
    def __exit__(self, *args):
        log.append('out')
log = []
def g():
    with Box() as n:
        for i in range(10):
            if i == 1:
                continue
            if i == n:
                break
            yield i
        else:
            yield 'never'
    n = 2
    while n:
        n -= 1
        match n:
            case 1:
                yield 'one'
            case _:
                yield 'other'
    else:
        yield 'else'
result = (list(g()), log)`,
    `([0, 2, 'one', 'other', 'else'], ['in', 'out'])`,
  ],
  [
    'generator expressions options names up when they are used',
    `n = 1
squares = (i * n for i in range(3) if i != 1)
n = 10
pairs = ((a, b) for a in 'ab' for b in range(2))
result = (list(squares), list(squares), next(pairs), list(pairs), sum(x for x in range(5)), any(v > 2 for v in iter([1, 3, 'x'])))`,
    `([0, 20], [], ('a', 0), [('a', 1), ('b', 0), ('b', 1)], 10, True)`,
  ],
  [
    'a tree is walked by recursion',
    `def walk(tree):
    if isinstance(tree, list):
        for one in tree:
            yield from walk(one)
    else:
        yield tree
result = list(walk([1, [2, [3, [4]], 5], [[6]]]))`,
    `[1, 2, 3, 4, 5, 6]`,
  ],
  [
    'an object whose __iter__ is a generator, unpacked and starred',
    `class Blocks:
    def __init__(self, *sizes):
        self.sizes = sizes
    def __iter__(self):
        for size in self.sizes:
            yield size
a, *rest = Blocks(1, 2, 3)
def f(*args):
    return args
result = (a, rest, f(*Blocks(4, 5)), max(Blocks(7, 9)), 5 in Blocks(4, 5), sorted(Blocks(3, 1)))`,
    `(1, [2, 3], (4, 5), 9, True, [1, 3])`,
  ],
  [
    'a context manager made of a generator goes on behind its yield',
    `from contextlib import contextmanager
log = []
@contextmanager
def scope(name):
    log.append('enter ' + name)
    yield name.upper()
    log.append('leave ' + name)
with scope('a') as got:
    log.append(got)
result = log`,
    `['enter a', 'A', 'leave a']`,
  ],
];

describe('Python’s generators', () => {
  it.each(cases)('%s', async (_title, code, expected) => {
    expect(await resultOf(code)).toBe(expected);
  });
});
