import torch
from torch import nn
from torch.nn import functional as F


def twice(a, b):
    return nn.Sequential(*(layer for c in (a, b) for layer in (nn.Conv2d(c, b, 3, padding=1), nn.ReLU())))


class Decoder(nn.Module):
    def __init__(self, widths=(3, 8, 16, 32), transposed=True):
        super().__init__()
        pairs = list(zip(widths, widths[1:]))
        self.down = nn.ModuleList(twice(a, b) for a, b in pairs)
        self.pool = nn.MaxPool2d(2)
        self.middle = twice(widths[-1], widths[-1])
        self.grow = nn.ModuleList(
            nn.ConvTranspose2d(b, b, 2, stride=2) if transposed else nn.Upsample(scale_factor=2, mode='bilinear')
            for _, b in reversed(pairs)
        )
        self.up = nn.ModuleList(twice(2 * b, a) for a, b in pairs[::-1])
        self.strip = nn.AdaptiveMaxPool2d((3, None))

    def forward(self, x):
        seen = []
        for stage in self.down:
            x = stage(x)
            seen.append(x)
            x = self.pool(x)
        x = self.middle(x)
        for grow, up in zip(self.grow, self.up):
            side = seen.pop()
            x = grow(x)
            rows, columns = (side.size(d) - x.size(d) for d in (2, 3))
            x = F.pad(x, [columns // 2, columns - columns // 2, rows // 2, rows - rows // 2])
            x = up(torch.cat([side, x], dim=1))
        return self.strip(x)


class Indices(nn.Module):
    def __init__(self):
        super().__init__()
        self.pool, self.unpool = nn.MaxPool2d(2, return_indices=True), nn.MaxUnpool2d(2)

    def forward(self, x):
        stack = []
        while x.shape[-1] > 8:
            size = x.size()
            x, where = self.pool(x)
            stack += [(where, size)]
        for where, size in stack[::-1]:
            x = self.unpool(x, where, output_size=size)
        return x


for transposed in (True, False):
    print(Decoder(transposed=transposed)(torch.randn(1, 3, 101, 67)).shape)
print(Indices()(torch.rand(1, 2, 27, 34)).shape)
