import { describe, expect, it } from 'vitest';
import { resultOf } from './support/run-snippet.js';

/** What CPython prints for `repr(result)` with PyTorch 1.13 and NumPy. */
const cases: readonly (readonly [string, string, string])[] = [
  [
    'an element or a row that is changed in place changes the tensor',
    `import torch
x = torch.zeros(3, 2)
y = x[0]
y += 1
x[1].fill_(5)
x[2, 1].add_(7)
z = x
z *= 2
result = x.tolist()`,
    `[[2.0, 2.0], [10.0, 10.0], [0.0, 14.0]]`,
  ],
  [
    'a column, a slice with a step, and a slice of a slice',
    `import torch
x = torch.arange(12.).reshape(3, 4)
x[:, 1] = -1
x[::2, 2:][:, 0] = torch.tensor([100., 200.])
inner = x[1:][:, 1:3][1]
inner -= 1
result = (x.tolist(), inner.tolist())`,
    `([[0.0, -1.0, 100.0, 3.0], [4.0, -1.0, 6.0, 7.0], [8.0, -2.0, 199.0, 11.0]], [-2.0, 199.0])`,
  ],
  [
    'view, permute, T, squeeze, unsqueeze and flatten share; clone does not',
    `import torch
x = torch.zeros(2, 3)
x.view(6)[1] = 1
x.t()[2, 0] = 2
x.unsqueeze(0).squeeze(0)[1, 1] = 3
x.permute(1, 0)[0].fill_(4)
x.flatten()[5] = 5
c = x.clone()
c[0, 0] = 99
d = x.detach()
d[0, 1] = 6
result = (x.tolist(), c[0, 0].item())`,
    `([[4.0, 6.0, 2.0], [4.0, 3.0, 5.0]], 99.0)`,
  ],
  [
    'a reshape that strides cannot show is a copy',
    `import torch
x = torch.arange(6).reshape(2, 3)
y = x.t().reshape(6)
y[0] = 100
z = x.t().contiguous()
z[0, 0] = 200
w = x.t().unsqueeze(1)
w[1, 0, 1] = 300
result = (x.tolist(), y.tolist(), x.t().is_contiguous(), tuple(w.shape))`,
    `([[0, 1, 2], [3, 300, 5]], [100, 3, 1, 4, 2, 5], False, (3, 1, 2))`,
  ],
  [
    'pieces of a tensor, and the rows of a loop',
    `import torch
x = torch.zeros(4, 2)
a, b = x.chunk(2)
a += 1
x.unbind(1)[1][3] = 9
for i, row in enumerate(x):
    row += 10 * i
x.narrow(0, 1, 1).mul_(2)
result = x.tolist()`,
    `[[1.0, 1.0], [22.0, 22.0], [20.0, 20.0], [30.0, 39.0]]`,
  ],
  [
    'a view sees what is written later',
    `import torch
x = torch.zeros(2, 2)
row, column = x[0], x[:, 0]
x[0, 0] = 7
row[1] = 8
x.fill_(3)
total = row.sum().item()
column += 1
result = (x.tolist(), row.tolist(), column.tolist(), total)`,
    `([[4.0, 3.0], [4.0, 3.0]], [4.0, 3.0], [4.0, 4.0], 6.0)`,
  ],
  [
    'NumPy arrays share as well, and with tensors',
    `import numpy as np
import torch
a = np.zeros((2, 3))
a[0][1] = 1
a.T[2] += 5
a.reshape(-1)[0] = 9
f = a.flatten()
f[0] = -1
c = a.copy()
c[0, 0] = -2
t = torch.from_numpy(a)
t[1, 1] = 4
t.numpy()[1, 0] = 8
result = (a.tolist(), t.tolist())`,
    `([[9.0, 1.0, 5.0], [8.0, 4.0, 5.0]], [[9.0, 1.0, 5.0], [8.0, 4.0, 5.0]])`,
  ],
  [
    'what is computed is of its own',
    `import torch
x = torch.ones(2)
y = x + 0
y[0] = 5
z = x.flip(0)
z[1] = 6
w = torch.tensor(x)
w[0] = 7
v = x.to(torch.float64)
v[0] = 8
s = torch.cat([x, x])
s[0] = 9
result = x.tolist()`,
    `[1.0, 1.0]`,
  ],
  [
    'a function changes what it is given',
    `import torch
def normalise(image):
    image -= image.min()
    image /= image.max()
    image[0, 0] = -1
x = torch.arange(4.).reshape(2, 2)
normalise(x[:, 1:])
result = x.tolist()`,
    `[[0.0, -1.0], [2.0, 1.0]]`,
  ],
];

describe('tensors that share their numbers', () => {
  it.each(cases)('%s', async (_title, code, expected) => {
    expect(await resultOf(code)).toBe(expected);
  });
});
