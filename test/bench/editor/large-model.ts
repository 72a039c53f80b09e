/**
 * The text of a model file of at least so many bytes: many networks in the style of real ones, named
 * and sized by numbers from `first` on.
 */
export function largeModel(bytes: number, first = 0): string {
  const parts = ['import torch\nimport torch.nn.functional as F\nfrom torch import nn\n'];
  for (let index = first, length = 0; length < bytes; index += 1) {
    const part = network(index);
    parts.push(part);
    length += part.length;
  }
  return parts.join('\n\n');
}

function network(index: number): string {
  const name = `Network${String(index)}`;
  const width = 16 + (index % 4) * 16;
  return `class Block${String(index)}(nn.Module):
    """A residual block, whose shortcut averages before it projects."""

    def __init__(self, in_channels, channels, stride=1):
        super().__init__()
        self.conv1 = nn.Conv2d(in_channels, channels, 3, stride=stride, padding=1, bias=False)
        self.bn1 = nn.BatchNorm2d(channels)
        self.conv2 = nn.Conv2d(channels, channels, 3, padding=1, bias=False)
        self.bn2 = nn.BatchNorm2d(channels)
        self.relu = nn.ReLU(inplace=True)
        self.shortcut = nn.Identity()
        if stride != 1 or in_channels != channels:
            self.shortcut = nn.Sequential(
                nn.AvgPool2d(stride, stride, ceil_mode=True, count_include_pad=False),
                nn.Conv2d(in_channels, channels, 1, bias=False),
                nn.BatchNorm2d(channels),
            )

    def forward(self, x):
        identity = self.shortcut(x)
        x = self.relu(self.bn1(self.conv1(x)))
        x = self.bn2(self.conv2(x))
        return self.relu(x + identity)


class ${name}(nn.Module):
    def __init__(self, num_classes=${String(10 + index)}):
        super().__init__()
        self.stem = nn.Sequential(
            nn.Conv2d(3, ${String(width)}, 7, stride=2, padding=3, bias=False),
            nn.BatchNorm2d(${String(width)}),
            nn.ReLU(inplace=True),
            nn.MaxPool2d(3, stride=2, padding=1),
        )
        stages = []
        channels = ${String(width)}
        for stage, depth in enumerate([2, 2]):
            for block in range(depth):
                stride = 2 if stage > 0 and block == 0 else 1
                out = ${String(width)} * 2**stage
                stages.append(Block${String(index)}(channels, out, stride))
                channels = out
        self.stages = nn.Sequential(*stages)
        self.pool = nn.AdaptiveAvgPool2d((1, 1))
        self.head = nn.Linear(channels, num_classes)

    def forward(self, x):
        x = self.stages(self.stem(x))
        x = F.max_pool2d(x, kernel_size=3, stride=1, padding=1)
        x = torch.flatten(self.pool(x), 1)
        return self.head(x)


scores${String(index)} = ${name}()(torch.randn(1, 3, 96, 96))
`;
}
