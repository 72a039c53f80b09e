# registry + factory + mixins with tricky python
import abc, copy, functools, inspect, types
from contextlib import contextmanager, nullcontext, ExitStack
from typing import *
import torch
from torch import nn
from torch.nn import functional as F

_REG: Dict[str, Callable] = {}
def register(name=None, **defaults):
    def deco(fn):
        key = name or fn.__name__
        @functools.wraps(fn)
        def wrapped(*a, **k):
            return fn(*a, **{**defaults, **k})
        _REG[key] = wrapped
        return wrapped
    return deco

class Meta(abc.ABCMeta):
    def __new__(mcs, name, bases, ns, **kw):
        cls = super().__new__(mcs, name, bases, ns)
        cls.tag = name.lower()
        return cls

class Named(metaclass=Meta):
    @abc.abstractmethod
    def pool(self): ...

class Cached:
    def __get__(self, obj, owner=None):
        return self if obj is None else obj.width * 2
class Mixin:
    double = Cached()
    def __init__(self, *args, width=4, **kwargs):
        super().__init__(*args, **kwargs)
        self.width = width
class Net(Mixin, nn.Module, Named):
    def __init__(self, k=2, *, stride: Optional[int] = None, **kw):
        super().__init__(**kw)
        self.k, self._stride = k, stride
        self.conv = nn.Conv2d(3, self.double, 3)
    @property
    def stride(self): return self._stride or self.k
    @stride.setter
    def stride(self, v): self._stride = v
    @functools.cached_property
    def kernel(self): return (self.k, self.k + 1)
    def pool(self): return functools.partial(F.max_pool2d, kernel_size=self.kernel, stride=self.stride)
    def forward(self, x, return_all: bool = False):
        feats = [x := self.conv(x)]
        feats += [x := self.pool()(x)]
        return feats if return_all else x
    def __len__(self): return 3
    def __getitem__(self, i): return self.pool() if i == 0 else self.conv
    def __repr__(self): return f"{type(self).__name__}({self.k})"

@register('small', k=3)
def build(k=1, **kw): return Net(k, **kw)
@register(width=6)
def wide(**kw):
    net = Net(**kw)
    net.stride = 1
    return net

x = torch.rand(1, 3, 24, 31)
for name, fn in sorted(_REG.items()):
    net = fn()
    print(name, net.tag, net, [t.shape for t in net(x, return_all=True)], len(net), net[0](x).shape)
@contextmanager
def mode(net, stride):
    old, net.stride = net.stride, stride
    try:
        yield net
    finally:
        net.stride = old
net = build()
with mode(net, 5) as m, nullcontext():
    print(m(x).shape)
print(net(x).shape)
sig = inspect.signature(Net.__init__)
print('stride' in sig.parameters, [p for p in sig.parameters][:2])
nets = dict.fromkeys(['a', 'b'], None)
nets['a'], nets['b'] = (copy.copy(net), copy.deepcopy(net))
nets['a'].stride = 4
print(nets['a'](x).shape, nets['b'](x).shape, net(x).shape)
def apply_all(x, *fs, **named):
    for f in fs: x = f(x)
    return {k: f(x) for k, f in named.items()}
res = apply_all(x, F.relu, lambda t: t[..., ::2, 1:], mx=nn.MaxPool2d(3), av=functools.partial(F.avg_pool2d, kernel_size=2))
print({k: tuple(v.shape) for k, v in res.items()})
a, (b, *c), d = 1, (2, 3, 4), 5
print(nn.MaxPool2d((b, c[-1]), stride=(a, d))(x).shape)
sizes = [(h, w) for h in range(2, 5) if h % 2 == 0 for w in (h, h + 1) if not (h == 4 and w == 5)]
print([F.max_pool2d(x, s).shape for s in sizes])
total = 0
for i, s in enumerate(reversed(sizes), 1):
    if i > 2: break
    total += F.avg_pool2d(x, s[0], ceil_mode=bool(i - 1)).shape[-1]
else:
    total = -1
print(total, F.max_pool2d(x, total // 10).shape)
