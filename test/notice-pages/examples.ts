/** A program for each code that problems carry: what is said of it is what its page shows. */
export const EXAMPLES: Readonly<Record<string, string>> = {
  'linear-in-features': `import torch
from torch import nn
net = nn.Sequential(nn.Conv2d(1, 4, 5), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(4 * 28 * 28, 10))
net(torch.rand(2, 1, 28, 28))
`,
  'conv-in-channels': `import torch
from torch import nn
nn.Conv2d(3, 8, 3)(torch.rand(1, 96, 128, 3))
`,
  'norm-num-features': `import torch
from torch import nn
nn.BatchNorm2d(8)(nn.Conv2d(3, 4, 3)(torch.rand(2, 3, 9, 9)))
`,
  'recurrent-input-size': `import torch
from torch import nn
nn.LSTM(128, 24, batch_first=True)(torch.rand(2, 50, 256))
`,
  'cat-sizes': `import torch
from torch import nn
skip = torch.rand(1, 4, 71, 71)
small = nn.MaxPool2d(2)(skip)
torch.cat([skip, nn.Upsample(scale_factor=2)(small)], 1)
`,
  'broadcast-sizes': `import torch
torch.rand(2, 3) + torch.rand(2, 4)
`,
  'matmul-sizes': `import torch
torch.rand(2, 3) @ torch.rand(4, 5)
`,
  'view-size': `import torch
torch.rand(2, 3, 4).view(5, -1)
`,
  'loss-sizes': `import torch
import torch.nn.functional as F
F.cross_entropy(torch.rand(24, 10), torch.zeros(6, dtype=torch.long))
`,
  'layer-input': `import keras
from keras import layers
layers.LSTM(4)(keras.Input((3, 4, 5)))
`,
  'view-changes-batch': `import torch
from torch import nn
x = nn.Conv2d(3, 32, 3, padding=1)(torch.rand(6, 3, 8, 8))
x.view(-1, 32 * 4 * 4)
`,
  'axis-not-space': `import torch
from torch import nn
nn.MaxPool2d(2)(torch.rand(1, 224, 224, 3))
`,
  'channels-pooled': `import torch
from torch import nn
nn.MaxPool2d(2)(nn.Conv1d(8, 16, 5)(torch.rand(4, 8, 100)))
`,
  'features-pooled': `import torch
from torch import nn
tokens = torch.zeros(4, 10, dtype=torch.long)
nn.MaxPool1d(2)(nn.Embedding(9, 6)(tokens))
`,
  'unbatched-input': `import torch
from torch import nn
nn.MaxPool2d(2)(torch.rand(16, 28, 28))
`,
  'linear-on-map': `import torch
from torch import nn
nn.Linear(14, 10)(nn.MaxPool2d(2)(torch.rand(2, 8, 28, 28)))
`,
  'squeeze-drops-batch': `import torch
from torch import nn
class Net(nn.Module):
    def forward(self, x):
        return nn.AdaptiveAvgPool2d(1)(x).squeeze()
Net()(torch.rand(1, 64, 7, 7))
`,
  'mean-over-channels': `import torch
from torch import nn
nn.Conv2d(3, 8, 3)(torch.rand(2, 3, 20, 24)).mean([1, 2])
`,
  'loss-broadcasts': `import torch
import torch.nn.functional as F
F.mse_loss(torch.rand(6, 1), torch.rand(6))
`,
  'unpacks-batch': `import torch
import torch.nn.functional as F
y, indices = F.max_pool2d(torch.rand(2, 4, 7, 7), 3, 2, 0, 1, True)
`,
  'class-called-as-function': `import torch
from torch import nn
x = torch.rand(1, 3, 8, 8)
nn.MaxPool2d(x, 2)
`,
  'result-discarded': `import torch
def flat(x):
    x.view(x.size(0), -1)
    return x
flat(torch.rand(4, 16, 13, 13))
`,
  'layer-built-in-forward': `import torch
from torch import nn
class Net(nn.Module):
    def forward(self, x):
        return nn.Linear(5, 2)(x)
Net()(torch.rand(3, 5))
`,
  'flatten-takes-batch': `import torch
from torch import nn
class Net(nn.Module):
    def forward(self, x):
        return torch.flatten(nn.functional.max_pool2d(x, 2))
Net()(torch.rand(6, 3, 8, 8))
`,
};
