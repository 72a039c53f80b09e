import { describe, expect, it } from 'vitest';
import { modelOf, traced } from '../../../present/model/traced.js';

const UNET = `
import torch
from torch import nn

class UNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.enc = nn.Conv2d(1, 4, 3, padding=1)
        self.mid = nn.Conv2d(4, 8, 3, padding=1)
        self.pool = nn.MaxPool2d(2)
        self.up = nn.ConvTranspose2d(8, 4, 2, stride=2)
        self.head = nn.Conv2d(8, 2, 1)

    def forward(self, x):
        e = self.enc(x)
        m = self.mid(self.pool(e))
        return self.head(torch.cat([self.up(m), e], 1))

UNet()(torch.randn(1, 1, SIZE, SIZE))
`;

describe('the trace of a model', () => {
  it('is made only when it is asked for', async () => {
    const { runs } = await traced(UNET.replaceAll('SIZE', '28'));
    expect(runs?.map(({ kind, name }) => [kind, name])).toEqual([['model', 'UNet']]);
  });

  it('knows for each call the calls whose outputs it takes', async () => {
    const { edges, rows } = await modelOf(UNET.replaceAll('SIZE', '28'));
    expect(rows.map(({ title }) => title)).toEqual([
      'Conv2d',
      'MaxPool2d',
      'Conv2d',
      'ConvTranspose2d',
      'cat',
      'Conv2d',
    ]);
    expect(edges).toEqual([[-1], [0], [1], [2], [3, 0], [4]]);
  });

  it('goes on behind a call that the framework rejects, without claiming anything there', async () => {
    const { rows, broken, selected, totals } = await modelOf(UNET.replaceAll('SIZE', '57'));
    expect(rows.map(({ output }) => output)).toEqual([
      '4×57×57',
      '4×28×28',
      '8×28×28',
      '4×56×56',
      '56 ≠ 57',
      '?',
    ]);
    expect(broken?.message).toContain('Sizes of tensors must match except in dimension 1');
    expect(selected).toBe('s4');
    expect(rows[5]?.costs.operations).toBeNull();
    expect(totals.operations).toBe(
      rows.slice(0, 5).reduce((all, { costs }) => all + (costs.operations ?? 0), 0),
    );
  });

  it('counts the calls of a layer, and operators and functions as calls of their own', async () => {
    const { rows, edges } = await modelOf(`
import torch
from torch import nn
import torch.nn.functional as F

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 3, 3, padding=1)

    def forward(self, x):
        y = F.relu(self.conv(x))
        y += x
        z = self.conv(y) * y
        return torch.flatten(z.permute(0, 2, 3, 1), 1)

Net()(torch.zeros(1, 3, 8, 8))
`);
    expect(rows.map(({ title, mark, call }) => [title, mark, call.index, call.count])).toEqual([
      ['Conv2d', 'layer', 1, 2],
      ['relu', 'quiet', 1, 1],
      ['add', 'add', 1, 1],
      ['Conv2d', 'layer', 2, 2],
      ['multiply', 'multiply', 1, 1],
      ['permute', 'quiet', 1, 1],
      ['flatten', 'quiet', 1, 1],
    ]);
    expect(edges).toEqual([[-1], [0], [1, -1], [2], [3, 2], [4], [5]]);
    expect(rows.map(({ costs }) => costs.parameters)).toEqual([84, 0, 0, 0, 0, 0, 0]);
  });

  it('marks what can’t be read, and resumes where a later layer fixes the size', async () => {
    const { rows } = await modelOf(`
import torch, ops
from torch import nn

class Head(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 8, 3)
        self.pool = nn.AdaptiveAvgPool2d(1)
        for p in self.conv.parameters():
            p.requires_grad = False

    def forward(self, x):
        return self.pool(ops.deform(self.conv(x)))

Head()(torch.zeros(1, 3, 8, 8))
`);
    expect(rows.map(({ title, mark, output }) => [title, mark, output])).toEqual([
      ['Conv2d', 'layer', '8×6×6'],
      ['ops.deform(…)', 'unknown', '?'],
      ['AdaptiveAvgPool2d', 'pooling', 'C×1×1'],
    ]);
    expect(rows[0]?.chips).toEqual([{ text: 'frozen', tone: 'plain' }]);
    expect(rows[0]?.costs.trained).toBe(0);
    expect(rows[1]?.reason).toContain('isn’t in the workspace');
    expect(rows[2]?.sees).toBe('?');
  });

  it('reads Keras’s functional and sequential models, and plain functions', async () => {
    const { runs } = await traced(`
import keras
from keras import layers
import torch
import torch.nn.functional as F

inputs = keras.Input((32, 32, 3))
x = layers.Conv2D(8, 3, padding="same")(inputs)
outputs = layers.GlobalAveragePooling2D()(x)
model = keras.Model(inputs, outputs)
other = keras.Sequential([keras.Input((28, 28, 1)), layers.MaxPooling2D(), layers.Flatten(), layers.Dense(10)])

def net(x):
    return F.max_pool2d(F.relu(x), 2)

net(torch.zeros(1, 1, 8, 8))
`);
    expect(
      runs?.map(({ kind, name, steps }) => [kind, name, steps.map((one) => one.name)]),
    ).toEqual([
      ['function', 'net', ['relu', 'max_pool2d']],
      ['module', 'Model', ['Conv2D', 'GlobalAveragePooling2D']],
      ['module', 'Sequential', ['MaxPooling2D', 'Flatten', 'Dense']],
    ]);
  });
});
