import { describe, expect, it } from 'vitest';
import { poolFlows, read } from '../support/read.js';
import { resultOf } from '../support/run-snippet.js';

const head = `
import torch
x = torch.rand(2, 3, 4)
m = torch.rand(3, 3)
v = torch.rand(4)
i = torch.zeros(2, 3, 2, dtype=torch.long)
`;

/** Shapes that PyTorch 1.13 gave. */
const shapes: readonly (readonly [string, readonly number[]])[] = [
  ['torch.Tensor()', [0]],
  ['torch.Tensor(2, 3)', [2, 3]],
  ['torch.Tensor([2, 3])', [2]],
  ['torch.fft.fft(x, dim=-1)[:, :2].real', [2, 2, 4]],
  ['torch.fft.rfft(x)', [2, 3, 3]],
  ['torch.fft.rfft2(x, dim=(0, 1))', [2, 2, 4]],
  ['torch.fft.irfft(x)', [2, 3, 6]],
  ['torch.fft.irfft2(torch.fft.rfft2(x), s=(3, 5))', [2, 3, 5]],
  ['torch.fft.rfft(x, n=6, dim=1)', [2, 4, 4]],
  ['torch.fft.irfftn(x, s=(4, 7))', [2, 4, 7]],
  ['torch.fft.fftshift(x)', [2, 3, 4]],
  ['x.sinc()', [2, 3, 4]],
  ['x.absolute()', [2, 3, 4]],
  ['torch.copysign(x, v)', [2, 3, 4]],
  ['x.isclose(v)', [2, 3, 4]],
  ['torch.trace(m)', []],
  ['torch.det(torch.rand(5,3,3))', [5]],
  ['torch.inverse(m)', [3, 3]],
  ['torch.diag_embed(x)', [2, 3, 4, 4]],
  ['torch.diag_embed(v, 1)', [5, 5]],
  ['torch.diag_embed(x, 0, 0, 2)', [4, 2, 4, 3]],
  ['torch.diag(v)', [4, 4]],
  ['torch.diag(m)', [3]],
  ['torch.kron(m, v)', [3, 12]],
  ['torch.cdist(x, torch.rand(2,5,4))', [2, 3, 5]],
  ['torch.svd(torch.rand(2,5,3))[0]', [2, 5, 3]],
  ['torch.svd(torch.rand(2,5,3))[2]', [2, 3, 3]],
  ['torch.ger(v, v)', [4, 4]],
  ['x.take(i)', [2, 3, 2]],
  ['torch.take_along_dim(x, i, 2)', [2, 3, 2]],
  ['x.kthvalue(2, 1).values', [2, 4]],
  ['x.kthvalue(2, 1, True).indices', [2, 1, 4]],
  ['x.mode().values', [2, 3]],
  ['x.cummax(1).values', [2, 3, 4]],
  ['x.topk(2).values', [2, 3, 2]],
  ['x.sort(dim=1).indices', [2, 3, 4]],
  ['torch.quantile(x, v, dim=1)', [4, 2, 4]],
  ['torch.quantile(x, 0.5)', []],
  ['x.aminmax(dim=1)[0]', [2, 4]],
  ['x.nansum(1)', [2, 4]],
  ['torch.arange(end=7)', [7]],
  ['torch.arange(1, 9, 3)', [3]],
  ['torch.arange(9, 1, -3)', [3]],
  ['x.unsqueeze(0).expand(5, -1, 3, -1)', [5, 2, 3, 4]],
  ['torch.nn.functional.glu(x)', [2, 3, 2]],
  ['torch.nn.GLU(dim=2)(x)', [2, 3, 2]],
  ['x.pinverse()', [2, 4, 3]],
  ['x.msort()', [2, 3, 4]],
  ['torch.xlogy(x, 2)', [2, 3, 4]],
  ['x.logcumsumexp(1)', [2, 3, 4]],
];

/** What PyTorch 1.13 said. */
const refusals: readonly (readonly [string, string])[] = [
  [
    'torch.zeros(3, 4).expand(2, 7, 4)',
    'RuntimeError: The expanded size of the tensor (7) must match the existing size (3) at non-singleton dimension 1.  Target sizes: [2, 7, 4].  Tensor sizes: [3, 4]',
  ],
  [
    'torch.zeros(3, 4).expand(4)',
    'RuntimeError: expand(torch.FloatTensor{[3, 4]}, size=[4]): the number of sizes provided (1) must be greater or equal to the number of dimensions in the tensor (2)',
  ],
  [
    'torch.nn.functional.glu(torch.zeros(2, 3))',
    'RuntimeError: Halving dimension must be even, but dimension 1 is size 3',
  ],
];

describe('operations on tensors', () => {
  it.each(shapes)('%s has the shape that PyTorch gives', async (expression, shape) => {
    const text = await resultOf(`${head}\nresult = list((${expression}).shape)`);
    expect(text).toBe(`[${shape.join(', ')}]`);
  });

  it.each(refusals)('%s is refused in PyTorch’s words', async (expression, message) => {
    expect(await resultOf(`${head}\n${expression}`)).toContain(message);
  });

  it.each([
    ['torch.arange(2, h + 1)', 'H−1'],
    ['torch.arange(0, h, 2)', '⌈H/2⌉'],
    ['numpy.arange(h)', 'H'],
    ['numpy.arange(1, h)', 'H−1'],
  ])('%s counts a range whose end isn’t known', async (expression, length) => {
    const code = `import torch, numpy, cv2\nh = cv2.imread('a.png').shape[0]\nsteps = torch.as_tensor(${expression})\ntorch.nn.functional.max_pool1d(steps.view(1, 1, -1), 1)\n`;
    const [flow] = poolFlows(await read(code));
    expect(flow).toContain(`1×1×${length} → `);
  });

  it('gives running sums as numbers', async () => {
    const code = 'import numpy\nresult = (numpy.cumsum([1, 2, 7, 2]) - 1).tolist()';
    expect(await resultOf(code)).toBe('[0, 2, 9, 11]');
  });
});
