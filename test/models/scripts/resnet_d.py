from collections import OrderedDict
from functools import partial
import torch, torch.nn as nn

def conv_bn(i, o, k=3, s=1, **kw):
    return nn.Sequential(OrderedDict([('conv', nn.Conv2d(i, o, k, s, padding=kw.pop('padding', (k - 1) // 2), bias=False, **kw)), ('bn', nn.BatchNorm2d(o))]))

class Block(nn.Module):
    expansion = 4
    def __init__(self, i, c, stride=1, downsample=None, avd=False, avd_first=False):
        super().__init__()
        o = c * self.expansion
        self.avd, self.avd_first = avd and stride > 1, avd_first
        if self.avd:
            self.avd_layer = nn.AvgPool2d(3, stride, padding=1)
            stride = 1
        self.conv1, self.conv2, self.conv3 = conv_bn(i, c, 1), conv_bn(c, c, 3, stride), conv_bn(c, o, 1)
        self.relu = nn.ReLU(inplace=True)
        self.downsample = downsample
    def forward(self, x):
        identity = x
        out = self.relu(self.conv1(x))
        if self.avd and self.avd_first: out = self.avd_layer(out)
        out = self.relu(self.conv2(out))
        if self.avd and not self.avd_first: out = self.avd_layer(out)
        out = self.conv3(out)
        if self.downsample is not None:
            identity = self.downsample(x)
        out += identity
        return self.relu(out)

class ResNetD(nn.Module):
    def __init__(self, layers=(1, 2, 1, 1), width=8, **block_kw):
        super().__init__()
        self.inplanes = 2 * width
        stem = [(3, width, 2), (width, width, 1), (width, 2 * width, 1)]
        self.stem = nn.Sequential()
        for n, (a, b, s) in enumerate(stem, start=1):
            self.stem.add_module(f'conv{n}', conv_bn(a, b, 3, s))
            self.stem.add_module(f'relu{n}', nn.ReLU(True))
        self.pools = {'max': partial(nn.MaxPool2d, kernel_size=3, stride=2, padding=1), 'avg': partial(nn.AvgPool2d, 2)}
        self.maxpool = self.pools['max']()
        for k, n in enumerate(layers):
            self.add_module('layer%d' % (k + 1), self._make(width * 2 ** k, n, stride=min(k + 1, 2), **block_kw))
        self.avgpool = nn.AdaptiveAvgPool2d((1, 1))
        self.fc = nn.Linear(width * 2 ** (len(layers) - 1) * Block.expansion, 10)
    def _make(self, c, n, stride, **kw):
        down = None
        if stride != 1 or self.inplanes != c * Block.expansion:
            mods = []
            if stride != 1:
                mods += [nn.AvgPool2d(kernel_size=stride, stride=stride, ceil_mode=True, count_include_pad=False)]
            mods.extend([conv_bn(self.inplanes, c * Block.expansion, 1)])
            down = nn.Sequential(*mods)
        blocks = [Block(self.inplanes, c, stride, down, **kw)]
        self.inplanes = c * Block.expansion
        return nn.Sequential(*blocks, *[Block(self.inplanes, c, **kw) for _ in range(1, n)])
    def forward(self, x):
        x = self.maxpool(self.stem(x))
        feats = {}
        i = 0
        while hasattr(self, f'layer{(i := i + 1)}'):
            feats[i] = x = getattr(self, f'layer{i}')(x)
        assert max(feats) == 4
        return self.fc(torch.flatten(self.avgpool(feats[i - 1]), 1))

for kw in (dict(), dict(avd=True), dict(avd=True, avd_first=True)):
    print(ResNetD(**kw)(torch.zeros(1, 3, 97, 111)).shape)
