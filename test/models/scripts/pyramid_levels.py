import math
import torch
import torch.nn as nn
import torch.nn.functional as F


class Levels(nn.Module):
    """Windows that are worked out from the input, for a fixed number of outputs."""

    def __init__(self, counts, pool=F.max_pool2d):
        super().__init__()
        self.counts, self.pool = counts, pool

    def forward(self, x):
        n, _, *sides = x.shape
        rows = []
        for count in self.counts:
            kernel = [math.ceil(side / count) for side in sides]
            padding = tuple((k * count - side + 1) // 2 for k, side in zip(kernel, sides))
            rows.append(self.pool(x, kernel, stride=kernel, padding=padding).reshape(n, -1))
        return torch.cat(rows, dim=1)


class Parallel(nn.Module):
    def __init__(self, sizes=(5, 9, 13)):
        super().__init__()
        self.pools = nn.ModuleList(nn.MaxPool2d(k, 1, k // 2) for k in sizes)

    def forward(self, x):
        return torch.cat([x, *(pool(x) for pool in self.pools)], 1)


class Context(nn.Module):
    def __init__(self, channels, bins=(1, 2, 3, 6)):
        super().__init__()
        self.branches = nn.ModuleDict({f'bin{b}': nn.Sequential(nn.AdaptiveAvgPool2d(b), nn.Conv2d(channels, 2, 1)) for b in bins})
        self.power = nn.Parameter(torch.ones(1) * 3)

    def forward(self, x):
        spread = [F.interpolate(b(x), size=x.shape[-2:], mode='bilinear', align_corners=False) for b in self.branches.values()]
        x = torch.cat([x] + spread, 1)
        gate = torch.sigmoid(F.adaptive_avg_pool2d(x, 1) + nn.AdaptiveMaxPool2d(1)(x))
        x = x * gate
        return F.avg_pool2d(x.clamp(min=1e-6).pow(self.power), (x.size(-2), x.size(-1))).pow(1.0 / self.power).flatten(1)


x = torch.rand(2, 8, 16, 16)
print(Levels([4, 2, 1])(x).shape, Levels((1, 2), F.avg_pool2d)(x).shape)
print(Parallel((3, 5))(Parallel()(x)).shape, Context(8)(F.max_pool2d(torch.rand(1, 8, 75, 90), 3, 2, ceil_mode=True)).shape)
