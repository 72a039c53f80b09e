import { describe, expect, it } from 'vitest';
import { resultOf } from '../support/run-snippet.js';

const head = `
import torch
from torch import nn
import torch.nn.functional as F
x = torch.randn(1, 8, 16, 16)
w = torch.randn(8, 3, 3, 3)
`;

/** Shapes that PyTorch 1.13 gave. */
const shapes: readonly (readonly [string, string])[] = [
  ['w.reshape(1, 8, -1).reshape_as(w)', '(8, 3, 3, 3)'],
  ['F.conv2d(torch.randn(1, 3, 16, 16), w, None, 1, (1, 1))', '(1, 8, 16, 16)'],
  ['x.view(1, 2, 4, 16, 16).transpose(1, 2).flatten(1, 2)', '(1, 8, 16, 16)'],
  ["torch.einsum('bhwc,hkc->bhwk', torch.randn(2, 4, 5, 6), torch.randn(4, 7, 6))", '(2, 4, 5, 7)'],
  ['F.unfold(x, 3, padding=1, stride=2)', '(1, 72, 64)'],
  [
    'F.fold(F.unfold(x, 3, padding=1, stride=2), (16, 16), 3, padding=1, stride=2)',
    '(1, 8, 16, 16)',
  ],
  ['nn.ZeroPad2d((0, 1, 0, 1))(x)', '(1, 8, 17, 17)'],
  ['x.split([3, 5], dim=1)[1]', '(1, 5, 16, 16)'],
  ['x.chunk(3, dim=1)[2]', '(1, 2, 16, 16)'],
  ['x.unbind(1)[0]', '(1, 16, 16)'],
  ['x[:, ::2, 1:, None]', '(1, 4, 15, 1, 16)'],
  ['x[..., torch.tensor([0, 3])]', '(1, 8, 16, 2)'],
  ['torch.stack(torch.meshgrid(torch.arange(3), torch.arange(4)))', '(2, 3, 4)'],
  ['nn.Parameter(torch.zeros(4, 9))[:, torch.zeros(9, 9).long()]', '(4, 9, 9)'],
  ['2 ** torch.arange(4)', '(4,)'],
  ['torch.linalg.norm(x, dim=1)', '(1, 16, 16)'],
  ['x @ torch.randn(16, 5)', '(1, 8, 16, 5)'],
  ["F.interpolate(x, scale_factor=2, mode='nearest')", '(1, 8, 32, 32)'],
  ['nn.ConvTranspose2d(8, 4, 4, 2, 1)(x)', '(1, 4, 32, 32)'],
  ['nn.PixelShuffle(2)(x)', '(1, 2, 32, 32)'],
  ['nn.MultiheadAttention(16, 4, batch_first=True)(x[0], x[0], x[0])[0]', '(8, 16, 16)'],
  ['nn.LSTM(16, 10, bidirectional=True)(x[0])[0]', '(8, 16, 20)'],
];

/** Numbers that PyTorch 1.13 gave. */
const numbers: readonly (readonly [string, string])[] = [
  ['torch.arange(6).reshape(2, 3).T.flatten().tolist()', '[0, 3, 1, 4, 2, 5]'],
  ['torch.linspace(0, 1, 5).tolist()', '[0.0, 0.25, 0.5, 0.75, 1.0]'],
  ['(torch.eye(2) * 3 - 1).tolist()', '[[2.0, -1.0], [-1.0, 2.0]]'],
  [
    'F.max_pool2d(torch.arange(16.).reshape(1, 1, 4, 4), 2).flatten().tolist()',
    '[5.0, 7.0, 13.0, 15.0]',
  ],
  [
    'F.avg_pool2d(torch.arange(16.).reshape(1, 1, 4, 4), 2).flatten().tolist()',
    '[2.5, 4.5, 10.5, 12.5]',
  ],
  ['torch.cat((torch.zeros(1, 2), torch.ones(1, 2)), 0).tolist()', '[[0.0, 0.0], [1.0, 1.0]]'],
  ['torch.tensor([[1, 2], [3, 4]]).sum(0).tolist()', '[4, 6]'],
  ['torch.tensor([3., 1., 2.]).argmax().item()', '0'],
  ['torch.where(torch.tensor([1, -1]) > 0, 5, 6).tolist()', '[5, 6]'],
  ['(torch.arange(4).view(2, 2) @ torch.arange(4).view(2, 2)).tolist()', '[[2, 3], [6, 11]]'],
  ['F.pad(torch.ones(1, 2), (1, 1)).tolist()', '[[0.0, 1.0, 1.0, 0.0]]'],
];

describe('tensor operations', () => {
  it.each(shapes)('%s has PyTorch’s shape', async (expression, shape) => {
    expect(await resultOf(`${head}result = tuple((${expression}).shape)\n`)).toBe(shape);
  });

  it.each(numbers)('%s has PyTorch’s numbers', async (expression, expected) => {
    expect(await resultOf(`${head}result = ${expression}\n`)).toBe(expected);
  });

  it('assigned slices change a small tensor', async () => {
    const code = `${head}
y = torch.zeros(2, 2)
y[0, :] = torch.tensor([1., 2.])
y[1, 1] += 5
result = y.tolist()
`;
    expect(await resultOf(code)).toBe('[[1.0, 2.0], [0.0, 5.0]]');
  });
});
