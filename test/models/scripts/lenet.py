import torch
import torch.nn as nn
import torch.nn.functional as F
import numpy as np

class Net(nn.Module):
    def __init__(self, input_shape=(3, 45, 33), n_actions=4):
        super().__init__()
        self.pool = nn.MaxPool2d(2, 2)
        self.conv = nn.Sequential(nn.Conv2d(input_shape[0], 32, kernel_size=8, stride=2), nn.ReLU(), self.pool, nn.Conv2d(32, 64, kernel_size=4), nn.ReLU())
        conv_out_size = self._get_conv_out(input_shape)
        self.fc = nn.Sequential(nn.Linear(conv_out_size, 16), nn.ReLU(), nn.Linear(16, n_actions))
    def _get_conv_out(self, shape):
        o = self.conv(torch.zeros(1, *shape))
        return int(np.prod(o.size()))
    def forward(self, x):
        fx = x.float() / 256
        conv_out = self.conv(fx).view(fx.size()[0], -1)
        return self.fc(conv_out)

class Net2(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 6, 5)
        self.conv2 = nn.Conv2d(6, 16, 5)
        x = torch.randn(28, 28).view(-1, 1, 28, 28)
        self._to_linear = None
        self.convs(x)
        self.fc1 = nn.Linear(self._to_linear, 12)
    def convs(self, x):
        x = F.max_pool2d(F.relu(self.conv1(x)), (2, 2))
        x = F.max_pool2d(F.relu(self.conv2(x)), 2)
        if self._to_linear is None:
            self._to_linear = x[0].shape[0] * x[0].shape[1] * x[0].shape[2]
        return x
    def forward(self, x):
        x = self.convs(x)
        x = x.view(-1, self._to_linear)
        return F.softmax(self.fc1(x), dim=1)

class Net3(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(1, 4, 3)
    def num_flat_features(self, x):
        size = x.size()[1:]
        num_features = 1
        for s in size:
            num_features *= s
        return num_features
    def forward(self, x):
        x = F.avg_pool2d(torch.tanh(self.conv(x)), kernel_size=3, stride=2, padding=1, ceil_mode=True, count_include_pad=False)
        x = x.view(-1, self.num_flat_features(x))
        return x.unflatten(1, (4, -1)).mean(-1)

print(Net()(torch.zeros(2, 3, 45, 33)).shape, Net2()(torch.randn(5, 1, 28, 28)).shape, Net3()(torch.randn(5, 1, 27, 27)).shape)
