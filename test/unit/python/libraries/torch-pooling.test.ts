import { describe, expect, it } from 'vitest';
import { flowsOf, read, settingsOf } from './support/read.js';

const head = `
import torch
from torch import nn
import torch.nn.functional as F
x = torch.randn(2, 3, 8, 8)
`;

const spellings: readonly (readonly [string, string])[] = [
  ['nn.MaxPool2d(3, 2, 1)(x)', 'MaxPool2d: 2×3×8×8 → 2×3×4×4'],
  ['torch.nn.MaxPool2d(kernel_size=2)(x)', 'MaxPool2d: 2×3×8×8 → 2×3×4×4'],
  [
    'nn.AvgPool2d(3, stride=1, padding=1, count_include_pad=False)(x)',
    'AvgPool2d: 2×3×8×8 → 2×3×8×8',
  ],
  ['nn.LPPool2d(2, (2, 4))(x)', 'LPPool2d: 2×3×8×8 → 2×3×4×2'],
  ['nn.AdaptiveAvgPool2d((None, 3))(x)', 'AdaptiveAvgPool2d: 2×3×8×8 → 2×3×8×3'],
  ['nn.AdaptiveMaxPool2d(1)(x)', 'AdaptiveMaxPool2d: 2×3×8×8 → 2×3×1×1'],
  ['nn.FractionalMaxPool2d(2, output_size=5)(x)', 'FractionalMaxPool2d: 2×3×8×8 → 2×3×5×5'],
  ['nn.MaxPool1d(2)(x.flatten(2))', 'MaxPool1d: 2×3×64 → 2×3×32'],
  ['nn.MaxPool3d((1, 2, 2))(x.unsqueeze(2))', 'MaxPool3d: 2×3×1×8×8 → 2×3×1×4×4'],
  ['F.max_pool2d(x, 3, 2, ceil_mode=True)', 'F.max_pool2d: 2×3×8×8 → 2×3×4×4'],
  ['F.avg_pool2d(x, x.shape[2:])', 'F.avg_pool2d: 2×3×8×8 → 2×3×1×1'],
  ['F.avg_pool2d(x, kernel_size=x.size()[2:])', 'F.avg_pool2d: 2×3×8×8 → 2×3×1×1'],
  ['F.adaptive_avg_pool2d(x, (1, 1))', 'F.adaptive_avg_pool2d: 2×3×8×8 → 2×3×1×1'],
  ['F.lp_pool2d(x, 2, 2)', 'F.lp_pool2d: 2×3×8×8 → 2×3×4×4'],
  ['torch.ops.aten.avg_pool2d(x, [2, 2])', 'F.avg_pool2d: 2×3×8×8 → 2×3×4×4'],
  ['torch.ops.aten.max_pool2d_with_indices(x, [2, 2])[0]', 'F.max_pool2d: 2×3×8×8 → 2×3×4×4'],
  ['torch._C._nn.adaptive_avg_pool2d(x, 2)', 'F.adaptive_avg_pool2d: 2×3×8×8 → 2×3×2×2'],
  ['torch.max_pool2d(x, 2)', 'F.max_pool2d: 2×3×8×8 → 2×3×4×4'],
  ['F.max_pool2d_with_indices(x, 2)[0]', 'F.max_pool2d: 2×3×8×8 → 2×3×4×4'],
  ["getattr(nn, 'MaxPool2d')(2)(x)", 'MaxPool2d: 2×3×8×8 → 2×3×4×4'],
  ["{'max': nn.MaxPool2d, 'avg': nn.AvgPool2d}['avg'](4)(x)", 'AvgPool2d: 2×3×8×8 → 2×3×2×2'],
  ['x.mean([2, 3])', 'global-mean: 2×3×8×8 → 2×3'],
  ['x.mean(dim=(-2, -1), keepdim=True)', 'global-mean: 2×3×8×8 → 2×3×1×1'],
  ['x.mean(axis=(2, 3), keepdims=True)', 'global-mean: 2×3×8×8 → 2×3×1×1'],
  ['x.mean(3).mean(2)', 'global-mean: 2×3×8×8 → 2×3'],
  ['torch.mean(x, (2, 3))', 'global-mean: 2×3×8×8 → 2×3'],
  ['x.amax((2, 3))', 'global-max: 2×3×8×8 → 2×3'],
  ['x.max(-1)[0].max(-1)[0]', 'global-max: 2×3×8×8 → 2×3'],
  ['x.flatten(2).mean(-1)', 'global-mean: 2×3×8×8 → 2×3'],
  ['x.view(2, 3, -1).max(2).values', 'global-max: 2×3×8×8 → 2×3'],
  ['x.permute(0, 2, 3, 1).mean((1, 2))', 'global-mean: 2×8×8×3 → 2×3'],
  ['x.flatten(2).transpose(1, 2).mean(dim=1)', 'token-mean: 2×64×3 → 2×3'],
  ["F.interpolate(x, size=(2, 2), mode='area')", 'F.interpolate: 2×3×8×8 → 2×3×2×2'],
  ['x.unfold(2, 2, 2).unfold(3, 2, 2).amax((-1, -2))', 'unfold-max: 2×3×8×8 → 2×3×4×4'],
  ['x.unfold(2, 3, 1).unfold(3, 3, 1).mean((4, 5))', 'unfold-mean: 2×3×8×8 → 2×3×6×6'],
];

