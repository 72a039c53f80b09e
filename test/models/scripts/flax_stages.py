from functools import partial
from typing import Any, Callable, Sequence
import jax
import jax.numpy as jnp
from jax import lax
from flax import linen as nn


class Shortcut(nn.Module):
    width: int
    conv: Any
    act: Callable = nn.relu
    strides: tuple = (1, 1)

    @nn.compact
    def __call__(self, x):
        y = self.act(self.conv(self.width, (3, 3), self.strides)(x))
        y = self.conv(self.width * 2, (1, 1))(y)
        if x.shape != y.shape:
            x = self.conv(self.width * 2, (1, 1), self.strides, name='project')(x)
        return self.act(x + y)


class Stages(nn.Module):
    depths: Sequence[int]
    block: Any
    classes: int = 3
    width: int = 8

    @nn.compact
    def __call__(self, x, train: bool = True):
        conv = partial(nn.Conv, use_bias=False)
        x = conv(self.width, (7, 7), (2, 2), padding=[(3, 3), (3, 3)])(x)
        x = nn.relu(nn.BatchNorm(use_running_average=not train)(x))
        x = nn.max_pool(x, (3, 3), strides=(2, 2), padding='SAME')
        for stage, depth in enumerate(self.depths):
            for layer in range(depth):
                strides = (2, 2) if stage > 0 and layer == 0 else (1, 1)
                x = self.block(self.width * 2**stage, conv=conv, strides=strides)(x)
        return nn.Dense(self.classes)(jnp.mean(x, axis=(1, 2)))


class Setup(nn.Module):
    def setup(self):
        self.convs = [nn.Conv(f, (3, 3), padding='VALID' if f == 4 else 'SAME') for f in (4, 8)]

    def __call__(self, x):
        for conv in self.convs:
            x = nn.avg_pool(nn.relu(conv(x)), window_shape=(2, 2), strides=(2, 2))
        return nn.max_pool(x, (2, 3), padding=((1, 0), (1, 1))), nn.avg_pool(x, (3, 3), (1, 1), 'SAME', count_include_pad=False)


key = jax.random.key(0)
variables = Setup().init(key, jnp.ones([1, 29, 28, 1]))
a, b = Setup().apply(variables, jnp.ones([3, 29, 28, 1]))
small = partial(Stages, depths=[1, 1], block=Shortcut)
net = small(classes=5)
net.init(key, jnp.ones((1, 45, 60, 3)), train=False)
image = jnp.arange(24.0).reshape(1, 4, 6, 1)
c = lax.reduce_window(image, -jnp.inf, lax.max, (1, 2, 3, 1), (1, 2, 1, 1), 'SAME')
d = lax.reduce_window(image, 0.0, lax.add, window_dimensions=(1, 2, 2, 1), window_strides=(1, 1, 1, 1), padding=((0, 0), (1, 0), (0, 0), (0, 0)), base_dilation=(1, 2, 1, 1), window_dilation=(1, 1, 2, 1))
print(a.shape, b.shape, c.shape, d.shape)
