import { describe, expect, it } from 'vitest';
import { textOf } from '../../../src/engine/phrase.js';
import { PythonReader } from '../../../src/python/analyse.js';

const alone = { read: () => null };

const read = (text: string) => new PythonReader().analyse('case.py', text, alone);

/** Code that would make more than any memory holds; the pooling below it is to be read all the same. */
const GROWING = [
  ['a repeated empty list', 'a = [] * 10**9'],
  ['a repeated list', 'a = [1] * 10**9'],
  ['chunks of a tensor', 'import torch\na = torch.zeros(10**9, 1).chunk(10**9)'],
  ['chunks of an open size', 'def f(x):\n    return list(x.chunk(10**9))\nimport torch.nn as nn'],
  ['a tensor cut into ones', 'import torch\na = torch.zeros(10**9).split(1)'],
  ['a tensor unbound', 'import torch\na, *b = torch.zeros(10**9)\nc = torch.zeros(10**9).unbind()'],
  ['a tensor as a list', 'import torch\na = torch.zeros(10**5, 10**4).tolist()'],
  ['parts of an array', 'import numpy as np\na = np.array_split(np.zeros(9), 10**9)'],
  ['places of an array', 'import numpy as np\na = np.delete(np.zeros(10**9), slice(1, 9))'],
  ['parts of a TensorFlow tensor', 'import tensorflow as tf\na = tf.unstack(tf.zeros((10**9, 1)))'],
  [
    'a sequence of the code that says it is long',
    'from collections.abc import Sequence\nclass S(Sequence):\n    def __len__(self): return 10**9\n    def __getitem__(self, i): return i\na = list(reversed(S()))',
  ],
  ['repeated bytes', "a = b'x' * 10**12"],
  ['text that doubles', "a = 'x'\nfor _ in range(100):\n    a += a"],
  ['text that is joined with itself', "a = 'xy'\nfor _ in range(60):\n    a = a.join(a)"],
  ['text that is filled into itself', "a = '{0}{0}'\nfor _ in range(60):\n    a = a.format(a)"],
  ['a wide text', "a = 'x'.ljust(10**12) + f'{1:>1000000000}' + '%1000000000d' % 1"],
  ['tabs of any width', "a = ('\\t' * 1000).expandtabs(10**9)"],
  ['a slice of a giant range', 'a = range(10**18)[::2][5:]'],
  ['a list that takes itself in', 'a = [1]\nfor _ in range(60):\n    a.extend(a)'],
  ['displays that double', 'a = (1,)\nfor _ in range(60):\n    a = (*a, *a)'],
  ['a slice that is replaced by all', 'a = [1] * 3\nfor _ in range(60):\n    a[len(a):] = a'],
  [
    'dicts of dicts',
    'a, b = {}, {}\nfor _ in range(60):\n    a, b = {0: a, 1: a}, {0: b, 1: b}\nc = a == b',
  ],
  ['tuples of tuples as keys', 'a = (0,)\nfor _ in range(60):\n    a = (a, a)\nb = {a: 1}'],
  [
    'a copy of shared parts',
    'import copy\na = (0,)\nfor _ in range(60):\n    a = (a, a)\nb = copy.deepcopy(a)',
  ],
  ['the text of shared parts', 'a = [0]\nfor _ in range(60):\n    a = [a, a]\nb = str(a)'],
  ['products', 'import itertools\na = list(itertools.product(range(9), repeat=10**9))'],
  ['an endless iterator', 'import itertools\na = any(x < 0 for x in itertools.count())'],
  ['a number without end', 'a = 10 ** 10 ** 10'],
] as const;

describe('code that makes more than memory holds', () => {
  it.each(GROWING)('is read to its end: %s', async (_, text) => {
    const code = `${text}\nimport torch\ny = torch.nn.MaxPool2d(2)(torch.zeros(1, 1, 8, 6))\n`;
    const { sites } = await read(code);
    const shapes = sites.flatMap(({ flows }) => flows.map(({ output }) => output));
    expect(shapes).toContainEqual([1, 1, 4, 3]);
  });

  it('is not known where it is too long, instead of cut', async () => {
    const { sites } = await read(
      'import torch.nn as nn\nname = str([[0] * 1000] * 1000)\npool = nn.MaxPool2d(len(name))\n',
    );
    expect(sites[0]?.unknown).not.toBeNull();
  });
});

describe('a model that can only be supposed to fail', () => {
  it('ends no reading', async () => {
    const { sites } = await read(
      `from flax import nnx
import jax.numpy as jnp
class Net(nnx.Module):
    def __init__(self):
        self.size = 2
y = nnx.max_pool(jnp.zeros((1, 8, 6, 1)), (2, 2), strides=(2, 2))
`,
    );
    expect(sites[0]?.flows[0]?.output).toEqual([1, 4, 3, 1]);
  });
});

describe('a loop whose end is not known', () => {
  it('runs on for an unknown number of rounds after a few', async () => {
    const { sites } = await read(
      `import os, torch, torch.nn.functional as F
x = torch.zeros(1, 1, 1024, 1024)
n = 0
while True:
    x = F.max_pool2d(x, 2)
    n += 1
    if os.urandom(1)[0] > 9:
        break
y = F.avg_pool2d(torch.zeros(1, 1, 8, 8), n)
`,
    );
    const [loop, after] = sites;
    expect(loop?.flows.length).toBeLessThan(8);
    expect(after?.flows).toEqual([]);
    expect(after?.unknown).not.toBeNull();
  });

  it('is stopped after as many rounds as it says, each time', async () => {
    const { problems } = await read(
      `import winreg
def first(key):
    i = 0
    while True:
        i += 1
    return i
def other():
    first(1)
    first(2)
first(3)
other()
`,
    );
    const loops = problems.filter(({ code }) => code === 'stopped-loop');
    expect(loops.map(({ message }) => textOf(message))).toEqual([
      'Stopped here after 1001 rounds of the loop.',
    ]);
  });

  it('may end where `itertools.count` goes on and something may fail', async () => {
    const { problems, sites } = await read(
      `import itertools, winreg, torch, torch.nn.functional as F
def find(key):
    for i in itertools.count():
        try:
            winreg.EnumValue(key, i)
        except OSError:
            break
    return i
find(1)
y = F.max_pool2d(torch.zeros(1, 1, 8, 8), 2)
`,
    );
    expect(problems.filter(({ code }) => code !== 'stopped-loop')).toEqual([]);
    expect(sites[0]?.flows[0]?.output).toEqual([1, 1, 4, 4]);
  });

  it('ends exactly where its condition is known', async () => {
    const { sites } = await read(
      `import torch, torch.nn.functional as F
x = torch.zeros(1, 1, 64, 64)
while x.shape[-1] > 4:
    x = F.max_pool2d(x, 2)
y = F.avg_pool2d(x, 2)
`,
    );
    expect(sites.at(-1)?.flows[0]?.output).toEqual([1, 1, 2, 2]);
  });
});
