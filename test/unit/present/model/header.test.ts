import { describe, expect, it } from 'vitest';
import { modelOf } from './traced.js';

const NET = `import torch
from torch import nn

class Net(nn.Module):
    def __init__(self, width=8):
        super().__init__()
        self.conv = nn.Conv2d(1, width, 3)
        self.pool = nn.MaxPool2d(2)

    def forward(self, x):
        return self.pool(self.conv(x))

    @classmethod
    def wide(cls, **options):
        return cls(width=32, **options)

def build(kind, **options):
    return kind(**options)

`;

describe('the header of a model', () => {
  it.each([
    ['Net(4)', 'Net(4)'],
    ['Net.wide()', 'Net(width=32, **options)'],
    ['build(Net, width=16)', 'Net(**options)'],
    [
      'nn.Sequential(nn.Conv2d(1, 4, 3), nn.MaxPool2d(2))',
      'nn.Sequential(nn.Conv2d(1, 4, 3), nn.MaxPool2d(2))',
    ],
  ])('of %s names the class', async (made, shown) => {
    const { header } = await modelOf(`${NET}net = ${made}\nnet(torch.zeros(1, 1, 12, 12))\n`);
    expect(header.code.map(({ text }) => text).join('')).toBe(shown);
  });

  it('writes on one line what code writes on several', async () => {
    const made = 'nn.Sequential(\n    nn.Conv2d(1, 4, 3),\n    nn.MaxPool2d(2)\n)';
    const { header } = await modelOf(`${NET}net = ${made}\nnet(torch.zeros(1, 1, 12, 12))\n`);
    expect(header.code.map(({ text }) => text).join('')).toBe(
      'nn.Sequential(nn.Conv2d(1, 4, 3), nn.MaxPool2d(2))',
    );
  });

  it('says what a size was worked out from, whatever the batch', async () => {
    const flat = `import torch
from torch import nn

class Flat(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 8, 3, padding=1)
        self.pool = nn.MaxPool2d(2)
        self.head = nn.Linear(8 * 14 * 14, 4)

    def forward(self, x):
        return self.head(torch.flatten(self.pool(self.conv(x)), 1))
`;
    const { header } = await modelOf(flat);
    expect(header.input).toBe('N×3×28×28');
    expect(header.origin).toMatch(/^worked out from .+ \(line 9\): .*28/u);
  });
});
