import { describe, expect, it } from 'vitest';
import { poolFlows, read } from './support/read.js';

/** Ways to a container of layers of which nobody can tell what it holds. */
const built: readonly (readonly [string, string, string])[] = [
  [
    'a list made in a loop over what isn’t known',
    'ls = []\n        for _ in q:\n            ls.append(C())\n        self.ls = nn.ModuleList(ls)',
    'for l in self.ls:\n            x = l(x)',
  ],
  [
    'the same, unpacked',
    'ls = []\n        for _ in q:\n            ls.append(C())\n        self.ls = nn.Sequential(*ls)',
    'x = self.ls(x)',
  ],
  [
    'a container that grows in such a loop',
    'self.ls = nn.ModuleList()\n        for _ in q:\n            self.ls.append(C())',
    'for l in self.ls:\n            x = l(x)',
  ],
  [
    'the same under names that aren’t known',
    'self.ls = nn.Sequential()\n        for i, _ in enumerate(q):\n            self.ls.add_module(f"c{i}", C())',
    'x = self.ls(x)',
  ],
  [
    'one that may have got another layer',
    'self.ls = nn.Sequential(C())\n        if q:\n            self.ls.append(C())',
    'x = self.ls(x)',
  ],
  [
    'a dictionary whose keys aren’t known',
    'self.ls = nn.ModuleDict({k: C() for k in q})',
    'for l in self.ls.values():\n            x = l(x)',
  ],
];

describe('containers whose layers aren’t all known', () => {
  it.each(built)('make no size up: %s', async (_title, build, apply) => {
    const code = `import torch\nfrom torch import nn\nfrom lib import q\ndef C():\n    return nn.Conv2d(3, 3, 3)\nclass Net(nn.Module):\n    def __init__(self):\n        super().__init__()\n        ${build}\n        self.pool = nn.MaxPool2d(2)\n    def forward(self, x):\n        ${apply}\n        return self.pool(x)\nNet()(torch.zeros(1, 3, 32, 32))\n`;
    const analysis = await read(code);
    expect(poolFlows(analysis)).toEqual(['MaxPool2d@pool N×C×H×W → N×C×⌊H/2⌋×⌊W/2⌋']);
    expect(analysis.problems).toEqual([]);
  });
});

describe('sizes of what nothing is known of', () => {
  it('are never said to differ from each other', async () => {
    const code =
      'import torch\nfrom torch import nn\nfrom lib import a, b\nc = nn.Conv2d(3, 8, 1)\nx = c(a)\ny = nn.functional.interpolate(c(b), scale_factor=2)\nnn.MaxPool2d(2)(x + y)\ntorch.cat([x, y], 1)\n';
    expect((await read(code)).problems).toEqual([]);
  });
});

describe('what may be one of several things', () => {
  it('goes on with those that don’t fail', async () => {
    const code =
      'import torch\nfrom lib import q\nif q:\n    from lib import f\nelse:\n    def f(x):\n        raise ImportError("f")\nf(torch.zeros(1))\n';
    expect((await read(code)).problems).toEqual([]);
  });

  it('fails where all of them do', async () => {
    const code =
      'from lib import q\nif q:\n    def f(x):\n        raise ValueError("a")\nelse:\n    def f(x):\n        raise ValueError("b")\nf(1)\n';
    expect((await read(code)).problems.map(({ code: kind }) => kind)).toEqual(['ValueError']);
  });
});

describe('layers that are listened to', () => {
  it('tell their outputs to a collector in a context variable', async () => {
    const code =
      "import torch\nfrom torch import nn\nfrom contextvars import ContextVar\nfrom threading import Lock\nactive = ContextVar('active', default=None)\nlock = Lock()\ndef listen(module, key):\n    def hook(module, args, output):\n        found = active.get()\n        if found is not None and key in found:\n            found[key].append(output)\n    module.register_forward_hook(hook)\nnet = nn.Sequential(nn.Conv2d(3, 4, 3), nn.Conv2d(4, 5, 3))\nwith lock:\n    for layer in net.children():\n        listen(layer, 'states')\nheld = {'states': []}\ntoken = active.set(held)\ntry:\n    net(torch.zeros(1, 3, 8, 8))\nfinally:\n    active.reset(token)\nassert active.get() is None\nfor state in held['states']:\n    nn.functional.max_pool2d(state, 2)\n";
    const analysis = await read(code);
    expect(poolFlows(analysis)).toEqual([
      'F.max_pool2d 1×4×6×6 → 1×4×3×3',
      'F.max_pool2d 1×5×4×4 → 1×5×2×2',
    ]);
  });

  it('keep what unread code may have put into a list within a list', async () => {
    const code = "from lib import fill\nheld = {'states': []}\nfill(held)\nheld['states'][0]\n";
    expect((await read(code)).problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});
