import torch, math
from torch import nn
from functools import partial, reduce
import torch.nn.functional as F
# conv-like helpers with same padding as in TF ports
def get_same_padding(x: int, kernel_size: int, stride: int, dilation: int):
    return max((math.ceil(x / stride) - 1) * stride + (kernel_size - 1) * dilation + 1 - x, 0)
def pad_same(x, kernel_size, stride, dilation=(1, 1), value: float = 0):
    ih, iw = x.size()[-2:]
    pad_h = get_same_padding(ih, kernel_size[0], stride[0], dilation[0])
    pad_w = get_same_padding(iw, kernel_size[1], stride[1], dilation[1])
    return F.pad(x, (pad_w // 2, pad_w - pad_w // 2, pad_h // 2, pad_h - pad_h // 2), value=value)
class MaxPool2dSame(nn.MaxPool2d):
    def __init__(self, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False):
        two = lambda v: (v, v) if isinstance(v, int) else v
        super().__init__(two(kernel_size), two(stride), (0, 0), two(dilation), ceil_mode)
    def forward(self, x):
        x = pad_same(x, self.kernel_size, self.stride, value=-float('inf'))
        return F.max_pool2d(x, self.kernel_size, self.stride, (0, 0), self.dilation, self.ceil_mode)
class BlurPool(nn.Module):
    def __init__(self, channels, filt_size=4, stride=2):
        super().__init__()
        self.pad = nn.ReflectionPad2d([int(1. * (filt_size - 1) / 2), int(math.ceil(1. * (filt_size - 1) / 2))] * 2)
        a = torch.tensor([1., 3., 3., 1.])
        filt = a[:, None] * a[None, :]
        filt = filt / torch.sum(filt)
        self.register_buffer('filt', filt[None, None, :, :].repeat((channels, 1, 1, 1)))
        self.stride = stride
    def forward(self, inp):
        return F.conv2d(self.pad(inp), self.filt, stride=self.stride, groups=inp.shape[1])
class MedianPool(nn.Module):
    def forward(self, x):
        x = F.pad(x, (1, 1, 1, 1), mode='reflect')
        x = x.unfold(2, 3, 2).unfold(3, 3, 2)
        x = x.contiguous().view(x.size()[:4] + (-1,)).median(dim=-1)[0]
        return x
class StochasticPool(nn.Module):
    def forward(self, x):
        B, C, H, W = x.shape
        u = F.unfold(x, 2, stride=2).view(B, C, 4, H // 2 * (W // 2))
        return u.mean(2).view(B, C, H // 2, W // 2)
x = torch.rand(2, 6, 19, 22)
compose = lambda *fs: reduce(lambda f, g: lambda t: g(f(t)), fs)
net = compose(MaxPool2dSame(3, 2), BlurPool(6), MedianPool())
print(net(x).shape, StochasticPool()(x[..., :18, :]).shape)
pools = [partial(F.max_pool2d, kernel_size=k, stride=s) for k, s in ((2, None), (3, 2))]
print([p(x).shape for p in pools])
