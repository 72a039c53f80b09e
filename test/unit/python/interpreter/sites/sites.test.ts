import { textOf } from '../../../../../src/engine/phrase.js';
import { describe, expect, it } from 'vitest';
import { poolFlows, read } from '../../support/read.js';

describe('sites', () => {
  it('are one for the constructor and one for each call', async () => {
    const analysis = await read(
      'import torch\nfrom torch import nn\npool = nn.MaxPool2d(3, stride=2, padding=1)\npool(torch.zeros(1, 1, 4, 4))\npool(torch.zeros(1, 1, 9, 9))\n',
    );
    expect(analysis.sites.map((one) => `${one.role} ${one.range.start.line} ${one.text}`)).toEqual([
      'constructor 2 nn.MaxPool2d(3, stride=2, padding=1)',
      'call 3 pool(torch.zeros(1, 1, 4, 4))',
      'call 4 pool(torch.zeros(1, 1, 9, 9))',
    ]);
    expect(poolFlows(analysis, 'constructor')).toEqual([
      'MaxPool2d 1×1×4×4 → 1×1×2×2',
      'MaxPool2d 1×1×9×9 → 1×1×5×5',
    ]);
  });

  it('see what hooks before a layer put in the place of its input', async () => {
    const analysis = await read(
      `import torch
from torch import nn
def halve(layer, inputs):
    return inputs[0][..., ::2, ::2]
def options(layer, inputs):
    layer.seen = inputs
pool = nn.MaxPool2d(2)
pool.register_forward_pre_hook(options)
handle = pool.register_forward_pre_hook(halve)
pool(torch.zeros(1, 3, 16, 16))
handle.remove()
pool(torch.zeros(1, 3, 16, 16))
`,
    );
    expect(poolFlows(analysis, 'call')).toEqual([
      'MaxPool2d 1×3×8×8 → 1×3×4×4',
      'MaxPool2d 1×3×16×16 → 1×3×8×8',
    ]);
  });

  it('tell where each argument is written and why some can’t be edited there', async () => {
    const analysis = await read(
      'from torch import nn\ndef block(k, opts):\n    s = k // 2\n    return nn.MaxPool2d(k, s, padding=1, **opts)\nblock(4, {"ceil_mode": True})\nnn.MaxPool2d((2, 3))\n',
    );
    const [inside, plain] = analysis.sites;
    expect(
      inside?.pooling?.arguments.map((one) => [
        one.parameter,
        one.range?.start.column ?? null,
        one.notEditable && textOf(one.notEditable),
      ]),
    ).toEqual([
      ['kernel_size', 24, '`k` is a parameter of `block`'],
      ['stride', 27, 'it comes from the variable `s`'],
      ['padding', 38, null],
      ['dilation', null, null],
      ['return_indices', null, null],
      ['ceil_mode', null, 'it is passed on from elsewhere'],
    ]);
    expect(plain?.pooling?.arguments[0]).toMatchObject({ value: [2, 3], notEditable: null });
  });

  it('mark calls of containers, which aren’t the layer itself', async () => {
    const analysis = await read(
      'import torch\nfrom torch import nn\nnet = nn.Sequential(nn.MaxPool2d(2))\nnet(torch.zeros(1, 1, 4, 4))\n',
    );
    const call = analysis.sites.find((one) => one.role === 'call');
    expect(call?.through).toBe('Sequential');
  });

  it('hold the numbers of the code', async () => {
    const analysis = await read(
      'import torch\nfrom torch import nn\nX = torch.range(start=1, end=16).reshape((1, 1, 4, 4))\nnn.AvgPool2d(2)(X)\n',
    );
    const values = analysis.sites.find((one) => one.role === 'call' && one.isPooling)?.flows[0]
      ?.values;
    expect([...(values?.data ?? [])]).toEqual(Array.from({ length: 16 }, (_, index) => index + 1));
    expect(values?.origin).toBe('literal');
  });

  it('keep the input that a layer rejects, with the framework’s words', async () => {
    const analysis = await read(
      'import torch\nfrom torch import nn\nnn.MaxPool2d(2, padding=2)(torch.zeros(1, 1, 4, 4))\n',
    );
    const call = analysis.sites.find((one) => one.role === 'call');
    expect(call?.flows.map((one) => one.input)).toEqual([[1, 1, 4, 4]]);
    expect(call?.unknown?.reason).toMatch(/pad should be at most half of/);
  });

  it('give the chain of layers on the way', async () => {
    const analysis = await read(
      'import torch\nfrom torch import nn\nnet = nn.Sequential(nn.Conv2d(1, 2, 3), nn.MaxPool2d(2), nn.MaxPool2d(2))\nnet(torch.zeros(1, 1, 14, 14))\n',
    );
    const last = analysis.sites.filter((one) => one.role === 'constructor').at(-1);
    expect(
      last?.flows[0]?.chain.map((one) => `${one.name} ${one.geometry?.kernel.join('×') ?? '?'}`),
    ).toEqual(['0 3×3', '1 2×2']);
  });

  it('tell which layer made each size, and what a join took', async () => {
    const analysis = await read(
      'import torch\nfrom torch import nn\nx = nn.Conv2d(1, 2, 3)(torch.zeros(1, 1, 14, 14))\ny = torch.cat([x, x], 1)\nnn.MaxPool2d(2)(y)\n',
    );
    const pool = analysis.sites.find((one) => one.role === 'call' && one.isPooling);
    const links = pool?.flows[0]?.chain ?? [];
    expect(links.map(({ passage }) => [passage?.kind, passage?.input, passage?.output])).toEqual([
      ['Conv2d', [1, 1, 14, 14], [1, 2, 12, 12]],
      ['cat', [1, 2, 12, 12], [1, 4, 12, 12]],
    ]);
    expect(links[0]?.passage?.call?.start.line).toBe(2);
    expect(links[1]?.passage?.joins.map((one) => one.chain.length)).toEqual([1, 1]);
  });

  it('follow both branches of a condition that isn’t known', async () => {
    const analysis = await read(
      'import random, torch\nfrom torch import nn\npool = nn.MaxPool2d(2) if random.random() > 0.5 else nn.AvgPool2d(4)\ny = pool(torch.zeros(1, 1, 8, 8))\nnn.MaxPool2d(2)(y)\n',
    );
    expect(poolFlows(analysis)).toEqual([
      'MaxPool2d 1×1×8×8 → 1×1×4×4',
      'AvgPool2d 1×1×8×8 → 1×1×2×2',
      'MaxPool2d 1×1×4×4 → 1×1×2×2',
      'MaxPool2d 1×1×2×2 → 1×1×1×1',
    ]);
  });

  it('say why an input isn’t known', async () => {
    const analysis = await read(
      'import torch.nn.functional as F\nfrom somewhere import load_backbone\ny = F.max_pool2d(load_backbone("x"), 2)\n',
    );
    expect(textOf(analysis.sites[0]?.flows[0]?.origin ?? '')).toBe(
      '`load_backbone` is imported from `somewhere`, a package that isn’t in the workspace',
    );
  });
});

