import { describe, expect, it } from 'vitest';
import { resultOf } from '../../support/run-snippet.js';

/** What CPython 3.11 prints for `repr(result)`. */
const cases: readonly (readonly [string, string, string])[] = [
  [
    'inheritance and super',
    `class A:
    def __init__(self, x):
        self.x = x
    def show(self):
        return f'A{self.x}'
class B(A):
    def __init__(self, x, y):
        super().__init__(x)
        self.y = y
    def show(self):
        return super().show() + f'B{self.y}'
result = (B(1, 2).show(), isinstance(B(1, 2), A), issubclass(B, A), B.__name__, B.__mro__[1].__name__)`,
    `('A1B2', True, True, 'B', 'A')`,
  ],
  [
    'diamonds follow C3',
    `class A:
    def f(self): return ['A']
class B(A):
    def f(self): return ['B'] + super().f()
class C(A):
    def f(self): return ['C'] + super(C, self).f()
class D(B, C):
    def f(self): return ['D'] + super().f()
result = (D().f(), [k.__name__ for k in D.__mro__])`,
    `(['D', 'B', 'C', 'A'], ['D', 'B', 'C', 'A', 'object'])`,
  ],
  [
    'properties, static and class methods',
    `class A:
    count = 0
    def __init__(self):
        type(self).count += 1
        self._v = 1
    @property
    def v(self):
        return self._v
    @v.setter
    def v(self, value):
        self._v = value * 2
    @staticmethod
    def s(x): return x + 1
    @classmethod
    def make(cls): return cls()
class B(A):
    pass
a = A(); a.v = 5
b = B.make()
result = (a.v, A.s(1), a.s(2), type(b).__name__, A.count, B.count)`,
    `(10, 2, 3, 'B', 1, 2)`,
  ],
  [
    'dunder methods',
    `class V:
    def __init__(self, *x): self.x = x
    def __add__(self, o): return V(*(a + b for a, b in zip(self.x, o.x)))
    def __radd__(self, o): return V(*(a + o for a in self.x))
    def __mul__(self, k): return V(*(a * k for a in self.x))
    def __eq__(self, o): return self.x == o.x
    def __lt__(self, o): return self.x < o.x
    def __len__(self): return len(self.x)
    def __getitem__(self, i): return self.x[i]
    def __iter__(self): return iter(self.x)
    def __contains__(self, v): return v in self.x
    def __call__(self, y): return y + 1
    def __bool__(self): return len(self.x) > 2
    def __repr__(self): return f'V{self.x}'
    def __neg__(self): return V(*(-a for a in self.x))
v = V(1, 2)
result = (v + V(3, 4), 10 + v, v * 2, v == V(1, 2), v != V(1, 3), len(v), v[1], list(v), 2 in v, v(4), bool(v), -v, max(V(1), V(5)), *v)`,
    `(V(4, 6), V(11, 12), V(2, 4), True, True, 2, 2, [1, 2], True, 5, False, V(-1, -2), V(5,), 1, 2)`,
  ],
  [
    'metaclasses that make their classes',
    `class Meta(type):
    def __new__(mcs, name, bases, members, scale=1, **kw):
        members['size'] = members.get('size', 0) * scale
        made = super().__new__(mcs, name, bases, members)
        made.label = name.lower()
        return made
    def __init__(cls, name, bases, members, **kw):
        super().__init__(name, bases, members)
        cls.known = sorted(k for k in members if not k.startswith('__'))
class A(metaclass=Meta, scale=3):
    size = 2
    def area(self):
        return self.size ** 2
    def twice(self):
        return [self.label, self.area() * 2]
class B(A):
    size = 5
    def area(self):
        return super().area() + 1
    def __init_subclass__(cls, **kw):
        super().__init_subclass__()
made = Meta('C', (A,), {'size': 7})
result = (A.size, A.label, A.known, A().area(), B().area(), B.label, B().twice(), made.size, made().area())`,
    `(6, 'a', ['area', 'size', 'twice'], 36, 26, 'b', ['b', 52], 7, 49)`,
  ],
  [
    'getattr and setattr hooks',
    `class A:
    def __init__(self):
        object.__setattr__(self, 'log', [])
    def __setattr__(self, k, v):
        self.log.append(k)
        object.__setattr__(self, k, v)
    def __getattr__(self, k):
        if k.startswith('auto_'):
            return k[5:]
        raise AttributeError(k)
a = A(); a.x = 1; setattr(a, 'y', 2)
result = (a.log, a.x, a.auto_z, hasattr(a, 'auto_q'), hasattr(a, 'nope'), getattr(a, 'nope', 3))`,
    `(['x', 'y'], 1, 'z', True, False, 3)`,
  ],
  [
    'dataclasses',
    `from dataclasses import dataclass, field, replace, asdict, fields
@dataclass
class Base:
    a: int
    b: str = 'x'
@dataclass
class Cfg(Base):
    items: list = field(default_factory=list)
    k: int = field(default=3, init=False)
    def __post_init__(self):
        self.total = self.a + self.k
c = Cfg(1); d = replace(c, a=5, items=[1])
result = (c.a, c.b, c.items, c.k, c.total, d.a, d.items, asdict(d), [f.name for f in fields(Cfg)], Cfg(1) == Cfg(1))`,
    `(1, 'x', [], 3, 4, 5, [1], {'a': 5, 'b': 'x', 'items': [1], 'k': 3}, ['a', 'b', 'items', 'k'], True)`,
  ],
  [
    'enums',
    `from enum import Enum, auto, IntEnum
class Color(Enum):
    RED = 1
    GREEN = 2
    LIME = 2
    def low(self): return self.name.lower()
class Mode(str, Enum):
    MAX = 'max'
    AVG = 'avg'
class N(IntEnum):
    A = auto()
    B = auto()
result = (Color.RED.value, Color(2).name, Color['RED'] is Color.RED, Color.LIME is Color.GREEN, [c.name for c in Color], Color.RED.low(), Mode.MAX == 'max', Mode('avg') is Mode.AVG, N.B + 1, len(Color), Color.RED in (Color.RED,))`,
    `(1, 'GREEN', True, True, ['RED', 'GREEN'], 'red', True, True, 3, 2, True)`,
  ],
  [
    'named tuples',
    `from collections import namedtuple
from typing import NamedTuple
P = namedtuple('P', 'x y', defaults=[9])
class Q(NamedTuple):
    a: int
    b: int = 4
    def total(self): return self.a + self.b
p = P(1); q = Q(3)
x, y = p
result = (p.x, p.y, x, y, p[0], p._replace(x=7).x, q.total(), q._fields, len(q), isinstance(p, tuple), P(*[5, 6]).y)`,
    `(1, 9, 1, 9, 1, 7, 7, ('a', 'b'), 2, True, 6)`,
  ],
  [
    'subclasses of containers',
    `from collections import OrderedDict
class D(dict):
    def __getattr__(self, k): return self[k]
class L(list):
    def second(self): return self[1]
class O(OrderedDict):
    pass
d = D(a=1); d['b'] = 2
l = L([1, 2, 3]); l.append(4)
o = O([('z', 1), ('y', 2)])
result = (d.b, sorted(d), len(d), l.second(), len(l), l[-1], list(o), isinstance(l, list), 'a' in d, list(d.items()))`,
    `(2, ['a', 'b'], 2, 2, 4, 4, ['z', 'y'], True, True, [('a', 1), ('b', 2)])`,
  ],
  [
    'class attributes, class body code and nested classes',
    `class A:
    sizes = [n * 2 for n in range(3)]
    if len(sizes) > 2:
        big = True
    class Inner:
        z = 5
    def get(self): return self.Inner.z
result = (A.sizes, A.big, A().get(), A.Inner().z)`,
    `([0, 2, 4], True, 5, 5)`,
  ],
  [
    'init_subclass and class registries',
    `class Base:
    kinds = {}
    def __init_subclass__(cls, kind=None, **kw):
        super().__init_subclass__(**kw)
        Base.kinds[kind or cls.__name__] = cls
class A(Base): pass
class B(Base, kind='bee'): pass
result = (sorted(Base.kinds), Base.kinds['bee'] is B)`,
    `(['A', 'bee'], True)`,
  ],
  [
    '__new__ and context managers',
    `class S:
    def __new__(cls, v):
        self = super().__new__(cls)
        self.made = v
        return self
    def __init__(self, v): self.v = v + 1
    def __enter__(self): return self.v
    def __exit__(self, *a): self.closed = True
s = S(1)
with s as v:
    w = v
result = (s.made, s.v, w, s.closed)`,
    `(1, 2, 2, True)`,
  ],
];

describe('Python’s classes', () => {
  it.each(cases)('%s', async (_title, code, expected) => {
    expect(await resultOf(code)).toBe(expected);
  });
});
