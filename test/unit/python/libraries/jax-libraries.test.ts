import { describe, expect, it } from 'vitest';
import { flowsOf } from './support/read.js';

describe('libraries on top of JAX', () => {
  it('Haiku pools all spatial axes by one number, or axis by axis', async () => {
    const code = `
import haiku as hk, jax, jax.numpy as jnp
def f(x):
    x = hk.Conv2D(8, 3, stride=2)(x)
    x = hk.max_pool(x, 2, 2, "VALID")
    x = hk.avg_pool(x, (1, 3, 3, 1), (1, 2, 2, 1), "SAME")
    return hk.MaxPool((2, 2, 1), (2, 2, 1), "SAME")(x)
net = hk.without_apply_rng(hk.transform(f))
net.apply({}, jnp.ones((2, 32, 24, 3)))
`;
    expect(await flowsOf(code)).toEqual([
      'hk.max_pool: 2×16×12×8 → 2×8×6×8',
      'hk.avg_pool: 2×8×6×8 → 2×4×3×8',
      'MaxPool: 2×4×3×8 → 2×2×2×8',
    ]);
  });

  it('Equinox pools single pictures, by steps of 1 unless told', async () => {
    const code = `
import equinox as eqx, jax, jax.numpy as jnp
class Net(eqx.Module):
    layers: list
    def __init__(self, key):
        self.layers = [eqx.nn.Conv2d(1, 3, kernel_size=4, key=key), eqx.nn.MaxPool2d(kernel_size=2),
                       eqx.nn.AdaptiveAvgPool2d((5, 7))]
    def __call__(self, x):
        for layer in self.layers:
            x = layer(x)
        return x
jax.vmap(Net(jax.random.PRNGKey(0)))(jnp.ones((4, 1, 28, 28)))
`;
    expect(await flowsOf(code, 'constructor')).toEqual([
      'MaxPool2d: 3×25×25 → 3×24×24',
      'AdaptiveAvgPool2d: 3×24×24 → 3×5×7',
    ]);
  });
});

describe('MLX', () => {
  it('pools pictures whose channels are last', async () => {
    const code = `
import mlx.core as mx, mlx.nn as nn
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 8, 3, padding=1)
        self.pool = nn.MaxPool2d(2)
    def __call__(self, x):
        return self.pool(nn.relu(self.conv(x)))
Net()(mx.random.normal((2, 32, 24, 3)))
`;
    expect(await flowsOf(code, 'constructor')).toEqual(['MaxPool2d: 2×32×24×8 → 2×16×12×8']);
  });
});
