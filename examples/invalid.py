"""Calls that their framework refuses, each for a reason of its own."""

import torch
from torch import nn

x = torch.randn(1, 3, 8, 8)

# More padding than half a kernel: some windows would see nothing but padding.
too_much_padding = nn.MaxPool2d(2, padding=2)
too_much_padding(x)

# A kernel larger than the padded input leaves no output at all.
too_large = nn.AvgPool2d(kernel_size=11)
too_large(x)

# A stride of zero never gets anywhere.
standing_still = nn.MaxPool2d(3, stride=0)
standing_still(x)

# An average has no dilation.
no_such_argument = nn.AvgPool2d(2, dilation=2)
