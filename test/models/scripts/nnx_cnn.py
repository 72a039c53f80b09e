import jax, jax.numpy as jnp
from flax import nnx
from functools import partial
class CNN(nnx.Module):
    def __init__(self, *, rngs: nnx.Rngs):
        self.conv1 = nnx.Conv(1, 8, kernel_size=(3, 3), rngs=rngs)
        self.conv2 = nnx.Conv(8, 12, kernel_size=(3, 3), padding='VALID', rngs=rngs)
        self.avg_pool = partial(nnx.avg_pool, window_shape=(2, 2), strides=(2, 2))
        self.linear1 = nnx.Linear(12 * 6 * 6, 16, rngs=rngs)
    def __call__(self, x):
        x = self.avg_pool(nnx.relu(self.conv1(x)))
        x = self.avg_pool(nnx.relu(self.conv2(x)))
        x = nnx.max_pool(x, (3, 3), strides=(1, 1), padding='SAME')
        x = x.reshape(x.shape[0], -1)
        return self.linear1(x)
model = CNN(rngs=nnx.Rngs(0))
y = model(jnp.ones((2, 28, 28, 1)))
blocks = nnx.Sequential(nnx.Conv(3, 4, (3, 3), strides=2, rngs=nnx.Rngs(1)), nnx.relu, lambda x: nnx.max_pool(x, (2, 2), strides=(2, 2)))
print(y.shape, blocks(jnp.zeros((1, 33, 47, 3))).shape)
