import torch
from torch import nn
import torch.nn.functional as F
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv3d(3, 8, kernel_size=(3, 7, 7), stride=(1, 2, 2), padding=(1, 3, 3))
        self.p1 = nn.MaxPool3d(kernel_size=(1, 3, 3), stride=(1, 2, 2), padding=(0, 1, 1))
        self.p2 = nn.MaxPool3d((2, 2, 2), stride=2, ceil_mode=True)
        self.gap = nn.AdaptiveAvgPool3d((1, None, 1))
        self.t = nn.AvgPool3d((2, 1, 1), stride=(1, 1, 1))
    def forward(self, x):
        x = self.p2(self.p1(F.relu(self.conv(x))))
        x = self.t(x)
        y = self.gap(x)
        z = F.avg_pool3d(x, kernel_size=x.shape[2:])
        w = x.mean(dim=(2, 3, 4))
        s = torch.stack([F.adaptive_max_pool2d(f, 1) for f in x.unbind(2)], dim=2)
        return y, z, w, s
frames = torch.rand(2, 7, 3, 65, 66)
x = frames.transpose(1, 2)
print([t.shape for t in Net()(x)])
b, t = frames.shape[:2]
f = F.max_pool2d(frames.reshape(b * t, *frames.shape[2:]), 4).view(b, t, 3, 16, 16)
print(f.mean(1).shape, f.flatten(0, 1).shape)
