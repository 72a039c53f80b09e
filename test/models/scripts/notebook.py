import torch
import torch.nn as nn
torch.manual_seed(0)
m = nn.MaxPool2d(3, stride=2)
m2 = nn.MaxPool2d((3, 2), stride=(2, 1))
input = torch.randn(20, 16, 50, 32)
output = m(input); output2 = m2(input)
a = torch.arange(16.).reshape(1, 1, 4, 4)
print(nn.AvgPool2d(2)(a), nn.MaxPool2d(2, stride=1)(a[:, :, 1:, :-1]))
b = torch.tensor([[1, 2, 3], [4, 5, 6], [7, 8, 9]], dtype=torch.float32)
b = b[None, None]
for k in range(1, 4):
    for s in (1, 2):
        try:
            out = nn.functional.max_pool2d(b, k, s, padding=k // 2)
        except RuntimeError as e:
            print('no', e); continue
        print(k, s, out.shape)
def pool2d(X, pool_size, mode='max'):
    p_h, p_w = pool_size
    Y = torch.zeros((X.shape[0] - p_h + 1, X.shape[1] - p_w + 1))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            if mode == 'max':
                Y[i, j] = X[i: i + p_h, j: j + p_w].max()
            elif mode == 'avg':
                Y[i, j] = X[i: i + p_h, j: j + p_w].mean()
    return Y
X = torch.tensor([[0.0, 1.0, 2.0], [3.0, 4.0, 5.0], [6.0, 7.0, 8.0]])
print(pool2d(X, (2, 2)), pool2d(X, (2, 2), 'avg'))
X = torch.arange(16, dtype=torch.float32).reshape((1, 1, 4, 4))
pool2d_ = nn.MaxPool2d(3)
print(pool2d_(X))
pool2d_ = nn.MaxPool2d((2, 3), stride=(2, 3), padding=(0, 1))
print(pool2d_(X))
X = torch.cat((X, X + 1), 1)
pool2d_ = nn.MaxPool2d(3, padding=1, stride=2)
print(pool2d_(X))
net = nn.Sequential(nn.Conv2d(1, 6, 5, padding=2), nn.Sigmoid(), nn.AvgPool2d(2, stride=2), nn.Conv2d(6, 16, 5), nn.Sigmoid(), nn.AvgPool2d(2, stride=2), nn.Flatten(), nn.Linear(400, 120))
X = torch.rand(size=(1, 1, 28, 28), dtype=torch.float32)
for layer in net:
    X = layer(X)
    print(layer.__class__.__name__, 'output shape: \t', X.shape)
