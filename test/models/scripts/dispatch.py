import copy
import torch
import torch.nn as nn
import torch.nn.functional as nnf
from torch.nn.functional import max_pool2d as mp, adaptive_avg_pool2d

class Base(nn.Module):
    registry = {}
    def __init_subclass__(cls, key=None, **kw):
        super().__init_subclass__(**kw)
        if key: Base.registry[key] = cls
    def extra(self): return 0
    @property
    def out_size(self): return self._out
    @classmethod
    def create(cls, key, *a, **k): return cls.registry[key](*a, **k)
    @staticmethod
    def pair(v): return v if isinstance(v, (tuple, list)) else (v, v)

class A(Base, key='a'):
    def __init__(self, k, **kw):
        super().__init__()
        kh, kw_ = self.pair(k)
        self.p = nn.MaxPool2d((kh, kw_), **kw)
        self._out = kh * kw_
    def forward(self, x, *, twice=False):
        x = self.p(x)
        return self.p(x) if twice else x

class B(A, key='b'):
    def __init__(self, k, extra_pool=None, **kw):
        super().__init__(k, **kw)
        self.extra_pool = extra_pool or nn.Identity()
    def forward(self, x, **kw):
        return self.extra_pool(super().forward(x, **kw))

class Multi(nn.Module):
    def __init__(self):
        super().__init__()
        self.heads = nn.ModuleDict({'max': nn.AdaptiveMaxPool2d(2), 'avg': nn.AdaptiveAvgPool2d((2, None)), 'lp': nn.LPPool2d(3, 3, stride=2, ceil_mode=True)})
        block = nn.Sequential(nn.Conv2d(3, 3, 3, padding=1), nn.AvgPool2d(3, 1, 1))
        self.blocks = nn.ModuleList([copy.deepcopy(block) for _ in range(2)])
        self.proj = nn.utils.weight_norm(nn.Conv2d(3, 3, 1))
        self.dispatch = {'z': lambda t: mp(t, 2), 'y': self._y}
    def _y(self, t, k=3): return nnf.avg_pool2d(t, k, stride=1)
    def forward(self, x):
        for b in self.blocks: x = b(x)
        x = self.proj(x)
        out = {n: h(x) for n, h in self.heads.items() if n != 'avg'}
        out.update(avg=self.heads['avg'](x))
        out |= {k: f(x) for k, f in self.dispatch.items()}
        return out, [t.shape for t in out.values()]

def down(x, n):
    return x if n == 0 else down(nnf.max_pool2d(x, 2, ceil_mode=n % 2 == 1), n - 1)

x = torch.rand(1, 3, 29, 23)
print(Base.create('a', 2)(x, twice=True).shape, Base.create('b', (3, 1), nn.AvgPool2d(2), stride=2, padding=(1, 0))(x, twice=False).shape)
print({k: v.shape for k, v in Multi()(x)[0].items()})
print(down(x, 3).shape)
y = x
while min(y.shape[-2:]) > 4:
    y = adaptive_avg_pool2d(y, [max(1, s // 2) for s in y.shape[-2:]])
print(y.shape)
m = nn.DataParallel(nn.Sequential(nn.MaxPool2d(3, 2)))
print(m(x).shape)
z, idx = nnf.max_pool2d(x, 2, return_indices=True)
z2, idx2 = nnf.adaptive_max_pool2d(x, 5, return_indices=True)
fr = nn.FractionalMaxPool2d(2, output_ratio=(0.6, 0.5))(x)
print(z.shape, idx.shape, z2.shape, fr.shape, nn.FractionalMaxPool2d(3, output_size=(7, 9))(x).shape)
print(x.amax((2, 3)).shape, x.mean((-1, -2), keepdim=True).shape, torch.mean(x, dim=[2, 3]).shape)
