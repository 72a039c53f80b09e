import { describe, expect, it } from 'vitest';
import { flowsOf } from './support/read.js';

describe('Keras', () => {
  it('a Sequential model with an input shape', async () => {
    const code = `
from tensorflow.keras import layers, models
net = models.Sequential([
    layers.Conv2D(32, (3, 3), activation='relu', input_shape=(28, 28, 1)),
    layers.MaxPooling2D((2, 2)),
    layers.AvgPool2D(3, strides=2, padding='same'),
    layers.GlobalAveragePooling2D(),
    layers.Dense(10),
])
`;
    expect(await flowsOf(code, 'constructor')).toEqual([
      'MaxPooling2D: N×26×26×32 → N×13×13×32',
      'AveragePooling2D: N×13×13×32 → N×7×7×32',
      'GlobalAveragePooling2D: N×7×7×32 → N×32',
    ]);
  });

  it('a functional model, called again with data', async () => {
    const code = `
import keras
import numpy as np
from keras import layers
inputs = keras.Input((64, 64, 3))
x = layers.Conv2D(16, 3, strides=2)(inputs)
y = layers.MaxPooling2D(3, strides=1, padding='same')(x)
x = layers.Concatenate()([x, y])
outputs = layers.GlobalMaxPooling2D(keepdims=True)(x)
model = keras.Model(inputs, outputs)
model(np.zeros((2, 64, 64, 3)))
`;
    expect(await flowsOf(code, 'constructor')).toEqual([
      'MaxPooling2D: N×31×31×16 → N×31×31×16; 2×31×31×16 → 2×31×31×16',
      'GlobalMaxPooling2D: N×31×31×32 → N×1×1×32; 2×31×31×32 → 2×1×1×32',
    ]);
  });

  it('a subclassed model with tf.nn and a reduction', async () => {
    const code = `
import tensorflow as tf
class Net(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.conv = tf.keras.layers.Conv2D(4, 3)
        self.pool = tf.keras.layers.MaxPooling2D()
    def call(self, x):
        x = self.pool(tf.nn.relu(self.conv(x)))
        x = tf.nn.avg_pool2d(x, ksize=2, strides=2, padding='SAME')
        return tf.reduce_mean(x, [1, 2])
Net()(tf.random.normal((1, 28, 28, 1)))
`;
    expect(await flowsOf(code)).toEqual([
      'MaxPooling2D: 1×26×26×4 → 1×13×13×4',
      'tf.nn.avg_pool2d: 1×13×13×4 → 1×7×7×4',
      'global-mean: 1×7×7×4 → 1×4',
    ]);
  });
});

describe('Flax and JAX', () => {
  it('a compact module, whose pools have stride 1 unless told', async () => {
    const code = `
import jax, jax.numpy as jnp
from flax import linen as nn
class CNN(nn.Module):
    features: int = 32
    @nn.compact
    def __call__(self, x):
        x = nn.relu(nn.Conv(features=self.features, kernel_size=(3, 3))(x))
        x = nn.avg_pool(x, window_shape=(2, 2), strides=(2, 2))
        x = nn.max_pool(x, (2, 2))
        return jnp.mean(x, axis=(1, 2))
CNN(16).init(jax.random.PRNGKey(0), jnp.ones((1, 28, 28, 1)))
`;
    expect(await flowsOf(code)).toEqual([
      'nn.avg_pool: 1×28×28×16 → 1×14×14×16',
      'nn.max_pool: 1×14×14×16 → 1×13×13×16',
      'global-mean: 1×13×13×16 → 1×16',
    ]);
  });

  it('follows lax.reduce_window', async () => {
    const code = `
import jax, jax.numpy as jnp
x = jnp.arange(16.).reshape(1, 4, 4, 1)
jax.lax.reduce_window(x, -jnp.inf, jax.lax.max, (1, 2, 2, 1), (1, 2, 2, 1), 'VALID')
`;
    expect(await flowsOf(code)).toEqual(['lax.reduce_window: 1×4×4×1 → 1×2×2×1']);
  });
});

describe('other libraries', () => {
  it('follows the blocks of Gluon', async () => {
    const code = `
from mxnet import np, npx
from mxnet.gluon import nn
net = nn.Sequential()
net.add(nn.Conv2D(6, kernel_size=5, padding=2), nn.AvgPool2D(pool_size=2, strides=2), nn.GlobalMaxPool2D())
net(np.random.uniform(size=(1, 1, 28, 28)))
`;
    expect(await flowsOf(code, 'constructor')).toEqual([
      'AvgPool2D: 1×6×28×28 → 1×6×14×14',
      'GlobalMaxPool2D: 1×6×14×14 → 1×6×1×1',
    ]);
  });

  it('follows the layers of Paddle', async () => {
    const code = `
import paddle
import paddle.nn.functional as F
class P(paddle.nn.Layer):
    def __init__(self):
        super().__init__()
        self.conv = paddle.nn.Conv2D(3, 8, 3, padding=1)
        self.pool = paddle.nn.MaxPool2D(2, 2)
    def forward(self, x):
        return F.adaptive_avg_pool2d(self.pool(F.relu(self.conv(x))), 1)
P()(paddle.randn([1, 3, 32, 32]))
`;
    expect(await flowsOf(code)).toEqual([
      'F.adaptive_avg_pool2d: 1×8×16×16 → 1×8×1×1',
      'MaxPool2D: 1×8×32×32 → 1×8×16×16',
    ]);
  });

  it('einops reductions over windows', async () => {
    const code = `
import torch
from einops import reduce, rearrange
x = torch.randn(2, 3, 8, 8)
reduce(x, 'b c (h 2) (w 2) -> b c h w', 'max')
reduce(x, 'b c (h p) w -> b c h w', 'mean', p=4)
reduce(x, 'b c h w -> b c', 'max')
rearrange(x, 'b c h w -> b (h w) c').mean(1)
`;
    expect(await flowsOf(code)).toEqual([
      'einops.reduce: 2×3×8×8 → 2×3×4×4',
      'einops.reduce: 2×3×8×8 → 2×3',
      'token-mean: 2×64×3 → 2×3',
    ]);
  });

  it('einops layers where they are built', async () => {
    const code = `
import torch
from torch import nn
from einops.layers.torch import Reduce
nn.Sequential(nn.Conv2d(3, 4, 1), Reduce('b c (h 2) (w 2) -> b c h w', 'mean'))(torch.zeros(1, 3, 8, 8))
`;
    expect(await flowsOf(code, 'constructor')).toEqual(['Reduce: 1×4×8×8 → 1×4×4×4']);
  });

  it('torchinfo tells the input', async () => {
    const code = `
from torch import nn
from torchinfo import summary
net = nn.Sequential(nn.Conv2d(3, 6, 5), nn.AvgPool2d(2), nn.Flatten())
summary(net, input_size=(16, 3, 32, 32))
`;
    expect(await flowsOf(code, 'constructor')).toEqual(['AvgPool2d: 16×6×28×28 → 16×6×14×14']);
  });
});
