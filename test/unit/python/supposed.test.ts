import { describe, expect, it } from 'vitest';
import { textOf } from '../../../src/engine/phrase.js';
import { poolFlows, read } from './support/read.js';
import { resultOf } from './support/run-snippet.js';

/** A layer and an input that come after what only seems to fail. */
const POOLED =
  '\nimport torch\nfrom torch import nn\nlayer = nn.MaxPool2d(2)\nlayer(torch.zeros(1, 3, 8, 6))\n';
const SEEN = ['MaxPool2d 1×3×8×6 → 1×3×4×3'];

/** Each seems to raise to a reader that doesn't know all of Python. */
const gaps: readonly (readonly [string, string])[] = [
  ['an attribute of a built-in object', 'x = (1).net'],
  ['an attribute of a module', 'import math\nx = math.something_new'],
  ['an argument of a library function', 'import math\nx = math.sqrt(4, brand_new=True)'],
  ['a call of what is no function', 'x = "text"(3)'],
  ['items of what has none', 'x = [*3]'],
  ['an unpacked number', 'a, b = 3'],
  ['a loop over a number', 'for x in 3:\n    pass'],
  ['an operator', 'x = "a" - {}'],
  ['an order', 'x = 3 < "a"'],
  ['bases that contradict each other', 'class A: pass\nclass B(A): pass\nclass C(A, B): pass'],
  ['a name that `exec` may have made', 'exec("y = 1")\nx = y'],
  ['a coroutine’s own method', 'class A: pass\nasync def f():\n    return A()\nx = f().send(None)'],
  ['a decorator', '@"text"\ndef f():\n    return 1'],
  [
    'a metaclass',
    'class M(type):\n    def __new__(m, *a):\n        return 3(a)\nclass C(metaclass=M): pass',
  ],
];

describe('a failure that is only supposed', () => {
  it.each(gaps)('is a note and no problem: %s', async (_, code) => {
    const analysis = await read(code + POOLED);
    expect(analysis.problems.map(({ message }) => textOf(message))).toEqual([]);
    expect(analysis.notes.length).toBeGreaterThan(0);
    expect(poolFlows(analysis)).toEqual(SEEN);
  });

  it.each([
    ['raises it again', 'except ImportError as e:\n    print("please install it")\n    raise e'],
    ['raises another', 'except ImportError:\n    raise RuntimeError("please install it")'],
    ['leaves', 'except ModuleNotFoundError:\n    import sys\n    sys.exit(1)'],
  ])('is not what code says that %s where a package is missing', async (_, handler) => {
    const code = `try:\n    import datasets\n    from datasets import load\n${handler}\nx = load(3)`;
    const analysis = await read(code + POOLED);
    expect(analysis.problems.map(({ message }) => textOf(message))).toEqual([]);
    expect(poolFlows(analysis)).toEqual(SEEN);
    expect(await resultOf(`${code}\nresult = x`)).toBe('something unknown');
  });

  it('is not a module’s own import, which the code that imports the module guards', async () => {
    const files = {
      'main.py': `try:\n    from zoo import name\nexcept ImportError:\n    pass${POOLED}`,
      'zoo.py': 'from missing.part import check\nname = check()\n',
    };
    const analysis = await read(files);
    expect(analysis.problems).toEqual([]);
    expect(poolFlows(analysis)).toEqual(SEEN);
  });

  it('makes only the smallest expression unknown', async () => {
    expect(await resultOf('result = [1, (2).net, 3][2]')).toBe('3');
    expect(await resultOf('def f():\n    x = (2).net\n    return 4\nresult = f()')).toBe('4');
  });

  it('leaves what it decorates as it is', async () => {
    expect(await resultOf('@(3).net\ndef f():\n    return 1\nresult = f()')).toBe('1');
    expect(await resultOf('@"text"\nclass C:\n    x = 5\nresult = C.x')).toBe('5');
  });

  it('joins both ways of a `try` that would catch it', async () => {
    const code = [
      'import torch',
      'from torch import nn',
      'try:',
      '    kernel = 2',
      '    (3).net',
      'except AttributeError:',
      '    kernel = 4',
      'nn.MaxPool2d(kernel)(torch.zeros(1, 1, 8, 8))',
    ].join('\n');
    expect(poolFlows(await read(code))).toEqual([
      'MaxPool2d 1×1×8×8 → 1×1×4×4',
      'MaxPool2d 1×1×8×8 → 1×1×2×2',
    ]);
  });

  it('goes past handlers that would not catch it', async () => {
    const code = 'try:\n    result = 1\n    (3).net\nexcept KeyError:\n    result = 2';
    expect(await resultOf(code)).toBe('1');
  });
});

describe('a failure that is proved', () => {
  it.each([
    ['its own raise', 'raise ValueError("no")', 'ValueError: no'],
    ['its own assertion', 'assert 1 == 2, "no"', 'AssertionError: no'],
    ['a name', 'x = nowhere', "NameError: name 'nowhere' is not defined"],
    [
      'an attribute of its own class',
      'class A:\n    pass\nA().x',
      "AttributeError: 'A' object has no attribute 'x'",
    ],
    ['a key', 'x = {}["a"]', "KeyError: 'a'"],
  ])('is an error of the code: %s', async (_, code, message) => {
    const { problems, notes } = await read(code);
    expect(problems.map((problem) => textOf(problem.message))).toEqual([message]);
    expect(notes).toEqual([]);
  });

  it('is caught as in Python', async () => {
    expect(await resultOf('try:\n    {}["a"]\nexcept KeyError:\n    result = 2')).toBe('2');
  });

  it('is no error where it ends the program as meant', async () => {
    expect((await read('import sys\nsys.exit(0)')).problems).toEqual([]);
    expect((await read('raise SystemExit')).problems).toEqual([]);
  });

  it('is a property without an attribute', async () => {
    const code = [
      'class A:',
      '    @property',
      '    def k(self):',
      '        raise AttributeError("no")',
      'result = (getattr(A(), "k", 3), hasattr(A(), "k"))',
    ].join('\n');
    expect(await resultOf(code)).toBe('(3, False)');
  });
});

