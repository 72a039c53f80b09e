import torch
from torch import nn
from torch.nn import functional as F

class PyramidPooling(nn.Module):
    def __init__(self, in_channels, bins=(1, 2, 3, 6), reduction=4):
        super().__init__()
        self.features = []
        for bin in bins:
            self.features.append(nn.Sequential(nn.AdaptiveAvgPool2d(bin), nn.Conv2d(in_channels, in_channels // reduction, 1, bias=False), nn.ReLU(True)))
        self.features = nn.ModuleList(self.features)
    def forward(self, x):
        x_size = x.size()
        out = [x]
        for f in self.features:
            out.append(F.interpolate(f(x), x_size[2:], mode='bilinear', align_corners=True))
        return torch.cat(out, 1)

class ASPPPooling(nn.Sequential):
    def __init__(self, in_channels, out_channels):
        super().__init__(nn.AdaptiveAvgPool2d(1), nn.Conv2d(in_channels, out_channels, 1, bias=False), nn.ReLU())
    def forward(self, x):
        size = x.shape[-2:]
        for mod in self:
            x = mod(x)
        return F.interpolate(x, size=size, mode='bilinear', align_corners=False)

class GeM(nn.Module):
    def __init__(self, p=3, eps=1e-6):
        super(GeM, self).__init__()
        self.p = nn.Parameter(torch.ones(1) * p)
        self.eps = eps
    def forward(self, x):
        return self.gem(x, p=self.p, eps=self.eps)
    def gem(self, x, p=3, eps=1e-6):
        return F.avg_pool2d(x.clamp(min=eps).pow(p), (x.size(-2), x.size(-1))).pow(1. / p)

class CBAM(nn.Module):
    def __init__(self, c, r=4):
        super().__init__()
        self.avg_pool, self.max_pool = nn.AdaptiveAvgPool2d(1), nn.AdaptiveMaxPool2d(1)
        self.fc = nn.Sequential(nn.Conv2d(c, c // r, 1), nn.ReLU(), nn.Conv2d(c // r, c, 1))
        self.spatial = nn.Conv2d(2, 1, 7, padding=3)
    def forward(self, x):
        a = torch.sigmoid(self.fc(self.avg_pool(x)) + self.fc(self.max_pool(x)))
        x = a * x
        s = torch.cat([x.mean(1, keepdim=True), torch.max(x, dim=1, keepdim=True)[0]], dim=1)
        return x * torch.sigmoid(self.spatial(s))

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.stem = nn.Conv2d(3, 16, 7, 2, 3)
        self.ppm = PyramidPooling(16)
        self.cbam = CBAM(32)
        self.aspp = ASPPPooling(32, 8)
        self.gem = GeM()
    def forward(self, x):
        x = self.cbam(self.ppm(F.max_pool2d(self.stem(x), 3, 2, ceil_mode=True)))
        return self.gem(torch.cat((x, self.aspp(x)), 1)).flatten(1)
print(Net()(torch.rand(2, 3, 75, 90)).shape)
