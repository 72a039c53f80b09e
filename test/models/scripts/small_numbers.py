# numbers: in-place, slices, literals
import numpy as np
import torch
import torch.nn.functional as F
x = torch.arange(36, dtype=torch.float32).view(1, 1, 6, 6)
x[..., 2:4, 2:4] = 0
x[0, 0, 0] += 100
row = x[0, 0, -1]
row *= -1
y = F.max_pool2d(x, 2)
print(y)
k = int(y.max().item()) // 35
print(F.avg_pool2d(x, k, stride=1 if (y > 100).any() else 3).shape)
n = np.zeros((4, 4)); n[1:3, 1:3] = 3; n[::2] += 1
k = int(n.sum() // 10)
print(k, F.max_pool2d(torch.from_numpy(n)[None, None], k).shape)
w = torch.tensor([[3, 1], [2, 2]])
print(F.avg_pool2d(x, tuple(w[0].tolist()), stride=w[1].tolist()).shape)
idx = torch.nonzero(torch.tensor([0, 1, 0, 1])).flatten()
print(F.max_pool2d(x, int(idx[0]) + 1).shape)
s = torch.tensor(x.shape[-2:]) // 3
print(F.adaptive_avg_pool2d(x, tuple(s.tolist())).shape, F.adaptive_avg_pool2d(x, s.numpy().tolist()).shape)
sizes = np.linspace(2, 4, 3).astype(int)
print([F.avg_pool2d(x, int(v)).shape for v in sizes])
b = np.array([2, 3]); b[0], b[1] = b[1], b[0]
print(F.max_pool2d(x, (int(b[0]), int(b[1]))).shape)
m = {2: 'a', 3: 'b'}
for size, name in m.items():
    z = F.max_pool2d(x, size, size - 1, padding=size // 2)
    print(name, z.shape)
e = torch.einsum('bchw->bc', x) / (x.shape[2] * x.shape[3])
t = torch.stack([x, x]).permute(1, 0, 2, 3, 4).flatten(0, 1)
print(e.shape, F.max_pool2d(t, 3, 1, 1).shape)
u = x.unfold(2, 2, 2).unfold(3, 2, 2)
print(u.shape, F.avg_pool2d(u.reshape(1, 9, 2, 2), 2).shape)
z = torch.zeros(2, 3, 8, 8)
z[:, 1:, ::2] = torch.ones(2, 2, 4, 8)
z = torch.where(z > 0, z, -torch.ones_like(z))
print(F.max_pool2d(z, (int(z.sum() < 0) + 1, 2)).shape, F.max_pool2d(z[:, :, torch.tensor([0, 2, 4])], (3, 1)).shape, F.max_pool2d(z[:, [0, 2]], 4).shape, F.max_pool2d(z[z.new_zeros(2).bool() | True], 8).shape)
