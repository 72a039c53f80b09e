from collections import OrderedDict, namedtuple
import torch
from torch import nn
import torch.nn.functional as F


class Notes:
    def __init__(self, names):
        self.names = names


class Taken(nn.ModuleDict):
    """The layers of a model up to the last that is wanted; also holds what is no layer."""

    def __init__(self, model, wanted):
        found = OrderedDict()
        left = set(wanted)
        for name, layer in model.named_children():
            found[name] = layer
            left.discard(name)
            if not left:
                break
        super().__init__(found)
        self.wanted, self.notes = wanted, Notes(list(self.keys()))

    def forward(self, x):
        results = OrderedDict()
        for name, layer in self.items():
            x = layer(x)
            if name in self.wanted:
                results[self.wanted[name]] = x
        return results


class Trunk(nn.Module):
    def __init__(self):
        super().__init__()
        self.stem = nn.Sequential(nn.Conv2d(3, 8, 7, 2, 3), nn.MaxPool2d(3, 2, 1))
        self.fine = nn.Conv2d(8, 8, 3, padding=1)
        self.middle = nn.Sequential(nn.AvgPool2d(2, ceil_mode=True), nn.Conv2d(8, 16, 1))
        self.coarse = nn.Sequential(nn.MaxPool2d(2, padding=1), nn.Conv2d(16, 32, 1))
        self.unused = nn.Linear(32, 2)


Result = namedtuple('Result', ['maps', 'head'])


class Merger(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = Taken(Trunk(), {'fine': 'p2', 'middle': 'p3', 'coarse': 'p4'})
        self.side = nn.ModuleList(nn.Conv2d(c, 12, 1) for c in (8, 16, 32))
        self.top = nn.AdaptiveMaxPool2d(1)

    @torch.no_grad()
    def forward(self, x):
        maps = self.body(x)
        above, merged = None, OrderedDict()
        for (name, one), side in list(zip(maps.items(), self.side))[::-1]:
            one = side(one)
            if above is not None:
                one = one + F.interpolate(above, size=one.shape[-2:])
            merged[name] = above = one
        merged['p5'] = F.max_pool2d(merged['p4'], 1, 2, 0)
        return Result(merged, torch.cat([self.top(m) for m in merged.values()], 1).flatten(1))


def halve(x, n):
    """Down and up again, by recursion."""
    low = F.max_pool2d(x, 2, stride=2)
    low = halve(low, n - 1) if n > 1 else low
    return x + F.interpolate(low, scale_factor=2)


class Nested(nn.Module):
    def __init__(self, depth):
        super().__init__()
        self.pool = nn.AvgPool2d(2)
        self.inner = Nested(depth - 1) if depth > 1 else nn.Identity()
        self.grow = nn.Upsample(scale_factor=2)

    def forward(self, x):
        return x + self.grow(self.inner(self.pool(x)))


found = Merger().eval()(torch.rand(1, 3, 93, 77))
print({name: m.shape for name, m in found.maps.items()}, found[1].shape)
x = torch.rand(1, 8, 48, 32)
print(halve(x, 4).shape, Nested(3)(x).shape)
