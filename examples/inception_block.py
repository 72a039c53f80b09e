"""An inception block: four branches side by side, one of them a pooling that keeps the size."""

import torch
import torch.nn.functional as F
from torch import nn


class ConvUnit(nn.Module):
    def __init__(self, in_channels, out_channels, **kwargs):
        super().__init__()
        self.conv = nn.Conv2d(in_channels, out_channels, bias=False, **kwargs)
        self.bn = nn.BatchNorm2d(out_channels, eps=0.001)

    def forward(self, x):
        return F.relu(self.bn(self.conv(x)), inplace=True)


class InceptionBlock(nn.Module):
    def __init__(self, in_channels: int, pool_features: int):
        super().__init__()
        self.branch1x1 = ConvUnit(in_channels, 64, kernel_size=1)
        self.branch5x5_1 = ConvUnit(in_channels, 48, kernel_size=1)
        self.branch5x5_2 = ConvUnit(48, 64, kernel_size=5, padding=2)
        self.branch3x3_1 = ConvUnit(in_channels, 64, kernel_size=1)
        self.branch3x3_2 = ConvUnit(64, 96, kernel_size=3, padding=1)
        self.branch_pool = ConvUnit(in_channels, pool_features, kernel_size=1)

    def forward(self, x):
        one = self.branch1x1(x)
        five = self.branch5x5_2(self.branch5x5_1(x))
        three = self.branch3x3_2(self.branch3x3_1(x))
        pooled = F.avg_pool2d(x, kernel_size=3, stride=1, padding=1)
        return torch.cat([one, five, three, self.branch_pool(pooled)], dim=1)


class Reduction(nn.Module):
    def __init__(self, in_channels: int):
        super().__init__()
        self.conv = ConvUnit(in_channels, 384, kernel_size=3, stride=2)

    def forward(self, x):
        return torch.cat([self.conv(x), F.max_pool2d(x, kernel_size=3, stride=2)], 1)


features = torch.randn(1, 192, 35, 35)
mixed = InceptionBlock(192, pool_features=32)(features)
reduced = Reduction(256)(mixed)
