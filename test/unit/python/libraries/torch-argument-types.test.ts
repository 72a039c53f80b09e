import { describe, expect, it } from 'vitest';
import { textOf } from '../../../../src/engine/phrase.js';
import { read } from '../support/read.js';

const SETUP = `import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
x = torch.zeros(2, 3, 6, 6)
array = np.zeros((2, 3, 6, 6), dtype=np.float32)
`;

const axis = (name: string, place: string, wanted: string, got: string): string =>
  `TypeError: ${name}(): argument 'dim'${place} must be ${wanted}, not ${got}`;

const noTensor = (name: string, type: string): string =>
  `TypeError: ${name}(): argument 'input' (position 1) must be Tensor, not ${type}`;

const noneFits = (name: string, got: string): string =>
  `TypeError: ${name}() received an invalid combination of arguments - got (${got}), but expected one of:`;

/** What PyTorch 2.13 says; null: it takes them. */
const CASES: readonly (readonly [line: string, said: string | null])[] = [
  ['F.max_pool2d(None, 2)', noTensor('max_pool2d', 'NoneType')],
  ['F.max_pool2d(array, 2)', noTensor('max_pool2d', 'numpy.ndarray')],
  ['F.max_pool1d([1.0], 2, return_indices=True)', noTensor('max_pool1d_with_indices', 'list')],
  ['nn.AvgPool3d(2)(3)', noTensor('avg_pool3d', 'int')],
  ["F.adaptive_avg_pool2d('x', 2)", "AttributeError: 'str' object has no attribute 'size'"],
  ['F.adaptive_max_pool2d(array, 2)', "TypeError: 'int' object is not callable"],
  ['F.lp_pool2d(2.5, 2, 2)', "AttributeError: 'float' object has no attribute 'pow'"],
  ["nn.LPPool2d(float('inf'), 2)(2.5)", "AttributeError: 'float' object has no attribute 'abs'"],
  [
    'F.fractional_max_pool2d(array, 2, output_size=2)',
    "AttributeError: 'numpy.ndarray' object has no attribute 'dim'",
  ],
  ['F.max_unpool2d(None, x, 2)', "AttributeError: 'NoneType' object has no attribute 'size'"],
  ['x.amax(1.0)', axis('amax', ' (position 1)', 'tuple of ints', 'float')],
  ['torch.argmax(x, (2, 3))', axis('argmax', ' (position 2)', 'int', 'tuple')],
  ["torch.amin(x, dim='x')", axis('amin', '', 'tuple of ints', 'str')],
  ['x.max((2, 3))', noneFits('max', 'tuple')],
  ['torch.max(x, (2, 3))', noneFits('max', 'Tensor, tuple')],
  ['x.max([2, 3], keepdim=True)', axis('max', ' (position 1)', 'int', 'list')],
  ["x.mean(dim='x')", noneFits('mean', 'dim=str, ')],
  ['x.sum(keepdim=True)', noneFits('sum', 'keepdim=bool, ')],
  ['x.mean(2, keepdim=1)', "TypeError: mean(): argument 'keepdim' must be bool, not int"],
  ['x.cumsum()', 'TypeError: cumsum() missing 1 required positional arguments: "dim"'],
  ['x.sum((1, -3))', 'RuntimeError: dim 1 appears multiple times in the list of dims'],
  ['x.std(True)', null],
  ['F.softmax(x)', null],
  ['x.max(x)', null],
  [
    'nn.Conv2d(3, 4, 2.0)',
    `TypeError: empty(): argument 'size' failed to unpack the object at pos 3 with error "type must be tuple of ints,but got float"`,
  ],
  [
    "nn.Conv2d(3, 4, 3, padding='sames')",
    "ValueError: Invalid padding string 'sames', should be one of {'valid', 'same'}",
  ],
  [
    "nn.Conv2d(3, 4, 3, stride=2, padding='same')",
    "ValueError: padding='same' is not supported for strided convolutions",
  ],
  [
    'nn.Conv2d(3, 4, 3, strides=2)',
    "TypeError: Conv2d.__init__() got an unexpected keyword argument 'strides'",
  ],
  ['nn.Conv2d(3, 4, 3, stride=0)(x)', 'RuntimeError: non-positive stride is not supported'],
  ['nn.Conv2d(3, 4, 3, padding=-1)(x)', 'RuntimeError: negative padding is not supported'],
  [
    'nn.Conv2d(3, 4, 3, padding=(1, 1, 1))(x)',
    'RuntimeError: expected padding to be a single integer value or a list of 2 values to match the convolution dimensions, but got padding=[1, 1, 1]',
  ],
  [
    "nn.ConvTranspose2d(3, 4, 3, padding='same')(x)",
    "TypeError: conv_transpose2d(): argument 'padding' (position 5) must be tuple of ints, but found element of type str at pos 0",
  ],
];

describe('arguments of a type that PyTorch does not take', () => {
  it.each(CASES)('%s', async (line, said) => {
    const { problems } = await read(`${SETUP}${line}\n`);
    const errors = problems.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ message }) => textOf(message))).toEqual(said === null ? [] : [said]);
  });
});

describe('what comes out of values that are no fractions', () => {
  it.each([
    ['F.lp_pool2d(x.bool(), 2, 2)', 'float32'],
    ['F.relu(x.int())', 'int32'],
    ['x.to(torch.uint8).any(0)', 'uint8'],
    ['x.long().sum(0, dtype=torch.float64)', 'float64'],
  ])('%s is %s', async (line, dtype) => {
    const { sites } = await read(`${SETUP}F.max_pool2d(${line}, 1)\n`);
    const flows = sites.filter(({ kind }) => kind === 'F.max_pool2d').flatMap((site) => site.flows);
    expect(flows.map((flow) => flow.dtype)).toEqual([dtype]);
  });
});
