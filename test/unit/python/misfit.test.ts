import { describe, expect, it } from 'vitest';
import { textOf } from '../../../src/engine/phrase.js';
import { read } from './support/read.js';

const TORCH =
  'import torch\nimport torch.nn.functional as F\nfrom torch import nn\nR = torch.rand\nL = lambda *s: torch.zeros(*s, dtype=torch.int64)\n';
const ARRAYS =
  'import numpy as np\nimport jax.numpy as jnp\nimport tensorflow as tf\nx = tf.zeros((1, 5, 5, 2))\nj = jnp.zeros((1, 5, 5, 2))\n';
const KERAS = 'import keras\nfrom keras import layers\nI = keras.Input\n';

/** What frameworks say, as they said it when these lines were run. */
const REFUSED: readonly (readonly [setup: string, line: string, said: string])[] = [
  [
    ARRAYS,
    'tf.reshape(x, (3, 7))',
    'InvalidArgumentError: Input to reshape is a tensor with 50 values, but the requested shape has 21',
  ],
  [
    ARRAYS,
    'tf.reshape(x, (-1, 7))',
    'InvalidArgumentError: Input to reshape is a tensor with 50 values, but the requested shape requires a multiple of 7',
  ],
  [
    ARRAYS,
    'j.reshape(3, 7)',
    'TypeError: cannot reshape array of shape (1, 5, 5, 2) (size 50) into shape (3, 7) (size 21)',
  ],
  [
    ARRAYS,
    'jnp.reshape(j, (-1, 7))',
    'TypeError: cannot reshape array of shape (1, 5, 5, 2) (size 50) into shape (-1, 7) because the product of specified axis sizes (7) does not evenly divide 50',
  ],
  [
    ARRAYS,
    'np.zeros((2, 3)).reshape(-1, -1)',
    'ValueError: can only specify one unknown dimension',
  ],
  [
    ARRAYS,
    'tf.nn.fractional_max_pool(x, (1, 6.0, 1.5, 1))',
    'InvalidArgumentError: Pooling ratio is higher than input dimension size for dimension 1. Input dim size: 5 pooling ratio: 6',
  ],
  [
    TORCH,
    'nn.Linear(5, 3)(R(2, 3, 4))',
    'RuntimeError: mat1 and mat2 shapes cannot be multiplied (6x4 and 5x3)',
  ],
  [
    TORCH,
    'nn.BatchNorm2d(8)(R(2, 4, 5, 5))',
    'RuntimeError: running_mean should contain 4 elements not 8',
  ],
  [TORCH, 'nn.BatchNorm1d(8)(R(2, 8, 3, 3))', 'ValueError: expected 2D or 3D input (got 4D input)'],
  [
    TORCH,
    'nn.BatchNorm2d(8)(R(1, 8, 1, 1))',
    'ValueError: Expected more than 1 value per channel when training, got input size torch.Size([1, 8, 1, 1])',
  ],
  [
    TORCH,
    'nn.LSTM(8, 4)(R(2, 3, 4))',
    'RuntimeError: input.size(-1) must be equal to input_size. Expected 8, got 4',
  ],
  [
    TORCH,
    'nn.Conv2d(3, 4, 3)(R(5, 5, 5))',
    'RuntimeError: Given groups=1, weight of size [4, 3, 3, 3], expected input[1, 5, 5, 5] to have 3 channels, but got 5 channels instead',
  ],
  [
    TORCH,
    'torch.stack([R(2, 3), R(2, 4)])',
    'RuntimeError: stack expects each tensor to be equal size, but got [2, 3] at entry 0 and [2, 4] at entry 1',
  ],
  [TORCH, 'R(2, 3) @ R(4)', 'RuntimeError: size mismatch, got input (2), mat (2x3), vec (4)'],
  [
    TORCH,
    'R(2, 3, 4) @ R(2, 5, 6)',
    'RuntimeError: Expected size for first two dimensions of batch2 tensor to be: [2, 4] but got: [2, 5].',
  ],
  [
    TORCH,
    'R(2, 3, 4) @ R(3, 4, 6)',
    'RuntimeError: The size of tensor a (2) must match the size of tensor b (3) at non-singleton dimension 0',
  ],
  [
    TORCH,
    'F.cross_entropy(R(24, 10), L(6))',
    'ValueError: Expected input batch_size (24) to match target batch_size (6).',
  ],
  [
    TORCH,
    'F.cross_entropy(R(6, 10), L(6, 1))',
    'RuntimeError: 0D or 1D target tensor expected, multi-target not supported',
  ],
  [
    TORCH,
    'F.cross_entropy(R(6, 10, 4), L(6, 5))',
    'RuntimeError: Expected target size [6, 4], got [6, 5]',
  ],
  [
    TORCH,
    'F.cross_entropy(R(6, 10, 4, 4), L(6, 1, 4, 4))',
    'RuntimeError: only batches of spatial targets supported (3D tensors) but got targets of dimension: 4',
  ],
  [
    TORCH,
    'nn.BCELoss()(R(6, 1), R(6))',
    'ValueError: Using a target size (torch.Size([6])) that is different to the input size (torch.Size([6, 1])) is deprecated. Please ensure they have the same size.',
  ],
  [
    TORCH,
    'F.mse_loss(R(6, 2), R(6, 3))',
    'RuntimeError: The size of tensor a (2) must match the size of tensor b (3) at non-singleton dimension 1',
  ],
  [
    TORCH,
    'nn.Linear(3, 4)((R(1, 3),))',
    "TypeError: linear(): argument 'input' (position 1) must be Tensor, not tuple",
  ],
  [TORCH, 'nn.Flatten()((R(1, 3),))', "AttributeError: 'tuple' object has no attribute 'flatten'"],
  [
    KERAS,
    'layers.add([I((14, 14, 4)), I((13, 13, 4))])',
    'ValueError: Inputs have incompatible shapes. Received shapes (14, 14, 4) and (13, 13, 4)',
  ],
  [
    KERAS,
    'layers.LSTM(4)(I((3, 4, 5)))',
    "ValueError: Input 0 with name 'None' of layer 'lstm' is incompatible with the layer: expected ndim=3, found ndim=4. Full shape received: (None, 3, 4, 5)",
  ],
  [
    KERAS,
    'd = layers.Dense(2); d(I((4,))); d(I((5,)))',
    "ValueError: Input 0 with name 'None' of layer 'dense' is incompatible with the layer: expected axis -1 of input shape to have value 4, but received input with shape (None, 5)",
  ],
];

