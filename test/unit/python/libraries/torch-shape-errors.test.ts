import { describe, expect, it } from 'vitest';
import { textOf } from '../../../../src/engine/phrase.js';
import { read } from '../support/read.js';

/** What PyTorch 2.13 said to each line. */
const REFUSED: Readonly<Record<string, string>> = {
  'nn.Unflatten(1, (2, 2))(torch.zeros(1, 3, 5))':
    "RuntimeError: unflatten: Provided sizes [2, 2] don't multiply up to the size of dim 1 (3) in the input tensor",
  'torch.zeros(1, 3, 5).unflatten(1, (2, -1))':
    "RuntimeError: unflatten: Provided sizes [2, -1] don't multiply up to the size of dim 1 (3) in the input tensor",
  'nn.Conv2d(4, 4, 3, groups=2)(torch.zeros(3, 8, 8))':
    'RuntimeError: Given groups=2, weight of size [4, 2, 3, 3], expected input[1, 3, 8, 8] to have 4 channels, but got 3 channels instead',
  'nn.ConvTranspose1d(4, 4, 3, groups=2)(torch.zeros(1, 2, 8))':
    'RuntimeError: Given transposed=1, weight of size [4, 2, 3], expected input[1, 2, 8] to have 4 channels, but got 2 channels instead',
  'torch.zeros(1, 3, 4).permute(0, 2, 3, 1)':
    'RuntimeError: permute(sparse_coo): number of dimensions in the tensor input does not match the length of the desired ordering of dimensions i.e. input.dim() = 3 is not equal to len(dims) = 4',
  'torch.zeros(1, 3, 4).permute(0, 2, 2)':
    'RuntimeError: permute(): duplicate dims are not allowed.',
  'torch.zeros(2, 3, 4, 5).byte().expand(-1, 2, 2)':
    'RuntimeError: expand(torch.ByteTensor{[2, 3, 4, 5]}, size=[-1, 2, 2]): the number of sizes provided (3) must be greater or equal to the number of dimensions in the tensor (4)',
  'torch.zeros(2, 3).expand(-1, 2, 3)':
    "RuntimeError: The expanded size of the tensor (-1) isn't allowed in a leading, non-existing dimension 0",
  'F.adaptive_max_pool3d(torch.zeros(1, 2, 4, 4, 4).int(), 2)':
    'NotImplementedError: "adaptive_max_pool3d_cpu" not implemented for \'Int\'',
  'torch.max_pool1d_with_indices(torch.zeros(1, 2, 2, 8), 2)':
    "RuntimeError: Expected 2 to 3 dimensions, but got 4-dimensional tensor for argument #1 'self' (while checking arguments for max_pool1d)",
};

describe('what PyTorch says of sizes that do not fit', () => {
  it.each(Object.entries(REFUSED))('%s', async (line, message) => {
    const code = `import torch\nimport torch.nn as nn\nimport torch.nn.functional as F\n${line}\n`;
    const { problems } = await read(code);
    expect(problems.map((one) => textOf(one.message))).toEqual([message]);
  });
});
