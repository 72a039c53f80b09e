import argparse, json, math, os, sys
from types import SimpleNamespace
from typing import NamedTuple
from operator import itemgetter, attrgetter
from collections import defaultdict, deque, ChainMap, Counter
import torch
from torch import nn
parser = argparse.ArgumentParser()
parser.add_argument('--pool', type=str, default='max', choices=['max', 'avg'])
parser.add_argument('--kernel-size', '-k', type=int, default=3)
parser.add_argument('--strides', nargs='+', type=int, default=[2, 1])
parser.add_argument('--ceil', action='store_true')
parser.add_argument('--no-pad', dest='pad', action='store_false')
args = parser.parse_args([])
SPEC = json.loads('{"blocks": [{"type": "pool", "k": [2, 3]}, {"type": "conv", "out": 6}, {"type": "gap"}], "meta": null, "flag": true}')
class Shape(NamedTuple):
    c: int = 3
    h: int = 41
    w: int = 30
    @property
    def area(self): return self.h * self.w
    def halve(self): return self._replace(h=math.ceil(self.h / 2), w=self.w // 2)
def build(args):
    Pool = {'max': nn.MaxPool2d, 'avg': nn.AvgPool2d}[args.pool]
    return nn.Sequential(*(Pool(args.kernel_size, s, padding=args.kernel_size // 2 if args.pad else 0, ceil_mode=args.ceil) for s in args.strides))
def make(spec, c):
    for block in spec['blocks']:
        t, rest = block['type'], {k: v for k, v in block.items() if k != 'type'}
        if t == 'pool':
            yield nn.AvgPool2d(tuple(rest['k']), count_include_pad=SPEC['flag'])
        elif t == 'conv':
            yield nn.Conv2d(c, (c := rest['out']), 1)
        else:
            yield nn.AdaptiveAvgPool2d(1 if spec['meta'] is None else 2)
s = Shape()
x = torch.zeros(1, *s)
print(build(args)(x).shape, build(argparse.Namespace(**{**vars(args), 'pool': 'avg', 'ceil': True}))(x).shape)
print(nn.Sequential(*make(SPEC, s.c))(x).shape)
h = s.halve()
assert h.area == 21 * 15 and max(h[1:]) == 21
cfg = SimpleNamespace(k=h.w // 5, **dict(zip(['stride', 'padding'], divmod(7, 3))))
print(nn.MaxPool2d(cfg.k, stride=cfg.stride, padding=cfg.padding)(x).shape)
by = sorted([{'n': 'b', 'k': 3}, {'n': 'a', 'k': 2}], key=itemgetter('n'))
out = x
for d in by:
    out = getattr(nn, 'MaxPool2d')(d['k'])(out)
print(out.shape, ChainMap({'a': 1}, {'b': 2})['b'], Counter('aab').most_common(1)[0][1])
q = deque([x], maxlen=2)
while len(q[0].shape) and q[-1].shape[-1] > 6:
    q.append(nn.functional.avg_pool2d(q[-1], 2))
print(q[-1].shape, q[0].shape)
todo, seen, g = ['in'], {'in': x}, {'in': ['p1', 'p2'], 'p1': ['out'], 'p2': ['out'], 'out': []}
ops = {'p1': nn.MaxPool2d(4), 'p2': nn.AvgPool2d((4, 4)), 'out': lambda *t: torch.cat(t, 1)}
order = ['p1', 'p2', 'out']
for n in order:
    ins = [k for k, vs in g.items() if n in vs]
    seen[n] = ops[n](*[seen[i] for i in ins])
print(seen['out'].shape)
val = eval('3')
print(nn.MaxPool2d(round(2.5), int(-(-7 // 3)) if val else 1, 1 << 0)(x).shape, round(0.5), int('12') // 5, 7 % -3, -7 // 2, 2 ** 3, 0x10 >> 2)
print(nn.AvgPool2d(kernel_size := 4, stride=kernel_size - 1)(x).shape, f'{kernel_size!r:>3}|{math.pi:.2f}|{1e3:,.0f}')
