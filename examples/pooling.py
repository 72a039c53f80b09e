"""Pooling by itself, on a small grid whose numbers are easy to follow."""

import torch
import torch.nn.functional as F
from torch import nn

# One picture with one channel: 0 to 15, row by row.
grid = torch.arange(16, dtype=torch.float32).reshape((1, 1, 4, 4))

# A stride that isn't given is as large as the kernel.
whole = nn.MaxPool2d(3)
print(whole(grid))

# Windows that overlap by one column, with a ring of padding around the grid.
pool = nn.MaxPool2d(3, stride=2, padding=1)
print(pool(grid))

# Windows need not be square, nor padding the same on both axes.
rectangle = nn.MaxPool2d((2, 3), stride=(2, 3), padding=(0, 1))
print(rectangle(grid))

# Each channel is pooled for itself.
two_channels = torch.cat((grid, grid + 1), 1)
print(pool(two_channels))

# The average counts the zeros of the padding unless told not to.
blur = nn.AvgPool2d(3, stride=2, padding=1)
print(blur(grid))
fair = nn.AvgPool2d(3, stride=2, padding=1, count_include_pad=False)
print(fair(grid))

# Seven rows do not divide into windows of two: rounding up keeps the last one.
odd = torch.arange(49, dtype=torch.float32).reshape((1, 1, 7, 7))
kept = nn.AvgPool2d(2, stride=2, ceil_mode=True)
print(kept(odd))
dropped = F.avg_pool2d(odd, 2)
print(dropped)

# A dilated window skips every other cell.
spread = F.max_pool2d(odd, kernel_size=3, stride=1, dilation=2)
print(spread)

# Uneven bins that always give three by three.
bins = nn.AdaptiveAvgPool2d(3)
print(bins(odd))

# The same along one axis, and along three.
signal = torch.arange(10, dtype=torch.float32).reshape((1, 1, 10))
print(F.max_pool1d(signal, 4, stride=3, padding=1))
volume = torch.arange(64, dtype=torch.float32).reshape((1, 1, 4, 4, 4))
print(nn.AvgPool3d(2)(volume))
