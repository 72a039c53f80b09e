import numpy as np
import torch
from torch import nn
from torch.nn import functional as F


class Windows(nn.Module):
    def __init__(self, words=50, features=12, sizes=(3, 4, 5)):
        super().__init__()
        self.embed = nn.Embedding(words, features)
        self.convs = nn.ModuleList(nn.Conv2d(1, 6, (size, features)) for size in sizes)

    def forward(self, x):
        x = self.embed(x).unsqueeze(1)
        maps = [conv(x).relu().squeeze(3) for conv in self.convs]
        return torch.cat([F.max_pool1d(m, m.size(2)).squeeze(2) for m in maps], 1)


class Shrinking(nn.Module):
    def __init__(self):
        super().__init__()
        self.first, self.again = nn.Conv2d(1, 8, (3, 12)), nn.Conv2d(8, 8, (3, 1), padding=(1, 0))
        self.pool = nn.Sequential(nn.ZeroPad2d((0, 0, 0, 1)), nn.MaxPool2d((3, 1), stride=2))

    def forward(self, x):
        x = self.first(x[:, None])
        while x.size()[2] > 2:
            x = self.pool(x)
            x = x + self.again(F.relu(x))
        return x.flatten(1)


class Recurrent(nn.Module):
    def __init__(self):
        super().__init__()
        self.lstm = nn.LSTM(12, 7, bidirectional=True, batch_first=True)
        self.three, self.ceil = nn.AdaptiveMaxPool1d(3), nn.AvgPool1d(3, 2, ceil_mode=True)

    def forward(self, x):
        steps, (hidden, _) = self.lstm(x)
        steps = steps.permute(0, 2, 1)
        return torch.cat([self.three(steps), self.ceil(steps)], dim=-1), hidden.transpose(0, 1).mean(1)


class Measured(nn.Module):
    """Learns the size of its last layer from a picture of zeros."""

    def __init__(self, shape=(3, 45, 33)):
        super().__init__()
        pool = nn.MaxPool2d(2, 2)
        self.features = nn.Sequential(nn.Conv2d(shape[0], 8, 8, stride=2), nn.ReLU(), pool, nn.Conv2d(8, 6, 4))
        self.last = nn.Linear(int(np.prod(self.features(torch.zeros(1, *shape)).size()[1:])), 4)

    def forward(self, x):
        x = F.avg_pool2d(self.features(x), 3, 2, 1, ceil_mode=True, count_include_pad=False)
        return x.flatten(1)


print(Windows()(torch.randint(0, 50, (3, 21))).shape, Shrinking()(torch.randn(2, 30, 12)).shape)
print([t.shape for t in Recurrent()(torch.randn(2, 16, 12))], Measured()(torch.rand(2, 3, 45, 33)).shape)