const D2L = `
import torch
def pool2d(X, pool_size, mode='max'):
    p_h, p_w = pool_size
    Y = torch.zeros((X.shape[0] - p_h + 1, X.shape[1] - p_w + 1))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            if mode == 'max':
                Y[i, j] = X[i: i + p_h, j: j + p_w].max()
            elif mode == 'avg':
                Y[i, j] = X[i: i + p_h, j: j + p_w].mean()
    return Y
X = torch.tensor([[0.0, 1.0, 2.0], [3.0, 4.0, 5.0], [6.0, 7.0, 8.0]])
`;

describe('hand-written sliding windows', () => {
  it('are layers: the book’s pool2d', async () => {
    const analysis = await read(`${D2L}pool2d(X, (2, 2), 'avg')\n`);
    const [site] = analysis.sites;
    expect(site?.kind).toBe('pool2d');
    expect(site?.pooling?.call).toMatchObject({
      framework: 'd2l',
      operation: 'pool2d',
      arguments: { pool_size: [2, 2], mode: 'avg' },
    });
    expect(site?.pooling?.arguments.map((one) => [one.parameter, one.notEditable])).toEqual([
      ['pool_size', null],
      ['mode', null],
    ]);
    expect(poolFlows(analysis)).toEqual(['pool2d 3×3 → 2×2']);
  });

  it('are computed: what comes out goes on as numbers', async () => {
    const analysis = await read(
      `${D2L}from torch import nn\nnn.MaxPool2d(2)(pool2d(X, (2, 2)).reshape(1, 1, 2, 2))\n`,
    );
    const call = analysis.sites.find((one) => one.kind === 'MaxPool2d' && one.role === 'call');
    expect([...(call?.flows[0]?.values?.data ?? [])]).toEqual([4, 5, 7, 8]);
  });

  it('are seen with strides, element by element', async () => {
    const analysis = await read(`
import torch
def naive(x, k=2, s=2):
    out = torch.zeros(x.shape[0] // s, x.shape[1] // s)
    for i in range(out.shape[0]):
        for j in range(out.shape[1]):
            m = x[i * s, j * s]
            for a in range(k):
                for b in range(k):
                    if x[i * s + a, j * s + b] > m:
                        m = x[i * s + a, j * s + b]
            out[i, j] = m
    return out
naive(torch.arange(16.).reshape(4, 4))
`);
    const site = analysis.sites.find((one) => one.kind === 'naive');
    expect(site?.pooling?.call).toMatchObject({
      operation: 'max_pool2d',
      arguments: { kernel_size: [2, 2], stride: [2, 2] },
    });
  });

  it('aren’t pooling where they weigh: corr2d', async () => {
    const analysis = await read(`
import torch
def corr2d(X, K):
    h, w = K.shape
    Y = torch.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i:i + h, j:j + w] * K).sum()
    return Y
corr2d(torch.arange(9.).reshape(3, 3), torch.tensor([[0.0, 1.0], [2.0, 3.0]]))
`);
    const site = analysis.sites.find((one) => one.kind === 'corr2d');
    expect(site?.isPooling).toBe(false);
    expect(site?.flows.map((one) => [one.input, one.output])).toEqual([
      [
        [3, 3],
        [2, 2],
      ],
    ]);
  });
});
