import torch
import torch.nn as nn
import torch.nn.functional as F

class CNN_Text(nn.Module):
    def __init__(self, V=50, D=12, C=2, Ci=1, Co=6, Ks=(3, 4, 5)):
        super(CNN_Text, self).__init__()
        self.embed = nn.Embedding(V, D)
        self.convs = nn.ModuleList([nn.Conv2d(Ci, Co, (K, D)) for K in Ks])
        self.dropout = nn.Dropout(0.5)
        self.fc1 = nn.Linear(len(Ks) * Co, C)
    def forward(self, x):
        x = self.embed(x)
        x = x.unsqueeze(1)
        x = [F.relu(conv(x)).squeeze(3) for conv in self.convs]
        x = [F.max_pool1d(i, i.size(2)).squeeze(2) for i in x]
        x = torch.cat(x, 1)
        return self.fc1(self.dropout(x))

class DPCNN(nn.Module):
    def __init__(self, D=12, nf=8):
        super().__init__()
        self.conv_region = nn.Conv2d(1, nf, (3, D), stride=1)
        self.conv = nn.Conv2d(nf, nf, (3, 1), stride=1)
        self.max_pool = nn.MaxPool2d(kernel_size=(3, 1), stride=2)
        self.padding1 = nn.ZeroPad2d((0, 0, 1, 1))
        self.padding2 = nn.ZeroPad2d((0, 0, 0, 1))
        self.relu = nn.ReLU()
    def forward(self, x):
        x = x.unsqueeze(1)
        x = self.conv_region(x)
        x = self.padding1(x)
        x = self.relu(x)
        x = self.conv(x)
        x = self.padding1(x)
        x = self.relu(x)
        x = self.conv(x)
        while x.size()[2] > 2:
            x = self._block(x)
        return x.squeeze()
    def _block(self, x):
        x = self.padding2(x)
        px = self.max_pool(x)
        x = self.padding1(px)
        x = F.relu(x)
        x = self.conv(x)
        x = self.padding1(x)
        x = F.relu(x)
        x = self.conv(x)
        return x + px

class Attn(nn.Module):
    def __init__(self):
        super().__init__()
        self.lstm = nn.LSTM(12, 7, num_layers=2, bidirectional=True, batch_first=True)
        self.pool = nn.AdaptiveMaxPool1d(3)
        self.avg = nn.AvgPool1d(3, 2, ceil_mode=True)
    def forward(self, x):
        out, (h, c) = self.lstm(x)
        out = out.permute(0, 2, 1)
        a, b = self.pool(out), self.avg(out)
        return torch.cat([a, b], dim=-1), h.transpose(0, 1).mean(1)

print(CNN_Text()(torch.randint(0, 50, (3, 21))).shape)
print(DPCNN()(torch.randn(2, 30, 12)).shape)
print([t.shape for t in Attn()(torch.randn(2, 16, 12))])
