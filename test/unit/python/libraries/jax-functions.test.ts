import { describe, expect, it } from 'vitest';
import { pooledInputs } from './support/pooled-inputs.js';

const PRELUDE = `import jax, jax.numpy as jnp
from jax import lax
import flax.linen as nn
from flax import nnx
import numpy as np
import scipy.signal, scipy.ndimage
r = nnx.Rngs(0)
p = jnp.zeros((9, 9))
i = jnp.zeros((2, 32, 24, 3))
f = jnp.zeros((2, 3, 32, 24))
k = jnp.zeros((3, 3, 3, 5))
def step(carry, x):
    return carry + x.sum(), x * 2`;

/** What each function gives, as JAX's documentation has it. */
const CASES: Readonly<Record<string, string>> = {
  'lax.conv(f, jnp.zeros((5, 3, 3, 3)), (2, 2), "VALID")': '2×5×15×11',
  'lax.conv_transpose(i, k.transpose(0, 1, 3, 2)[..., :3, :], (2, 2), "SAME")': '2×64×48×3',
  'lax.conv_transpose(i, jnp.zeros((3, 3, 3, 7)), (2, 2), "VALID")': '2×65×49×7',
  'lax.conv_general_dilated(i, k, (1, 1), [(0, 0), (1, 2)], lhs_dilation=(2, 1), rhs_dilation=(1, 2), dimension_numbers=("NHWC", "HWIO", "NHWC"))':
    '2×61×23×5',
  'lax.conv_general_dilated_patches(i, (3, 3), (1, 1), "VALID", dimension_numbers=("NHWC", "HWIO", "NHWC"))':
    '2×30×22×27',
  'lax.slice(i, (0, 1, 0, 0), (2, 9, 24, 3), (1, 2, 1, 1))': '2×4×24×3',
  'lax.slice_in_dim(i, 2, -2, axis=1)': '2×28×24×3',
  'lax.dynamic_slice_in_dim(i, 0, 10, axis=1)': '2×10×24×3',
  'lax.dynamic_update_slice(i, jnp.ones((1, 2, 2, 1)), (0, 0, 0, 0))': '2×32×24×3',
  'lax.pad(i, 0.0, [(0, 0, 0), (1, 2, 0), (0, 0, 1), (0, 0, 0)])': '2×35×47×3',
  'lax.concatenate([i, i], 1)': '2×64×24×3',
  'lax.reshape(i, (2, 16, 48, 3))': '2×16×48×3',
  'lax.transpose(f, (0, 2, 3, 1))': '2×32×24×3',
  'lax.broadcast(i[0], (4,))': '4×32×24×3',
  'lax.broadcast_in_dim(jnp.ones(3), (2, 8, 8, 3), (3,))': '2×8×8×3',
  'lax.select(i > 0, i, -i)': '2×32×24×3',
  'lax.clamp(0.0, i, 1.0)': '2×32×24×3',
  'lax.cond(True, lambda x: x + 1, lambda x: x, i)': '2×32×24×3',
  'lax.switch(1, [lambda x: x, lambda x: x * 2], i)': '2×32×24×3',
  'lax.fori_loop(0, 3, lambda n, x: x + n, i)': '2×32×24×3',
  'lax.while_loop(lambda x: x.sum() < 3, lambda x: x + 1, i)': '2×32×24×3',
  'lax.scan(step, 0.0, i)[1]': '2×32×24×3',
  'lax.map(lambda x: x[::2], i)': '2×16×24×3',
  'lax.top_k(i, 2)[0]': '2×32×24×2',
  'lax.rsqrt(i)': '2×32×24×3',
  'jax.vmap(lambda x: nn.relu(x)[::2], in_axes=0, out_axes=0)(i)': '2×16×24×3',
  'jax.vmap(lambda a, b: a + b, in_axes=(0, None))(i, i[0])': '2×32×24×3',
  'jax.vmap(lambda x: x.sum(0), in_axes=3, out_axes=-1)(i)': '32×24×3',
  'jax.jit(lambda x: x * 2)(i)': '2×32×24×3',
  'jax.grad(lambda x: x.sum())(i)': '2×32×24×3',
  'jax.value_and_grad(lambda x: x.sum())(i)[1]': '2×32×24×3',
  'jax.vjp(lambda x: x * 2, i)[0]': '2×32×24×3',
  'jax.checkpoint(lambda x: x * 2)(i)': '2×32×24×3',
  'jax.image.resize(i, (2, 10, 12, 3), "bilinear")': '2×10×12×3',
  'jax.tree_util.tree_map(lambda x: x * 2, {"a": i})["a"]': '2×32×24×3',
  'jax.tree.map(jnp.add, [i], [i])[0]': '2×32×24×3',
  'jax.nn.one_hot(jnp.zeros((2, 8, 8), int), 5)': '2×8×8×5',
  'jax.nn.glu(jnp.zeros((2, 8, 8, 6)))': '2×8×8×3',
  'jax.nn.standardize(i)': '2×32×24×3',
  'jax.nn.initializers.lecun_normal()(jax.random.key(0), (1, 8, 8, 2))': '1×8×8×2',
  'jax.random.uniform(jax.random.PRNGKey(0), (1, 9, 9, 2))': '1×9×9×2',
  'jax.random.bernoulli(jax.random.key(0), 0.5, (1, 9, 9, 2))': '1×9×9×2',
  'jax.random.randint(jax.random.key(0), (1, 9, 9, 2), 0, 10)': '1×9×9×2',
  'jax.random.permutation(jax.random.key(0), i)': '2×32×24×3',
  'i.at[0].add(1.0)': '2×32×24×3',
  'i.at[:, ::2].get()': '2×16×24×3',
  'jnp.einsum("nhwc,cd->nhwd", i, jnp.ones((3, 7)))': '2×32×24×7',
  'jnp.matmul(i, jnp.ones((3, 7)))': '2×32×24×7',
  'jnp.tensordot(i, jnp.ones((3, 7)), axes=1)': '2×32×24×7',
  'jnp.transpose(i, (0, 2, 1, 3))': '2×24×32×3',
  'jnp.moveaxis(f, 1, -1)': '2×32×24×3',
  'jnp.swapaxes(i, 1, 2)': '2×24×32×3',
  'jnp.expand_dims(i[0], 0)': '1×32×24×3',
  'jnp.squeeze(i[None], 0)': '2×32×24×3',
  'jnp.broadcast_to(i[:1], (4, 32, 24, 3))': '4×32×24×3',
  'jnp.repeat(i, 2, axis=1)': '2×64×24×3',
  'jnp.roll(i, 1, axis=1)': '2×32×24×3',
  'jnp.rot90(i, axes=(1, 2))': '2×24×32×3',
  'jnp.split(i, 2, axis=1)[0]': '2×16×24×3',
  'jnp.array_split(i, 2, axis=2)[1]': '2×32×12×3',
  'jnp.vstack([i, i])': '4×32×24×3',
  'jnp.hstack([i, i])': '2×64×24×3',
  'jnp.dstack([i, i])': '2×32×48×3',
  'jnp.take(i, jnp.array([0, 1, 2]), axis=1)': '2×3×24×3',
  'jnp.clip(i, 0, 1)': '2×32×24×3',
  'jnp.fft.fft2(i).real': '2×32×24×3',
  'jnp.cumsum(i, axis=1)': '2×32×24×3',
  'jnp.diff(i, axis=1)': '2×31×24×3',
  'jnp.isnan(i).astype(jnp.float32)': '2×32×24×3',
  'jnp.zeros_like(i)': '2×32×24×3',
  'jnp.full_like(i, 2.0)': '2×32×24×3',
  'jnp.mean(jnp.zeros((2, 4, 8, 8, 3)), axis=1)': '2×8×8×3',
  'jnp.float32(np.ones((1, 9, 9, 2)))': '1×9×9×2',
  'jnp.meshgrid(jnp.arange(4), jnp.arange(5))[0][None, ..., None]': '1×5×4×1',
  'jax.device_put(np.ones((1, 9, 9, 2)))': '1×9×9×2',
  'jnp.array_split(i, 5, axis=1)[0]': '2×7×24×3',
  'jnp.array_split(i, 5, axis=1)[-1]': '2×6×24×3',
  'jnp.append(i, i, axis=1)': '2×64×24×3',
  'jnp.vsplit(i, 2)[0]': '1×32×24×3',
  'jnp.insert(i, 1, 0., axis=1)': '2×33×24×3',
  'jnp.delete(i, slice(0, 3), axis=1)': '2×29×24×3',
  'jnp.block([[i, i], [i, i]])': '2×32×48×6',
  'jnp.percentile(jnp.zeros((2, 4, 9, 9, 3)), 50, axis=1)': '2×9×9×3',
  'jnp.nanmean(jnp.zeros((2, 4, 9, 9, 3)), axis=1)': '2×9×9×3',
  'jnp.ptp(jnp.zeros((2, 4, 9, 9, 3)), axis=1)': '2×9×9×3',
  'jnp.apply_along_axis(lambda x: x[::2], 1, i)': '2×16×24×3',
  'jnp.vectorize(lambda x: x * 2)(i)': '2×32×24×3',
  'jnp.bincount(jnp.ones(9, int), length=9)[None, :, None, None]': '1×9×1×1',
  'jnp.unravel_index(jnp.arange(81), (9, 9))[0].reshape(1, 9, 9, 1)': '1×9×9×1',
  'jnp.tri(9)[None, ..., None]': '1×9×9×1',
  'jnp.unstack(jnp.zeros((2, 4, 9, 9, 3)), axis=1)[0]': '2×9×9×3',
  'jnp.permute_dims(i, (0, 2, 1, 3))': '2×24×32×3',
  'jnp.matrix_transpose(i)': '2×32×3×24',
  'jnp.concat([i, i])': '4×32×24×3',
  'jax.random.choice(jax.random.key(0), i, (5,), axis=1)': '2×5×24×3',
  'jax.random.categorical(jax.random.key(0), jnp.zeros((1, 9, 9, 2, 4)))': '1×9×9×2',
  'jax.random.orthogonal(jax.random.key(0), 9)[None, ..., None]': '1×9×9×1',
  'jax.random.dirichlet(jax.random.key(0), jnp.ones(2), (1, 9, 9))': '1×9×9×2',
  'jax.random.multivariate_normal(jax.random.key(0), jnp.zeros(2), jnp.eye(2), (1, 9, 9))':
    '1×9×9×2',
  'jax.linearize(lambda x: x * 2, i)[0]': '2×32×24×3',
  'nn.PReLU().init_with_output(jax.random.key(0), i)[0]': '2×32×24×3',
  'nn.ConvLocal(8, (3, 3)).init_with_output(jax.random.key(0), i)[0]': '2×32×24×8',
  'nn.DenseGeneral(7).init_with_output(jax.random.key(0), i)[0]': '2×32×24×7',
  'nnx.LinearGeneral(3, 7, rngs=r)(i)': '2×32×24×7',
  'nnx.Einsum("abcd,de->abce", (3, 7), rngs=r)(i)': '2×32×24×7',
  'jax.scipy.signal.convolve2d(p, jnp.ones((3, 3)), "valid")[None, ..., None]': '1×7×7×1',
  'scipy.signal.convolve2d(np.ones((9, 9)), np.ones((3, 3)))[None, ..., None]': '1×11×11×1',
  'scipy.signal.correlate2d(np.ones((9, 9)), np.ones((2, 2)), "valid")[None, ..., None]': '1×8×8×1',
  'scipy.signal.convolve(np.ones((1, 9, 9, 2)), np.ones((1, 3, 3, 1)), "same")': '1×9×9×2',
  'scipy.signal.fftconvolve(np.ones((9, 9)), np.ones((3, 3)), "same")[None, ..., None]': '1×9×9×1',
  'scipy.ndimage.maximum_filter(np.ones((9, 9)), 3)[None, ..., None]': '1×9×9×1',
  'scipy.ndimage.zoom(np.ones((9, 9)), 2)[None, ..., None]': '1×18×18×1',
};

describe('functions of JAX between layers', () => {
  it('give the shapes that their documentation says', async () => {
    const pool = (expression: string): string => `nn.max_pool(${expression}, (2, 2), (2, 2))`;
    expect(await pooledInputs(PRELUDE, pool, Object.keys(CASES))).toEqual(CASES);
  });
});
