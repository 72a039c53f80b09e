import torch
from torch import nn

PRIMITIVES = {
    'nothing': lambda channels, stride: Nothing(stride),
    'average': lambda channels, stride: nn.AvgPool2d(3, stride, 1, count_include_pad=False),
    'largest': lambda channels, stride: nn.MaxPool2d(3, stride, padding=1),
    'shortcut': lambda channels, stride: Halved(channels) if stride == 2 else nn.Identity(),
}


class Nothing(nn.Module):
    def __init__(self, stride):
        super().__init__()
        self.stride = stride

    def forward(self, x):
        return 0 * x[:, :, :: self.stride, :: self.stride]


class Halved(nn.Module):
    def __init__(self, channels):
        super().__init__()
        self.a, self.b = (nn.Conv2d(channels, channels // 2, 1, 2) for _ in 'ab')

    def forward(self, x):
        return torch.cat([self.a(x), self.b(x[:, :, 1:, 1:])], 1)


class Mixture(nn.Module):
    def __init__(self, channels, stride):
        super().__init__()
        self.parts = nn.ModuleList()
        for name, make in PRIMITIVES.items():
            part = make(channels, stride)
            self.parts.append(nn.Sequential(part, nn.BatchNorm2d(channels)) if 'a' in name[:2] else part)

    def forward(self, x, weights):
        return sum(weight * part(x) for weight, part in zip(weights, self.parts))


class Graph(nn.Module):
    def __init__(self, nodes, shrinks):
        super().__init__()
        self.nodes = nodes
        self.edges = nn.ModuleList(
            Mixture(4, 2 if shrinks and before < 2 else 1) for node in range(nodes) for before in range(node + 2)
        )

    def forward(self, a, b, weights):
        states, at = [a, b], 0
        for _ in range(self.nodes):
            states.append(sum(self.edges[at + n](state, weights[at + n]) for n, state in enumerate(states)))
            at += len(states) - 1
        return torch.cat(states[2:], dim=1)


weights = torch.randn(9, len(PRIMITIVES)).softmax(-1)
x = torch.rand(1, 4, 16, 12)
print(Graph(2, True)(x, x, weights).shape, Graph(3, False)(x, x, weights).shape)
