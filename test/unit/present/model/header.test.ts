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
});
