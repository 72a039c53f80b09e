import { describe, expect, it } from 'vitest';
import { poolFlows, read, type Files } from './support/read.js';

const PACKAGE: Files = {
  'zoo/__init__.py': 'from .models import *\nfrom . import layers\n',
  'zoo/models/__init__.py': 'from .net import *\nfrom .other import Other as Renamed\n',
  'zoo/models/net.py':
    "import torch.nn as nn\nfrom ..layers import make_pool\n__all__ = ['Net', 'tiny']\nclass Net(nn.Module):\n    def __init__(self, k):\n        super().__init__()\n        self.pool = make_pool(k)\n    def forward(self, x):\n        return self.pool(x)\ndef tiny():\n    return Net(2)\ndef _hidden():\n    pass\n",
  'zoo/models/other.py':
    'from .net import tiny\nfrom zoo.layers.pools import make_pool as mp\nclass Other: pass\n',
  'zoo/layers/__init__.py': 'from .pools import make_pool\n',
  'zoo/layers/pools.py':
    'from torch import nn\nfrom ..models import net as circular\ndef make_pool(k):\n    assert circular.tiny\n    return nn.MaxPool2d(k)\n',
};

const USES: readonly (readonly [string, string])[] = [
  ['a name through two packages', 'from zoo import tiny\nnet = tiny()\n'],
  ['a submodule', 'import zoo.models.net\nnet = zoo.models.net.Net(2)\n'],
  ['an alias', 'import zoo.models as m\nnet = m.tiny()\n'],
  ['a star', 'from zoo.models import *\nnet = tiny()\n'],
  [
    'an import inside a function',
    'def f():\n    from zoo.models.net import Net\n    return Net(k=2)\nnet = f()\n',
  ],
  ['importlib', "import importlib\nnet = importlib.import_module('zoo.models.net').tiny()\n"],
];

describe('imports across files', () => {
  it.each(USES)('%s', async (_title, use) => {
    const files = { ...PACKAGE, 'main.py': `import torch\n${use}net(torch.zeros(1, 1, 4, 4))\n` };
    const flows = ['MaxPool2d@pool 1×1×4×4 → 1×1×2×2'];
    expect(poolFlows(await read(files))).toEqual(flows);
    expect(poolFlows(await read(files, { isSlow: true }))).toEqual(flows);
  });

  it('reads a file of a package by itself, from the package’s root', async () => {
    const analysis = await read(PACKAGE, {
      file: 'zoo/models/net.py',
      entry: { name: 'tiny', inputs: [[1, 1, 6, 6]] },
    });
    expect(poolFlows(analysis)).toEqual(['MaxPool2d@pool 1×1×6×6 → 1×1×3×3']);
    expect(analysis.problems).toEqual([]);
  });

  it('takes the other way where a package is missing', async () => {
    const analysis = await read(
      'import torch\nfrom torch import nn\ntry:\n    from fancy_ops import FastPool as Pool\nexcept ImportError:\n    Pool = nn.MaxPool2d\nPool(2)(torch.zeros(1, 1, 4, 4))\n',
    );
    expect(poolFlows(analysis)).toEqual(['MaxPool2d 1×1×4×4 → 1×1×2×2']);
  });

  it('goes on where a module fails half-way', async () => {
    const files: Files = {
      'broken.py': 'import torch\nfrom torch import nn\nx = 1 / 0\npool = nn.MaxPool2d(2)\n',
      'main.py': 'import torch\nfrom broken import pool, x\npool(torch.zeros(1, 1, 4, 4))\n',
    };
    const analysis = await read(files);
    expect(poolFlows(analysis)).toEqual(['MaxPool2d 1×1×4×4 → 1×1×2×2']);
    expect(analysis.problems.map((one) => [one.code, one.range?.file])).toEqual([
      ['ZeroDivisionError', 'broken.py'],
    ]);
  });
});

describe('broken files', () => {
  it('give what can be read around the break', async () => {
    const analysis = await read(`
import torch
from torch import nn
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.MaxPool2d(2
        self.b = nn.MaxPool2d(3)
    def forward(self, x):
        return self.b(self.a(x))
pool = nn.MaxPool2d(kernel_size=3, stride=
def f(x:
    return x
Net()(torch.zeros(1, 1, 12, 12))
`);
    expect(poolFlows(analysis, 'constructor')).toEqual([
      'MaxPool2d@a 1×1×12×12 → 1×1×6×6',
      'MaxPool2d@b 1×1×6×6 → 1×1×2×2',
    ]);
    expect(analysis.problems.map((one) => [one.code, one.range?.start.line])).toEqual([
      ['syntax', 6],
      ['syntax', 10],
      ['syntax', 11],
    ]);
  });
});
