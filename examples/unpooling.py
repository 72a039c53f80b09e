"""Undoing max pooling: each maximum goes back to where it was found."""

import torch
import torch.nn.functional as F
from torch import nn

# Pool a grid and remember where the maxima were; everything else is lost.
grid = torch.arange(16, dtype=torch.float32).reshape((1, 1, 4, 4))
pool = nn.MaxPool2d(2, stride=2, return_indices=True)
unpool = nn.MaxUnpool2d(2, stride=2)
largest, indices = pool(grid)
print(unpool(largest, indices))

# Windows that overlap can share a maximum: two values then go to one place.
signal = torch.tensor([[[1.0, 5.0, 2.0, 4.0, 3.0]]])
peaks, where = F.max_pool1d(signal, 3, stride=1, return_indices=True)
print(F.max_unpool1d(peaks, where, 3, stride=1))


class TinySegNet(nn.Module):
    """Halves a picture twice and doubles it twice, as SegNet does."""

    def __init__(self):
        super().__init__()
        self.pool = nn.MaxPool2d(2, stride=2, return_indices=True)
        self.unpool = nn.MaxUnpool2d(2, stride=2)
        self.down1 = nn.Conv2d(3, 8, 3, padding=1)
        self.down2 = nn.Conv2d(8, 16, 3, padding=1)
        self.up2 = nn.Conv2d(16, 8, 3, padding=1)
        self.up1 = nn.Conv2d(8, 4, 3, padding=1)

    def forward(self, x):
        x, first = self.pool(F.relu(self.down1(x)))
        x, second = self.pool(F.relu(self.down2(x)))
        x = F.relu(self.up2(self.unpool(x, second)))
        return self.up1(self.unpool(x, first))


net = TinySegNet()
print(net(torch.rand(1, 3, 32, 32)).shape)
