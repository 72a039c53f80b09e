import torch
from torch import nn
from torch.nn import functional as F

seen = {}


def keep(name):
    def hook(module, inputs, output):
        seen[name] = output.detach()
    return hook


def crop(module, inputs, output):
    return output[..., 1:-1, 1:-1]


net = nn.Sequential(nn.Conv2d(3, 8, 5, 2), nn.MaxPool2d(3, 2, 1), nn.Conv2d(8, 4, 3), nn.AvgPool2d(2))
handles = [layer.register_forward_hook(keep(name)) for name, layer in net.named_children()]
cropping = net[1].register_forward_hook(crop)
x = torch.rand(2, 3, 61, 50)
print(net(x).shape, F.max_pool2d(seen['1'], 2).shape, F.adaptive_avg_pool2d(seen['2'], (1, 3)).shape)
cropping.remove()
print(net(x).shape, F.max_pool2d(seen['1'], 2).shape)
