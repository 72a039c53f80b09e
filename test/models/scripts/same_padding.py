import math
from functools import partial, reduce
import torch
from torch import nn
from torch.nn import functional as F


def as_little_as_needed(size, kernel, stride, dilation=1):
    missing = (math.ceil(size / stride) - 1) * stride + dilation * (kernel - 1) + 1 - size
    return max(missing, 0)


class Same(nn.MaxPool2d):
    def __init__(self, kernel_size, stride=None, **options):
        both = lambda value: value if isinstance(value, tuple) else (value, value)
        super().__init__(both(kernel_size), both(stride or kernel_size), **options)

    def forward(self, x):
        height, width = (as_little_as_needed(*each) for each in zip(x.shape[-2:], self.kernel_size, self.stride))
        sides = (width // 2, width - width // 2, height // 2, height - height // 2)
        return F.max_pool2d(F.pad(x, sides, value=-float('inf')), self.kernel_size, self.stride)


class Blur(nn.Module):
    def __init__(self, channels, row=(1.0, 3.0, 3.0, 1.0), stride=2):
        super().__init__()
        row = torch.tensor(row)
        kernel = row[:, None] * row
        before = (len(row) - 1) // 2
        self.pad = nn.ReflectionPad2d([before, len(row) - 1 - before] * 2)
        self.register_buffer('kernel', (kernel / kernel.sum()).expand(channels, 1, -1, -1))
        self.stride = stride

    def forward(self, x):
        return F.conv2d(self.pad(x), self.kernel, stride=self.stride, groups=x.shape[1])


class Median(nn.Module):
    def forward(self, x):
        windows = F.pad(x, (1,) * 4, mode='reflect').unfold(2, 3, 2).unfold(3, 3, 2)
        return windows.flatten(4).median(dim=-1)[0]


x = torch.rand(2, 6, 19, 22)
chain = reduce(lambda f, g: lambda t: g(f(t)), (Same(3, 2), Blur(6), Median(), partial(F.avg_pool2d, kernel_size=2)))
print(chain(x).shape)
print([pool(x).shape for pool in (partial(F.max_pool2d, kernel_size=k, stride=s) for k, s in ((2, None), (3, 2)))])