/** Lines that run, and of which nothing may be said. */
const TAKEN: readonly (readonly [setup: string, line: string])[] = [
  [TORCH, 'nn.Linear(5, 3)(R(2, 7, 5))'],
  [TORCH, 'nn.BatchNorm2d(8)(R(1, 8, 2, 1))'],
  [TORCH, 'nn.BatchNorm2d(8).eval()(R(1, 8, 1, 1))'],
  [TORCH, 'F.cross_entropy(R(6, 10), R(6, 10))'],
  [TORCH, 'F.cross_entropy(R(10), torch.tensor(3))'],
  [TORCH, 'R(2, 3, 4, 4) * R(3, 1, 1)'],
  [TORCH, 'nn.Identity()((R(1, 3),))'],
  [TORCH, 'nn.GRU(8, 4)(R(3, 8))'],
  [KERAS, 'layers.add([I((14, 14, 4)), I((1, 1, 4))])'],
  [KERAS, 'd = layers.Dense(2); d(I((4,))); d(I((4,)))'],
  [KERAS, 'layers.Concatenate()([I((None, None, 4)), I((7, 7, 3))])'],
];

describe('sizes that don’t fit', () => {
  it.each(REFUSED)('are refused in the framework’s words: %s%s', async (setup, line, said) => {
    const { problems } = await read(`${setup}${line}\n`);
    expect(
      problems.map((one) => [one.severity, textOf(one.message), one.range?.start.line]),
    ).toEqual([['error', said, setup.split('\n').length - 1]]);
  });

  it.each(TAKEN)('are no problem where the framework takes them: %s%s', async (setup, line) => {
    expect((await read(`${setup}${line}\n`)).problems).toEqual([]);
  });

  it('are kept with what arrived, what was told and where that stands', async () => {
    const { problems } = await read(
      `${TORCH}x = nn.MaxPool2d(2)(R(1, 4, 10, 10))\nnn.Linear(4 * 4 * 4, 2)(torch.flatten(x, 1))\n`,
    );
    const misfit = problems[0]?.misfit;
    expect(misfit?.code).toBe('linear-in-features');
    expect(misfit?.arrived.map(({ shape, chain }) => [shape, chain.length])).toEqual([
      [[1, 100], 2],
    ]);
    expect(misfit?.told).toMatchObject({ parameter: 'in_features', size: 64 });
    expect(misfit?.told?.range?.start).toEqual({ line: 6, column: 10 });
  });
});
