import torch
from torch import nn
import torch.nn.functional as F

class SegNet(nn.Module):
    def __init__(self, ch=(3, 8, 16)):
        super().__init__()
        self.enc = nn.ModuleList(nn.Conv2d(a, b, 3, padding=1) for a, b in zip(ch, ch[1:]))
        self.dec = nn.ModuleList(nn.ConvTranspose2d(b, a, 3, padding=1) for a, b in list(zip(ch, ch[1:]))[::-1])
        self.pool = nn.MaxPool2d(2, 2, return_indices=True)
        self.unpool = nn.MaxUnpool2d(2, stride=2)
    def forward(self, x):
        idx, sizes = [], []
        for conv in self.enc:
            x = F.relu(conv(x))
            sizes.append(x.size())
            x, i = self.pool(x)
            idx.append(i)
        for conv, i, s in zip(self.dec, reversed(idx), sizes[::-1]):
            x = conv(self.unpool(x, i, output_size=s))
        return x

class Stn(nn.Module):
    def __init__(self):
        super().__init__()
        self.localization = nn.Sequential(nn.Conv2d(1, 8, kernel_size=7), nn.MaxPool2d(2, stride=2), nn.ReLU(True), nn.Conv2d(8, 10, kernel_size=5), nn.MaxPool2d(2, stride=2), nn.ReLU(True))
        self.fc_loc = nn.Sequential(nn.Linear(10 * 3 * 3, 32), nn.ReLU(True), nn.Linear(32, 3 * 2))
        self.fc_loc[2].weight.data.zero_()
        self.fc_loc[2].bias.data.copy_(torch.tensor([1, 0, 0, 0, 1, 0], dtype=torch.float))
        self.conv1 = nn.Conv2d(1, 10, kernel_size=5)
    def stn(self, x):
        xs = self.localization(x)
        xs = xs.view(-1, 10 * 3 * 3)
        theta = self.fc_loc(xs)
        theta = theta.view(-1, 2, 3)
        grid = F.affine_grid(theta, x.size(), align_corners=False)
        return F.grid_sample(x, grid, align_corners=False)
    def forward(self, x):
        x = self.stn(x)
        return F.relu(F.max_pool2d(self.conv1(x), 2))
print(SegNet()(torch.rand(1, 3, 27, 34)).shape, Stn()(torch.rand(4, 1, 28, 28)).shape)
