from functools import partial
from typing import Any, Callable, Sequence, Tuple
import jax
import jax.numpy as jnp
from jax import lax
from flax import linen as nn
ModuleDef = Any
class BottleneckResNetBlock(nn.Module):
    filters: int
    conv: ModuleDef
    norm: ModuleDef
    act: Callable
    strides: Tuple[int, int] = (1, 1)
    @nn.compact
    def __call__(self, x):
        residual = x
        y = self.conv(self.filters, (1, 1))(x)
        y = self.act(self.norm()(y))
        y = self.conv(self.filters, (3, 3), self.strides)(y)
        y = self.conv(self.filters * 4, (1, 1))(y)
        y = self.norm(scale_init=nn.initializers.zeros_init())(y)
        if residual.shape != y.shape:
            residual = self.conv(self.filters * 4, (1, 1), self.strides, name='conv_proj')(residual)
        return self.act(residual + y)
class ResNet(nn.Module):
    stage_sizes: Sequence[int]
    block_cls: ModuleDef
    num_classes: int
    num_filters: int = 8
    dtype: Any = jnp.float32
    act: Callable = nn.relu
    @nn.compact
    def __call__(self, x, train: bool = True):
        conv = partial(nn.Conv, use_bias=False, dtype=self.dtype)
        norm = partial(nn.BatchNorm, use_running_average=not train, momentum=0.9)
        x = conv(self.num_filters, (7, 7), (2, 2), padding=[(3, 3), (3, 3)], name='conv_init')(x)
        x = nn.relu(norm(name='bn_init')(x))
        x = nn.max_pool(x, (3, 3), strides=(2, 2), padding='SAME')
        for i, block_size in enumerate(self.stage_sizes):
            for j in range(block_size):
                strides = (2, 2) if i > 0 and j == 0 else (1, 1)
                x = self.block_cls(self.num_filters * 2**i, strides=strides, conv=conv, norm=norm, act=self.act)(x)
        x = jnp.mean(x, axis=(1, 2))
        return nn.Dense(self.num_classes, dtype=self.dtype)(x)
ResNetTiny = partial(ResNet, stage_sizes=[1, 1], block_cls=BottleneckResNetBlock)
class CNN(nn.Module):
    def setup(self):
        self.convs = [nn.Conv(features=f, kernel_size=(3, 3), padding='VALID' if f == 4 else 'SAME') for f in (4, 8)]
        self.dense = nn.Dense(10)
    def __call__(self, x):
        for c in self.convs:
            x = nn.relu(c(x))
            x = nn.avg_pool(x, window_shape=(2, 2), strides=(2, 2))
        y = nn.max_pool(x, (2, 3), padding=((1, 0), (1, 1)))
        z = nn.avg_pool(x, (3, 3), (1, 1), 'SAME', count_include_pad=False)
        x = x.reshape((x.shape[0], -1))
        return self.dense(x), y.shape, z.shape
key = jax.random.key(0)
v = CNN().init(key, jnp.ones([1, 29, 28, 1]))
out, ys, zs = CNN().apply(v, jnp.ones([3, 29, 28, 1]))
net = ResNetTiny(num_classes=3)
variables = net.init(key, jnp.ones((1, 45, 60, 3)), train=False)
print(out.shape, ys, zs)
img = jnp.arange(24.).reshape(1, 4, 6, 1)
p = lax.reduce_window(img, -jnp.inf, lax.max, (1, 2, 3, 1), (1, 2, 1, 1), 'SAME')
q = lax.reduce_window(img, 0., lax.add, window_dimensions=(1, 2, 2, 1), window_strides=(1, 1, 1, 1), padding=((0, 0), (1, 0), (0, 0), (0, 0)), base_dilation=(1, 2, 1, 1), window_dilation=(1, 1, 2, 1))
print(p.shape, q.shape)