describe('what code does with itself', () => {
  it.each([
    [
      'a dtype as a function',
      'import numpy as np\nresult = (float(np.float32(3)), int(np.int64(2.5)))',
      '(3.0, 2)',
    ],
    [
      'an object’s __dict__',
      'class C:\n    def __init__(self, **kw): self.__dict__.update(kw)\nresult = getattr(C(width=9), "width", 4)',
      '9',
    ],
    ['a module’s __dict__', 'import math\nresult = math.__dict__["pi"] > 3', 'True'],
    [
      'a function under `@contextmanager` as a decorator',
      'from contextlib import contextmanager\n@contextmanager\ndef c():\n    yield\n@c()\ndef f():\n    return 3\nresult = f()',
      '3',
    ],
    ['frozen sets', 'result = frozenset([1, 2]) == frozenset([2, 1])', 'True'],
    [
      'a mapping of its own',
      `from collections.abc import MutableMapping
class M(MutableMapping):
    def __init__(self): self.d = {"a": 1}
    def __getitem__(self, k): return self.d[k]
    def __setitem__(self, k, v): self.d[k] = v
    def __delitem__(self, k): del self.d[k]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
m = M()
m.update(b=2)
result = (m.get("a"), m.get("q", 7), m.pop("b"), "b" in m, dict(m))`,
      "(1, 7, 2, False, {'a': 1})",
    ],
    [
      'what `globals` is given',
      'def make(*names):\n    globals().update({n: len(n) for n in names})\nmake("ab", "abc")\nresult = (ab, abc)',
      '(2, 3)',
    ],
    ['names that every module has', 'result = locals()["__name__"]', "'__main__'"],
    [
      'a named tuple that says how to walk it',
      'from collections import namedtuple\nclass P(namedtuple("P", "a b")):\n    def __iter__(self):\n        yield from super().__iter__()\n        yield 3\na, b, c = P(1, 2)\nresult = (c, len(list(P(1, 2))), P(1, 2)[1])',
      '(3, 3, 2)',
    ],
    ['large whole numbers', 'result = (2**64 // 2**60, -(2**62) % 3, 2**70 >> 68)', '(16, 2, 4)'],
  ])('is followed: %s', async (_, code, result) => {
    expect(await resultOf(code)).toBe(result);
  });

  it.each([
    ['a variable of the environment', 'import os\nx = int(os.environ["RANK"])'],
    [
      'an option without a default',
      'import argparse\np = argparse.ArgumentParser()\np.add_argument("--x")\nassert p.parse_args().x is not None',
    ],
    ['a container that was handed out', 'from lib import fill\nx = []\nfill(x)\ny = x[3]'],
    ['a container filled from what isn’t known', 'x = []\nx.extend(open("f"))\ny = x[3]'],
    [
      'a function under an unknown decorator',
      'from lib import main\n@main()\ndef f(cfg):\n    pass\nf()',
    ],
    ['a star import of a library', 'from keras.layers import *\nx = BrandNewLayer(3)'],
    ['weights', 'import keras\na, b = keras.layers.Dense(3).get_weights()'],
    ['a name that `exec` may have put into a dict', 'd = {}\nexec("x = 1", d)\ny = d["x"]'],
    ['the path of modules', 'import sys\nsys.path[0] = "a"\nx = sys.path[-1]'],
    [
      'the end of a container that was handed out',
      'from lib import fill\nx = []\nfill(x)\ny = x[-1]',
    ],
    ['the machine', 'import sys\nif sys.platform != "win32":\n    raise ImportError("win32 only")'],
    ['what a class of Python’s holds', 'if "__new__" not in int.__dict__:\n    raise TypeError'],
    [
      'an option that an object is given',
      'import argparse\nclass A: pass\na = A()\nargparse.ArgumentParser().parse_args([], a)\nx = a.rate',
    ],
    ['a whole number that no float is', 'if 2**64 - 1 >= 2**64:\n    raise ValueError'],
    ['the same, written out', 'if 18446744073709551615 >= 2**64:\n    raise ValueError'],
    [
      'what may be left in a dict',
      'from lib import q\nd = {1: 2}\nfor k in q:\n    del d[k]\nif d:\n    raise ValueError("left")',
    ],
    ['a counter', 'from collections import Counter\na = Counter(open("f")).most_common(1)[0]'],
  ])('is no error: %s', async (_, code) => {
    const { problems } = await read(code);
    expect(problems.map(({ message }) => textOf(message))).toEqual([]);
  });

  it('is no error that a package isn’t the program', async () => {
    const text = 'if __name__ != "a.b":\n    raise ImportError("no")\n';
    const files = { 'b/__init__.py': text };
    expect((await read(files, { file: 'b/__init__.py' })).problems).toEqual([]);
  });

  it('sees a size that Keras does not know as None', async () => {
    const code = `import keras
from keras import layers
x = keras.Input((None, None, 3))
y = layers.MaxPooling2D(3)(x) if x.shape[1] is None else layers.MaxPooling2D(2)(x)`;
    const sites = (await read(code)).sites.filter(({ flows }) => flows.length > 0);
    expect(new Set(sites.map(({ text }) => text))).toEqual(
      new Set(['layers.MaxPooling2D(3)', 'layers.MaxPooling2D(3)(x)']),
    );
  });
});
