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

const ZOO: Files = {
  'zoo/__init__.py':
    'from .factory import create_model\nfrom . import nets\nfrom .extra import *\n',
  'zoo/registry.py': `_entries = {}
def register_model(fn):
    _entries[fn.__name__] = fn
    return fn
def is_model(name):
    return name in _entries
class Registry:
    def __init__(self, name):
        self._name = name
        self._modules = dict()
    def register_module(self, name=None):
        def wrap(cls):
            self._modules[name or cls.__name__] = cls
            return cls
        return wrap
    def build(self, cfg):
        args = dict(cfg)
        cls = self._modules.get(args.pop('type'))
        if cls is None:
            raise KeyError('unknown')
        return cls(**args)
NECKS = Registry('neck')
`,
  'zoo/factory.py':
    'from .registry import _entries, is_model\ndef create_model(name, **kwargs):\n    if not is_model(name):\n        raise RuntimeError("Unknown model " + name)\n    return _entries[name](**kwargs)\n',
  'zoo/nets/__init__.py': 'from .small import *\nfrom . import large, built\n',
  'zoo/nets/small.py':
    'from torch import nn\nfrom ..registry import register_model\n@register_model\ndef small_net(k=2):\n    return nn.MaxPool2d(k)\n',
  'zoo/nets/large.py':
    'from torch import nn\nfrom ..registry import register_model\n@register_model\ndef large_net(k=3):\n    return nn.AvgPool2d(k)\n',
  'zoo/nets/built.py':
    'from torch import nn\nfrom ..registry import _entries\n# built_net\n_entries["built_" + "net"] = lambda k=2: nn.MaxPool2d(k)\n',
  'zoo/extra/__init__.py': 'from .neck import PoolNeck\n',
  'zoo/extra/neck.py':
    'from torch import nn\nfrom zoo.registry import NECKS\n@NECKS.register_module()\nclass PoolNeck(nn.Module):\n    def __init__(self, size):\n        super().__init__()\n        self.pool = nn.AdaptiveMaxPool2d(size)\n    def forward(self, x):\n        return self.pool(x)\n',
  'zoo/broken.py': 'raise RuntimeError("small_net large_net PoolNeck: nobody imports this")\n',
};

const REGISTERED: readonly (readonly [string, string, string])[] = [
  [
    'a star of a package',
    "from zoo import create_model\nnet = create_model('small_net')\n",
    'MaxPool2d 1×1×6×6 → 1×1×3×3',
  ],
  [
    'a submodule that only its package imports',
    "import zoo\nnet = zoo.create_model('large_net', k=2)\n",
    'AvgPool2d 1×1×6×6 → 1×1×3×3',
  ],
  [
    'a module that says a name only in a comment',
    "import zoo\nnet = zoo.create_model('built_net')\n",
    'MaxPool2d 1×1×6×6 → 1×1×3×3',
  ],
  [
    'a registry object that is asked for a class by name',
    "import zoo.extra\nfrom zoo.registry import NECKS\nnet = NECKS.build(dict(type='PoolNeck', size=2))\n",
    'AdaptiveMaxPool2d@pool 1×1×6×6 → 1×1×2×2',
  ],
];

describe('registries that are filled by importing', () => {
  it.each(REGISTERED)('%s', async (_title, use, flow) => {
    const files = { ...ZOO, 'main.py': `import torch\n${use}net(torch.zeros(1, 1, 6, 6))\n` };
    for (const options of [{}, { isSlow: true }]) {
      const analysis = await read(files, options);
      expect(poolFlows(analysis)).toEqual([flow]);
      expect(analysis.problems).toEqual([]);
    }
  });

  it('says that a name is not registered where no module has it', async () => {
    const main = "import zoo\nzoo.create_model('huge_net')\n";
    const { problems } = await read({ ...ZOO, 'main.py': main });
    expect(problems.map(({ message }) => message)).toEqual([
      'RuntimeError: Unknown model huge_net',
    ]);
  });
});
