import torch
import torch.nn as nn
from typing import Tuple

def window_partition(x, ws: int):
    B, H, W, C = x.shape
    x = x.view(B, H // ws, ws, W // ws, ws, C)
    return x.permute(0, 1, 3, 2, 4, 5).contiguous().view(-1, ws, ws, C)

class PatchMerging(nn.Module):
    def __init__(self, dim):
        super().__init__()
        self.reduction = nn.Linear(4 * dim, 2 * dim, bias=False)
        self.norm = nn.LayerNorm(4 * dim)
    def forward(self, x):
        B, H, W, C = x.shape
        x = nn.functional.pad(x, (0, 0, 0, W % 2, 0, H % 2))
        x = torch.cat([x[:, i::2, j::2, :] for j in range(2) for i in range(2)], -1)
        return self.reduction(self.norm(x))

class PoolAttn(nn.Module):
    def __init__(self, dim, heads=2, sr=2):
        super().__init__()
        self.h, self.scale = heads, (dim // heads) ** -0.5
        self.q, self.kv = nn.Linear(dim, dim), nn.Linear(dim, 2 * dim)
        self.pool = nn.AdaptiveAvgPool2d(sr)
    def forward(self, x, HW: Tuple[int, int]):
        B, N, C = x.shape
        q = self.q(x).reshape(B, N, self.h, C // self.h).permute(0, 2, 1, 3)
        x_ = x.transpose(1, 2).reshape(B, C, *HW)
        x_ = self.pool(x_).reshape(B, C, -1).permute(0, 2, 1)
        k, v = self.kv(x_).reshape(B, -1, 2, self.h, C // self.h).permute(2, 0, 3, 1, 4).unbind(0)
        attn = (q @ k.transpose(-2, -1) * self.scale).softmax(dim=-1)
        return (attn @ v).transpose(1, 2).reshape(B, N, C)

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.patch = nn.Conv2d(3, 8, 4, 4)
        self.merge = PatchMerging(8)
        self.attn = PoolAttn(16)
        self.token = nn.Parameter(torch.zeros(1, 1, 16))
        self.pos = nn.Parameter(torch.zeros(1, 17, 16))
        self.pool1d = nn.AdaptiveAvgPool1d(1)
    def forward(self, x):
        x = self.patch(x).permute(0, 2, 3, 1)
        x = self.merge(x)
        B, H, W, C = x.shape
        wins = window_partition(x, 2)
        y = wins.flatten(1, 2).mean(dim=1)
        t = x.view(B, -1, C)
        t = self.attn(t, (H, W))
        t = torch.cat((self.token.expand(B, -1, -1), t), dim=1)
        p = self.pos[:, 1:].reshape(1, 4, 4, -1).permute(0, 3, 1, 2)
        p = nn.functional.interpolate(p, size=(H, W), mode='bicubic', align_corners=False)
        t = t + torch.cat([self.pos[:, :1], p.permute(0, 2, 3, 1).flatten(1, 2)], 1)
        z = self.pool1d(t[:, 1:].transpose(1, 2)).flatten(1)
        g = t.mean(1)
        v = x.mean([1, 2])
        return z + g + v, y
a, b = Net()(torch.rand(2, 3, 44, 60))
print(a.shape, b.shape)
