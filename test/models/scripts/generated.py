import itertools
import torch
from torch import nn
from enum import Enum
from dataclasses import dataclass, field, replace
from typing import Callable, List, Optional, Union, Sequence

class PoolKind(Enum):
    MAX = 'max'
    AVG = 'avg'
    LP = 'lp'

    def make(self, k, **kw):
        match self:
            case PoolKind.MAX:
                return nn.MaxPool2d(k, **kw)
            case PoolKind.AVG:
                return nn.AvgPool2d(k, **kw)
            case PoolKind.LP:
                return nn.LPPool2d(2, k, **kw)

@dataclass
class Stage:
    width: int
    depth: int = 1
    pool: Optional[PoolKind] = PoolKind.MAX
    kernel: Union[int, Sequence[int]] = 2
    kwargs: dict = field(default_factory=dict)

@dataclass(frozen=True)
class Config:
    stages: List[Stage] = field(default_factory=lambda: [Stage(8), Stage(16, 2, PoolKind.AVG, (3, 2), {'ceil_mode': True}), Stage(24, pool=None), Stage(32, pool=PoolKind.LP, kwargs={'stride': 1})])
    act: Callable[[], nn.Module] = nn.ReLU
    in_chans: int = 3
    def __post_init__(self):
        assert all(s.depth >= 1 for s in self.stages)

def blocks(cfg: Config):
    c = cfg.in_chans
    for n, stage in enumerate(cfg.stages):
        for _ in itertools.repeat(None, stage.depth):
            yield f's{n}c{_}', nn.Conv2d(c, stage.width, 3, padding='same')
            yield from ((f's{n}{name}', mk()) for name, mk in (('act', cfg.act),))
            c = stage.width
        if stage.pool:
            yield f'pool{n}', stage.pool.make(stage.kernel, **stage.kwargs)
    return c

def collect(gen):
    mods = []
    try:
        while True:
            mods.append(next(gen))
    except StopIteration as stop:
        return mods, stop.value

vgg = {'A': [64, 'M', 128, 'M', 256, 256, 'M'], 'B': [(16, 3), 'A', (32, 5), 'M']}
def make_layers(cfg, batch_norm=False):
    layers: List[nn.Module] = []
    in_channels = 3
    for v in cfg:
        if v == 'M': layers += [nn.MaxPool2d(kernel_size=2, stride=2)]
        elif v == 'A': layers += [nn.AvgPool2d(2, 2, ceil_mode=True)]
        else:
            v, k = v if isinstance(v, tuple) else (v, 3)
            conv2d = nn.Conv2d(in_channels, v, kernel_size=k, padding=k // 2)
            layers += [conv2d, nn.BatchNorm2d(v), nn.ReLU(inplace=True)] if batch_norm else [conv2d, nn.ReLU(inplace=True)]
            in_channels = v
    return nn.Sequential(*layers)

x = torch.zeros(1, 3, 35, 47)
for cfg in (Config(), replace(Config(), act=nn.GELU, stages=[Stage(4), *Config().stages[::-1]])):
    mods = list(blocks(cfg))
    net = nn.Sequential(*[m for _, m in mods])
    print(net(x).shape)
for (k, cfg), bn in zip(vgg.items(), itertools.cycle([True, False])):
    print(k, make_layers(cfg, bn)(x).shape)
