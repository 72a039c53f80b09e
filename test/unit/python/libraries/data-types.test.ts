import { describe, expect, it } from 'vitest';
import { textOf } from '../../../../src/engine/phrase.js';
import { read } from '../support/read.js';

const SETUP = `import torch
import torch.nn as nn
import torch.nn.functional as F
long = torch.zeros(1, 2, 6, 6, dtype=torch.int64)
row = torch.zeros(1, 2, 6, dtype=torch.int64)
cube = torch.zeros(1, 2, 6, 6, 6, dtype=torch.int64)
whole = torch.zeros(1, 2, 6, 6, dtype=torch.int32)
truth = torch.zeros(1, 2, 6, 6, dtype=torch.bool)
half = torch.zeros(1, 2, 6, 6, 6, dtype=torch.float16)
`;

const noMean =
  'RuntimeError: mean(): could not infer output dtype. Input dtype must be either a floating point or complex dtype. Got: ';

const noPair = 'RuntimeError: mat1 and mat2 must have the same dtype, but got ';

const missing = (kernel: string, type: string): string =>
  `NotImplementedError: "${kernel}" not implemented for '${type}'`;

/** What PyTorch 2 says of values of these types on a CPU; null: it takes them. */
const CASES: readonly (readonly [line: string, said: string | null])[] = [
  ['long.mean((2, 3))', `${noMean}Long`],
  ['torch.mean(truth)', `${noMean}Bool`],
  ['torch.mean(long, (2, 3), dtype=torch.float32)', null],
  ['long.float().mean((2, 3))', null],
  ['F.adaptive_avg_pool2d(long, 1)', `${noMean}Long`],
  ['F.adaptive_avg_pool2d(long, 2)', missing('adaptive_avg_pool2d', 'Long')],
  ['F.adaptive_max_pool1d(row, 2)', missing('adaptive_max_pool2d', 'Long')],
  ['F.max_pool1d(row, 2)', missing('max_pool1d_impl', 'Long')],
  ['F.max_pool1d(row, 2, return_indices=True)', null],
  ['F.max_pool2d(long, 2)', null],
  ['F.max_pool2d(truth, 2)', missing('max_pool2d', 'Bool')],
  ['F.avg_pool2d(long, 2)', null],
  ['F.avg_pool2d(whole, 2)', missing('avg_pool2d', 'Int')],
  ['F.avg_pool3d(cube, 2)', null],
  ['F.avg_pool3d(half, 2)', missing('avg_pool3d_out_frame', 'Half')],
  ['F.lp_pool2d(whole, 2, 2)', missing('avg_pool2d', 'Int')],
  ['F.lp_pool2d(whole, 2.0, 2)', null],
  ['F.fractional_max_pool2d(long, 2, output_size=2)', missing('check_uniform_bounds', 'Long')],
  ['F.max_unpool2d(long, long, 2)', missing('max_unpool2d', 'Long')],
  [
    'F.max_unpool2d(long.float(), whole, 2)',
    'RuntimeError: elements in indices should be type int64 but got: Int',
  ],
  [
    'F.max_unpool2d(half, half, 2)',
    'RuntimeError: elements in indices should be type int64 but got: Half',
  ],
  [
    'F.max_unpool3d(cube.float(), half, 2)',
    'RuntimeError: elements in indices should be type int64',
  ],
  // The type is looked at before a window that is too large, and before axes that aren't there.
  ['F.fractional_max_pool2d(long, 9, output_size=2)', missing('check_uniform_bounds', 'Long')],
  ['nn.AdaptiveAvgPool2d(1)(torch.zeros(2, dtype=torch.int32))', `${noMean}Int`],
  ['F.adaptive_avg_pool2d(truth, 0)', null],
  ['nn.Linear(6, 3)(long)', `${noPair}Long and Float`],
  ['nn.Linear(6, 3).double()(long.half())', `${noPair}Half and Double`],
  ['nn.Sequential(nn.Linear(6, 3)).to(torch.float64)(half)', `${noPair}Half and Double`],
  ['nn.Linear(6, 3).double()(long.double())', null],
  [
    'nn.Linear(6, 3, bias=False)(long)',
    'RuntimeError: expected m1 and m2 to have the same dtype, but got: long int != float',
  ],
  [
    'nn.Conv2d(2, 4, 3)(long)',
    'RuntimeError: Input type (long int) and bias type (float) should be the same',
  ],
  [
    "nn.Conv2d(2, 4, 3, padding='same')(long.double())",
    'RuntimeError: expected scalar type Double but found Float',
  ],
  [
    'nn.Conv3d(2, 4, 3, bias=False)(cube)',
    'RuntimeError: expected scalar type Long but found Float',
  ],
  ['torch.set_default_dtype(torch.float64)\nnn.Conv2d(2, 4, 3)(long.double())', null],
  ['with torch.autocast("cpu"):\n    nn.Conv2d(2, 4, 3)(long.half())', null],
  ['long.std((2, 3))', 'RuntimeError: std and var only support floating point and complex dtypes'],
  ['F.avg_pool2d(whole / 2, 2)', null],
  ['F.avg_pool2d(whole.clamp(0, 1.5), 2)', null],
  ['F.avg_pool2d(whole.type(torch.FloatTensor), 2)', null],
  ['F.avg_pool2d(torch.where(whole > 0, 1.0, 0.0), 2)', null],
];

describe('values of a type that a layer of PyTorch does not take', () => {
  it.each(CASES)('%s', async (line, said) => {
    const { problems } = await read(`${SETUP}${line}\n`);
    const errors = problems.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ message }) => textOf(message))).toEqual(said === null ? [] : [said]);
  });
});
