import fc from 'fast-check';

const HEADER = `import torch
import torch.nn as nn
import torch.nn.functional as F
import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import layers
import jax.numpy as jnp
from jax import lax
import flax.linen as fnn
from flax import nnx
import numpy as np
`;

/** Layers that are called on an input, and functions that take it first. */
const CALLEES: readonly (readonly [make: string, input: 'torch' | 'tf' | 'jax'])[] = [
  ...['Max', 'Avg', 'LP', 'AdaptiveAvg', 'AdaptiveMax', 'FractionalMax'].flatMap((kind) =>
    ['1d', '2d', '3d'].map((rank) => [`nn.${kind}Pool${rank}(ARGS)(X)`, 'torch'] as const),
  ),
  ...['1d', '2d', '3d'].map((rank) => [`nn.MaxUnpool${rank}(ARGS)(X, X)`, 'torch'] as const),
  ...['max_pool2d', 'avg_pool2d', 'adaptive_avg_pool2d', 'lp_pool2d', 'max_pool1d'].map(
    (name) => [`F.${name}(X, ARGS)`, 'torch'] as const,
  ),
  ...['MaxPooling2D', 'AveragePooling2D', 'GlobalMaxPooling2D', 'AveragePooling1D'].map(
    (name) => [`layers.${name}(ARGS)(X)`, 'tf'] as const,
  ),
  ...['max_pool2d', 'avg_pool', 'max_pool', 'pool'].map(
    (name) => [`tf.nn.${name}(X, ARGS)`, 'tf'] as const,
  ),
  ...['max_pool', 'avg_pool', 'min_pool'].flatMap((name) => [
    [`fnn.${name}(X, ARGS)`, 'jax'] as const,
    [`nnx.${name}(X, ARGS)`, 'jax'] as const,
  ]),
  ['lax.reduce_window(X, -jnp.inf, lax.max, ARGS)', 'jax'],
  ['nn.Conv2d(ARGS)(X)', 'torch'],
  ['nnx.Conv(ARGS)(X)', 'jax'],
];

const INPUTS = { torch: 'torch.zeros', tf: 'tf.zeros', jax: 'jnp.zeros' };

const NAMES = [
  ...['kernel_size', 'stride', 'padding', 'dilation', 'ceil_mode', 'count_include_pad'],
  ...['divisor_override', 'output_size', 'output_ratio', 'return_indices', 'norm_type'],
  ...['pool_size', 'strides', 'data_format', 'window_shape', 'ksize', 'rngs', 'window_strides'],
];

const number = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 0, max: 9 }).map(String) },
  { weight: 1, arbitrary: fc.integer({ min: -3, max: 40 }).map(String) },
  fc.constantFrom('0.5', '2.0', '-1', '4000', '10**6', '10**9', '2**53', '10**400', '~True', '-0'),
  fc.constantFrom("float('inf')", "float('nan')", '1e308', 'True', 'None', '0.1+0.2', '-10**18'),
);

const value = fc.oneof(
  { weight: 4, arbitrary: number },
  {
    weight: 3,
    arbitrary: fc
      .array(number, { maxLength: 4 })
      .map((items) => (items.length === 0 ? '()' : `(${items.join(', ')},)`)),
  },
  fc.constantFrom("'same'", "'SAME'", "'VALID'", "'valid'", "'NHWC'", "'channels_first'", '[]'),
  fc.constantFrom('((1, 1), (2, 0))', '[[0, 0], [1, 1], [1, 1], [0, 0]]', '()', "''", '{}', 'x'),
);

/** Programs of one pooling call, whose numbers may be of any size and kind. */
export const calls: fc.Arbitrary<string> = fc
  .record({
    callee: fc.constantFrom(...CALLEES),
    given: fc.array(value, { maxLength: 3 }),
    named: fc.array(fc.tuple(fc.constantFrom(...NAMES), value), { maxLength: 2 }),
    sizes: fc.oneof(
      {
        weight: 3,
        arbitrary: fc
          .array(fc.integer({ min: 1, max: 9 }), { minLength: 3, maxLength: 5 })
          .map((all) => all.map(String)),
      },
      fc.array(number, { minLength: 1, maxLength: 6 }),
    ),
  })
  .map(({ callee: [call, library], given, named, sizes }) => {
    const args = [...given, ...named.map(([name, one]) => `${name}=${one}`)].join(', ');
    const input = `${INPUTS[library]}((${sizes.join(', ')},))`;
    return `${HEADER}x = ${input}\ny = ${call.replace('ARGS', args).replaceAll('X', 'x')}\n`;
  });
