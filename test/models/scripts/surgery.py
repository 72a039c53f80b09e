import torch
import torch.nn as nn

class Lambda(nn.Module):
    def __init__(self, f):
        super().__init__()
        self.f = f
    def forward(self, *a):
        return self.f(*a)

def vggish():
    features = nn.Sequential()
    for i, (a, b) in enumerate([(3, 4), (4, 6), (6, 8)]):
        features.add_module('conv%d' % i, nn.Conv2d(a, b, 3, padding=1))
        features.add_module('pool{:02d}'.format(i), nn.MaxPool2d(kernel_size=2, stride=2))
    class VGG(nn.Module):
        def __init__(self):
            super().__init__()
            self.features = features
            self.avgpool = nn.AdaptiveAvgPool2d((3, 2))
            self.classifier = nn.Sequential(nn.Linear(8 * 6, 10), nn.ReLU(), nn.Dropout(), nn.Linear(10, 5))
        def forward(self, x):
            x = self.avgpool(self.features(x))
            return self.classifier(torch.flatten(x, 1))
    return VGG()

x = torch.rand(2, 3, 43, 38)
net = vggish()
net(x)
for name, module in net.features._modules.items():
    if isinstance(module, nn.MaxPool2d):
        net.features._modules[name] = nn.AvgPool2d(module.kernel_size + 1, module.stride, padding=1)
net(x)
def replace(parent, old, new):
    for name, child in parent.named_children():
        if isinstance(child, old):
            setattr(parent, name, new(child))
        else:
            replace(child, old, new)
replace(net, nn.AvgPool2d, lambda m: nn.Sequential(nn.Identity(), nn.MaxPool2d(m.kernel_size, stride=m.stride, padding=m.padding, ceil_mode=True)))
net(x)
trunk = nn.Sequential(*list(net.children())[:-2], nn.Flatten(2), nn.AvgPool1d(5, stride=3))
print(trunk(x).shape)
short = net.features[:4]
short[1][1].stride = 1
short.pool01[1].ceil_mode = False
print(short(x).shape, len(short), net.features[-1])
net.classifier = nn.Identity()
net.avgpool = Lambda(lambda t: nn.functional.adaptive_max_pool2d(t, output_size=(1, 4)))
print(net(x).shape)
del net.features.conv2, net.features.pool02
net.features.append(nn.LPPool2d(2, 3))
print(net(x).shape)
for m in net.modules():
    if type(m) is nn.MaxPool2d:
        m.kernel_size, m.padding = 3, 1
print(net(x).shape)
