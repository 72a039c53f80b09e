import { textOf } from '../../../../src/engine/phrase.js';
import { describe, expect, it } from 'vitest';
import { problemCodes, read } from './support/read.js';

describe('code that does not do what it claims', () => {
  it('a pool said to be a convolution that only pools', async () => {
    const { problems } = await read(`
import torch.nn as nn
import torch.nn.functional as F
class ConvAsMaxPool(nn.Module):
    def forward(self, x):
        return F.max_pool2d(x, 2)
`);
    const [problem] = problems;
    expect(problem?.code).toBe('pool-without-convolution');
    expect(textOf(problem?.message ?? '')).toContain('`ConvAsMaxPool` holds no convolution');
    expect(problem?.range?.start.line).toBe(5);
  });

  it('the same name is fine where a convolution is in it', async () => {
    const codes = await problemCodes(`
import torch.nn as nn
class AvgPoolAsConv(nn.Module):
    def __init__(self, k):
        super().__init__()
        self.conv = nn.Conv2d(1, 1, k, stride=k, bias=False)
        nn.init.constant_(self.conv.weight, 1 / k**2)
    def forward(self, x):
        return self.conv(x)
`);
    expect(codes).toEqual([]);
  });

  it('a variable called padding that is the stride', async () => {
    const { problems } = await read(`
from torch import nn
padding = 2
layer = nn.Conv2d(1, 1, kernel_size=2, padding=0, stride=padding, bias=False)
`);
    expect(problems.map((problem) => problem.code)).toEqual(['setting-under-other-name']);
    expect(textOf(problems[0]?.message ?? '')).toContain('`padding` is passed as `stride`');
  });

  it('a stride of one kernel is no mistake', async () => {
    expect(
      await problemCodes(
        'from torch import nn\nkernel_size = 2\nnn.MaxPool2d(2, stride=kernel_size)\n',
      ),
    ).toEqual([]);
  });

  it('kernels of ones taken for average and maximum', async () => {
    const { problems } = await read(`
from torch import nn
mean_conv = nn.Conv2d(1, 1, 2, stride=2, bias=False)
max_conv = nn.Conv2d(1, 1, 2, stride=2, bias=False)
nn.init.ones_(mean_conv.weight)
nn.init.constant_(max_conv.weight, 1.0)
`);
    expect(problems.map((problem) => textOf(problem.message))).toEqual([
      'With weights of 1 `mean_conv` gives the sum of each window: an average needs weights of 1/(kernel height × width).',
      'With weights of 1 `max_conv` gives no maximum: a kernel of ones adds up its window, and no other kernel takes a maximum either.',
    ]);
  });

  it('one summing convolution that claims nothing is left alone', async () => {
    expect(
      await problemCodes(
        'from torch import nn\nconv = nn.Conv2d(1, 1, 2)\nnn.init.ones_(conv.weight)\n',
      ),
    ).toEqual([]);
  });
});
