import { textOf } from '../../../src/engine/phrase.js';
import { describe, expect, it } from 'vitest';
import { poolFlows, read } from './support/read.js';

const model = (extra: {
  before?: string;
  signature?: string;
  init?: string;
  after?: string;
}): string => `
import torch
from typing import Annotated
from torch import nn, Tensor
${extra.before ?? ''}
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        ${extra.init ?? 'pass'}
        self.pool = nn.MaxPool2d(2)

    def forward(self, ${extra.signature ?? 'x'}):
        return self.pool(x)
${extra.after ?? ''}
`;

describe('where the input of a model comes from', () => {
  it.each<[string, string, string[]]>([
    [
      'a call in the code',
      model({ after: 'net = Net()\nnet(torch.zeros(1, 3, 8, 8))' }),
      ['MaxPool2d@pool 1×3×8×8 → 1×3×4×4'],
    ],
    [
      'a loop over the layers',
      'import torch\nfrom torch import nn\nX = torch.rand(1, 1, 6, 6)\nfor layer in nn.Sequential(nn.ReLU(), nn.MaxPool2d(3)):\n    X = layer(X)\n',
      ['MaxPool2d 1×1×6×6 → 1×1×2×2'],
    ],
    [
      'a comment above the class',
      model({ before: '# poolscope: input=(1, 3, 64, 64)' }),
      ['MaxPool2d@pool 1×3×64×64 → 1×3×32×32'],
    ],
    [
      'a comment with names',
      model({ before: '# poolscope: input=(N, 3, 64, W)' }),
      ['MaxPool2d@pool N×3×64×W → N×3×32×⌊W/2⌋'],
    ],
    [
      'a comment on the line of a variable',
      'from torch import nn\nnet = nn.Sequential(nn.MaxPool2d(2))  # poolscope: input=(1, 1, 28, 28)\n',
      ['MaxPool2d@0 1×1×28×28 → 1×1×14×14'],
    ],
    [
      'a jaxtyping annotation',
      model({ before: 'from jaxtyping import Float', signature: 'x: Float[Tensor, "b 3 48 48"]' }),
      ['MaxPool2d@pool b×3×48×48 → b×3×24×24'],
    ],
    [
      'Annotated',
      model({ signature: 'x: Annotated[Tensor, (2, 3, 10, 10)]' }),
      ['MaxPool2d@pool 2×3×10×10 → 2×3×5×5'],
    ],
    [
      'example_input_array',
      model({ init: 'self.example_input_array = torch.zeros(4, 3, 20, 20)' }),
      ['MaxPool2d@pool 4×3×20×20 → 4×3×10×10'],
    ],
    [
      'a default configuration',
      model({ init: "self.default_cfg = {'input_size': (3, 32, 32)}" }),
      ['MaxPool2d@pool 1×3×32×32 → 1×3×16×16'],
    ],
    ['nothing: symbols', model({}), ['MaxPool2d@pool N×C×H×W → N×C×⌊H/2⌋×⌊W/2⌋']],
    [
      'the main block',
      model({ after: "if __name__ == '__main__':\n    Net()(torch.zeros(1, 3, 4, 4))" }),
      ['MaxPool2d@pool 1×3×4×4 → 1×3×2×2'],
    ],
    [
      'symbols for sizes of a class that nobody builds',
      'from torch import nn\nclass Block(nn.Module):\n    def __init__(self, channels):\n        super().__init__()\n        self.conv = nn.Conv2d(3, channels, 3, padding=1)\n        self.pool = nn.AdaptiveAvgPool2d(1)\n    def forward(self, x):\n        return self.pool(self.conv(x))\n',
      ['AdaptiveAvgPool2d@pool N×channels×H×W → N×channels×1×1'],
    ],
    [
      'a function that makes the model',
      'from torch import nn\nclass Net(nn.Module):\n    def __init__(self, widths):\n        super().__init__()\n        self.layers = nn.Sequential(*[nn.MaxPool2d(w) for w in widths])\n    def forward(self, x):\n        return self.layers(x)\ndef tiny(pretrained=False):\n    return Net([2, 3])\n',
      [
        'MaxPool2d@layers.0 N×C×H×W → N×C×⌊H/2⌋×⌊W/2⌋',
        'MaxPool2d@layers.1 N×C×⌊H/2⌋×⌊W/2⌋ → N×C×⌊H/6⌋×⌊W/6⌋',
      ],
    ],
    [
      'a function of tensors that nobody calls',
      'import torch.nn.functional as F\ndef head(x):\n    return F.avg_pool2d(x, 2)\n',
      ['F.avg_pool2d N×C×H×W → N×C×⌊H/2⌋×⌊W/2⌋'],
    ],
  ])('%s', async (_title, code, flows) => {
    const analysis = await read(code);
    const calls = poolFlows(analysis);
    expect(calls.length > 0 ? calls : poolFlows(analysis, 'constructor')).toEqual(flows);
  });

  it('is what the reader chose, where the code tells nothing', async () => {
    const analysis = await read(model({}), { chosen: [1, 3, 12, 12] });
    expect(poolFlows(analysis)).toEqual(['MaxPool2d@pool 1×3×12×12 → 1×3×6×6']);
    expect(textOf(analysis.sites[0]?.flows[0]?.origin ?? '')).toBe('your choice');
  });

  it('is named', async () => {
    const analysis = await read(
      model({ after: 'net = Net()\nX = torch.zeros(1, 3, 8, 8)\nnet(X)' }),
    );
    expect(textOf(analysis.sites[0]?.flows[0]?.origin ?? '')).toBe('net(X)');
  });

  it('comes from the entry that is asked for', async () => {
    const analysis = await read(
      'from torch import nn\ndef make(k=2):\n    body = nn.Sequential(nn.MaxPool2d(k), nn.MaxPool2d(k))\n    return nn.Sequential(body, nn.Flatten())\n',
      { entry: { name: 'make', kwargs: { k: 3 }, attr: '0', inputs: [[1, 2, 27, 27]] } },
    );
    expect(poolFlows(analysis, 'constructor')).toEqual([
      'MaxPool2d@0 1×2×27×27 → 1×2×9×9',
      'MaxPool2d@1 1×2×9×9 → 1×2×3×3',
    ]);
  });

  it('says when there is no such entry', async () => {
    const analysis = await read('x = 1\n', { entry: { name: 'net', inputs: [] } });
    expect(analysis.problems.map((one) => one.code)).toEqual(['unknown-entry']);
  });
});