describe('every spelling of pooling in PyTorch is seen', () => {
  it.each(spellings)('%s', async (call, expected) => {
    expect(await flowsOf(`${head}y = ${call}\n`)).toEqual([expected]);
  });

  it('a reduction over the channels is no pooling', async () => {
    expect(await flowsOf(`${head}y = x.mean(1)\nz = x.sum((2, 3))\n`)).toEqual([]);
  });
});

describe('settings', () => {
  it.each([
    [
      'nn.MaxPool2d(3, 2, 1)(x)',
      { kernel: [3, 3], stride: [2, 2], padding: [1, 1], dilation: [1, 1], ceil_mode: false },
    ],
    [
      'nn.AvgPool2d((2, 3))(x)',
      {
        kernel: [2, 3],
        stride: [2, 3],
        padding: [0, 0],
        ceil_mode: false,
        count_include_pad: true,
      },
    ],
    ['F.adaptive_avg_pool2d(x, (None, 2))', { output_size: [null, 2] }],
    ['x.mean((-1, -2), keepdim=True)', { dim: [2, 3], keepdim: true }],
  ])('%s', async (call, expected) => {
    expect(await settingsOf(`${head}y = ${call}\n`)).toEqual(expected);
  });
});

describe('what goes wrong', () => {
  it('padding over half the kernel is the site’s error, in PyTorch’s words', async () => {
    const { sites, problems } = await read(`${head}nn.MaxPool2d(2, padding=2)(x)\n`);
    const call = sites.find((site) => site.role === 'call' && site.isPooling);
    expect(call?.unknown?.reason).toContain('pad should be at most half of');
    expect(problems.map((problem) => problem.severity)).toContain('error');
  });

  it('channels that do not fit a convolution are told as PyTorch tells them', async () => {
    const { problems } = await read(`${head}nn.Conv2d(4, 8, 3)(x)\n`);
    expect(problems[0]?.message).toContain(
      'Given groups=1, weight of size [8, 4, 3, 3], expected input[2, 3, 8, 8] to have 4 channels, but got 3 channels instead',
    );
  });

  it('sizes that do not fit a linear layer too', async () => {
    const { problems } = await read(`${head}nn.Linear(100, 10)(x.flatten(1))\n`);
    expect(problems[0]?.message).toContain(
      'mat1 and mat2 shapes cannot be multiplied (2x192 and 100x10)',
    );
  });

  it('torch.range is deprecated and still gives its numbers', async () => {
    const { sites, problems } = await read(
      `${head}t = torch.range(start=1, end=16).reshape((1, 1, 4, 4))\nF.max_pool2d(t, 2)\n`,
    );
    expect(problems.map((problem) => problem.code)).toEqual(['torch-range-deprecated']);
    const flow = sites.find((site) => site.kind === 'F.max_pool2d')?.flows[0];
    expect([...(flow?.values?.data ?? [])].slice(0, 3)).toEqual([1, 2, 3]);
  });
});

describe('symbols', () => {
  it('a model that nobody calls is followed in symbols', async () => {
    const flows = await flowsOf(`
from torch import nn
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 8, 3, padding=1)
        self.pool = nn.MaxPool2d(2)
    def forward(self, x):
        return self.pool(self.conv(x))
`);
    expect(flows).toEqual(['MaxPool2d: N×8×H×W → N×8×⌊H/2⌋×⌊W/2⌋']);
  });
});
