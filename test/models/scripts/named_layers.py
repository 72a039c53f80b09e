"""A network as rows of (where from, layer by name, arguments)."""
from copy import deepcopy
import torch
from torch import nn


class Joined(nn.Module):
    def forward(self, tensors):
        return torch.cat(tensors, 1)


class Repeated(nn.Module):
    """The same window again and again, every result kept."""

    def __init__(self, channels, size, times=3):
        super().__init__()
        self.squeeze = nn.Conv2d(channels, channels // 2, 1)
        self.pool = nn.MaxPool2d(size, stride=1, padding=size // 2)
        self.times = times
        self.grow = nn.Conv2d(channels // 2 * (times + 1), channels, 1)

    def forward(self, x):
        results = [self.squeeze(x)]
        results.extend(self.pool(results[-1]) for _ in range(self.times))
        return self.grow(torch.cat(results, 1))


class Halves(nn.Module):
    def __init__(self, channels, depth):
        super().__init__()
        half = channels // 2
        self.steps = nn.ModuleList(nn.Conv2d(half, half, 3, padding='same') for _ in range(depth))
        self.mix = nn.Conv2d(half * (depth + 2), channels, 1)

    def forward(self, x):
        parts = list(x.chunk(2, dim=1))
        for step in self.steps:
            parts.append(step(parts[-1]))
        return self.mix(torch.cat(parts, 1))


ROWS = [
    (-1, 'nn.Conv2d', [3, 8, 3, 2, 1]),
    (-1, 'nn.MaxPool2d', [2]),
    (-1, 'Halves', [8, 'depth']),
    (-1, 'nn.MaxPool2d', [3, 2, 1]),
    (-1, 'Repeated', [8, 5]),
    (-1, 'nn.Upsample', ['None', 2]),
    ([-1, 2], 'Joined', []),
    (-1, 'nn.AvgPool2d', ['(3, 2)', 'stride']),
]
depth, stride = 2, 1


class Rows(nn.Module):
    def __init__(self, rows):
        super().__init__()
        self.keep, layers = set(), []
        for at, (source, name, args) in enumerate(deepcopy(rows)):
            for n, arg in enumerate(args):
                if isinstance(arg, str) and arg[0] != '(':
                    args[n] = eval(arg)
                elif isinstance(arg, str):
                    args[n] = tuple(int(part) for part in arg.strip('()').split(','))
            made = eval(name)(*args) if '.' in name else globals()[name](*args)
            made.source = source
            self.keep.update(s for s in (source if isinstance(source, list) else [source]) if s != -1)
            layers.append(made)
        self.layers = nn.Sequential(*layers)

    def forward(self, x):
        kept = {}
        for at, layer in enumerate(self.layers):
            if isinstance(layer.source, list):
                x = [x if s == -1 else kept[s] for s in layer.source]
            x = layer(x)
            if at in self.keep:
                kept[at] = x
        return x


print(Rows(ROWS)(torch.zeros(1, 3, 96, 128)).shape)
