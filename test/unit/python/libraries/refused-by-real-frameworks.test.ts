import { describe, expect, it } from 'vitest';
import { textOf } from '../../../../src/engine/phrase.js';
import { poolFlows, read } from '../support/read.js';

const HEAD = `import tensorflow as tf
import jax, jax.numpy as jnp
from jax import lax
import flax.linen as nn
from flax import nnx
from keras import Input, layers
x = jnp.zeros((2, 9, 8, 3))
r = nnx.Rngs(0)
`;

/** What TensorFlow 2.21, Keras 3.15.1, JAX 0.10.2 and Flax 0.12.8 said to each line. */
const REFUSED: Readonly<Record<string, string>> = {
  'layers.MaxPooling2D(2, name="p")(Input((5, 3)))':
    "ValueError: Input 0 with name 'None' of layer 'p' is incompatible with the layer: expected ndim=4, found ndim=3. Full shape received: (None, 5, 3)",
  'layers.MaxPooling2D(2)(tf.zeros((5, 5, 3)))':
    "ValueError: Input 0 with name 'None' of layer 'max_pooling2d' is incompatible with the layer: expected ndim=4, found ndim=3. Full shape received: (5, 5, 3)",
  'layers.MaxPooling2D(2, padding=None)(Input((8, 8, 3)))':
    "ValueError: Argument `padding` must be either 'valid' or 'same'. Received: padding=None",
  'layers.Conv2DTranspose(4, 3, strides=2, output_padding=2)':
    'ValueError: `output_padding` must be strictly less than `strides` for all dimensions. At dimension 0, `output_padding` is 2 but `strides` is 2. Received: output_padding=(2, 2), strides=(2, 2)',
  'layers.Conv2DTranspose(4, 3, strides=2, dilation_rate=2)':
    'ValueError: `strides > 1` not supported in conjunction with `dilation_rate > 1`. Received: strides=(2, 2) and dilation_rate=(2, 2)',
  'layers.Conv2D(8, 3, strides=2, dilation_rate=2)':
    'ValueError: `strides > 1` not supported in conjunction with `dilation_rate > 1`. Received: strides=(2, 2) and dilation_rate=(2, 2)',
  'layers.Conv2D(7, 3, groups=2)':
    'ValueError: The number of filters must be evenly divisible by the number of groups. Received: groups=2, filters=7.',
  'layers.Conv2D(8, 3, groups=2)(Input((17, 17, 5)))':
    'ValueError: The number of input channels must be evenly divisible by the number of groups. Received groups=2, but the input has 5 channels (full input shape is (None, 17, 17, 5)).',
  'tf.nn.max_pool2d(tf.zeros((8, 8, 3)), 2, 2, "VALID")':
    'InvalidArgumentError: tensor_in_shape must have 2 spatial dimensions. 3 0',
  'tf.nn.avg_pool1d(tf.zeros((2, 8, 8, 3)), 2, 2, "VALID")':
    'InvalidArgumentError: tensor_in_shape must have 2 spatial dimensions. 5 0',
  'tf.nn.max_pool3d(tf.zeros((8, 8, 8, 3)), 2, 2, "VALID")':
    'InvalidArgumentError: tensor_in must be 5-dimensional',
  'tf.nn.pool(tf.zeros((1, 8, 8, 3)), [2, 2], "MIN")':
    'ValueError: 2-D MIN pooling is not supported.',
  'tf.nn.pool(tf.zeros((8, 8, 3)), [2, 2], "MAX")': 'ValueError: Shape (8, 8, 3) must have rank 4',
  'lax.reduce_window(x, -jnp.inf, lax.max, (3, 3), (2, 2), "VALID")':
    'TypeError: reduce_window got the wrong number of window_dimensions for operand: got operand shape (2, 9, 8, 3) with window_dimensions (3, 3).',
  'lax.reduce_window(x, -jnp.inf, lax.max, (1, 3, 3, 1), (2, 2), "VALID")':
    'TypeError: reduce_window got inconsistent window_strides and window_dimensions: got window_strides (2, 2) and window_dimensions (1, 3, 3, 1).',
  'lax.reduce_window(x, -jnp.inf, lax.max, (1, 3, 3, 1), (1, 2, 2, 1), [(0, 0), (1, 1)])':
    'ValueError: safe_zip() argument 1 has length 2 but argument 0 has length 4. All lengths: (4, 2)',
  'nnx.Linear(5, 2, rngs=r)(x)':
    'TypeError: dot_general requires contracting dimensions to have the same shape, got (3,) and (5,).',
  'nnx.Conv(4, 8, kernel_size=(3, 3), rngs=r)(x)':
    'ValueError: conv_general_dilated lhs feature dimension size divided by feature_group_count must equal the rhs input feature dimension size, but 3 // 1 != 4.',
};

describe('what TensorFlow, Keras, JAX and Flax refuse', () => {
  it.each(Object.entries(REFUSED))('%s', async (line, message) => {
    const { problems } = await read(`${HEAD}${line}\n`);
    expect(problems.map((one) => textOf(one.message))).toEqual([message]);
  });
});

describe('what they take', () => {
  it.each([
    ['layers.MaxPooling2D(7)(tf.zeros((1, 5, 5, 3)))', '1×5×5×3 → 1×0×0×3'],
    ['nn.pool(x, 0.0, lax.add, (2, 2), (2, 2), "VALID")', '2×9×8×3 → 2×4×4×3'],
    ['nn.pool(x[0], 0.0, lax.add, (2, 2), (2, 2), ((0, 1), (0, 0)))', '9×8×3 → 5×4×3'],
  ])('%s', async (line, flow) => {
    const analysis = await read(`${HEAD}${line}\n`);
    expect(analysis.problems).toEqual([]);
    expect(poolFlows(analysis).at(-1)).toContain(flow);
  });

  it('says of an adaptive layer on another rank that it is not worked out', async () => {
    const { problems } = await read(`${HEAD}layers.AdaptiveAveragePooling2D(3)(Input((9, 2)))\n`);
    expect(problems).toEqual([]);
  });
});
