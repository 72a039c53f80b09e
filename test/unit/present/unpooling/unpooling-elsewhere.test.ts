import { describe, expect, it } from 'vitest';
import { unpool, unpoolGeometry, type PoolCall } from '../../../../src/engine/index.js';
import { poolingSites } from '../../../../src/core/site-search.js';
import { initialViewOptions, snapshot } from '../../../../src/present/index.js';
import type { PanelState, UnpoolingState } from '../../../../src/protocol/index.js';
import type { LayerSite } from '../../../../src/python/site.js';
import { read } from '../../python/libraries/support/read.js';

const stateOf = (site: LayerSite): PanelState =>
  snapshot(
    {
      kind: 'layer',
      call: { text: site.text, framework: 'PaddlePaddle', location: 'net.py:6' },
      site,
      stale: false,
      stopped: null,
      proposals: [],
    },
    initialViewOptions,
  );

const drawn = (site: LayerSite): UnpoolingState => {
  const state = stateOf(site);
  if (state.kind !== 'unpooling') throw new Error(`${site.text}: ${JSON.stringify(state)}`);
  return state;
};

const PADDLE = `import paddle
import paddle.nn as nn
import paddle.nn.functional as F
`;

const unpoolings = async (code: string): Promise<readonly LayerSite[]> => {
  const { sites, file } = await read(code);
  return poolingSites(sites, file)
    .map(({ site }) => site)
    .filter(({ text }) => /un_?pool/iu.test(text));
};

describe('unpooling in Paddle', () => {
  it('is read where it is built and called, with the indices of its pooling', async () => {
    const sites = await unpoolings(`${PADDLE}
x = paddle.arange(16, dtype='float32').reshape([1, 1, 4, 4])
pool = nn.MaxPool2D(2, stride=2, return_mask=True)
unpool = nn.MaxUnPool2D(2, stride=2)
y, mask = pool(x)
z = unpool(y, mask)
w = F.max_unpool2d(y, mask, 2, output_size=[5, 5])
`);
    expect(sites.map(({ text }) => text)).toEqual([
      'nn.MaxUnPool2D(2, stride=2)',
      'unpool(y, mask)',
      'F.max_unpool2d(y, mask, 2, output_size=[5, 5])',
    ]);
    const [built, called, larger] = sites.map(drawn);
    for (const state of [built, called]) {
      expect(state?.header).toMatchObject({ input: '1×1×2×2', output: '1×1×4×4' });
      expect(state?.indicesFrom).toBe('code');
      expect(Array.from(state?.picture.output.data ?? [])).toEqual([
        0, 0, 0, 0, 0, 5, 0, 7, 0, 0, 0, 0, 0, 13, 0, 15,
      ]);
    }
    expect(larger?.header.output).toBe('1×1×5×5');
    expect(Array.from(larger?.picture.places ?? [])).toEqual([5, 7, 13, 15]);
  });

  it.each([
    ['1d', '[1, 1, 8]', '1×1×4', '1×1×8'],
    ['2d', '[1, 1, 4, 6]', '1×1×2×3', '1×1×4×6'],
    ['3d', '[1, 1, 4, 4, 4]', '1×1×2×2×2', '1×1×4×4×4'],
  ])('works in %s', async (rank, shape, input, output) => {
    const [site] = await unpoolings(`${PADDLE}
x = paddle.rand(${shape})
y, mask = F.max_pool${rank}(x, 2, return_mask=True)
z = F.max_unpool${rank}(y, mask, 2)
`);
    if (site === undefined) throw new Error('no site');
    expect(drawn(site).header).toMatchObject({ input, output });
  });

  const paddle = (operation: string, args: PoolCall['arguments']): PoolCall => ({
    framework: 'paddle',
    operation,
    arguments: args,
    version: null,
  });

  it.each([
    [
      'MaxUnPool2D',
      { kernel_size: 2, output_size: [7, 7] },
      [1, 1, 2, 2],
      'invalid output_size "[7, 7]" (dim 0 must be between 2 and 6)',
    ],
    [
      'MaxUnPool2D',
      { kernel_size: 2, output_size: [4] },
      [1, 1, 2, 2],
      "output_size should be a sequence containing 2 or 4 elements, but it has a length of '1'",
    ],
    [
      'MaxUnPool1D',
      { kernel_size: 2, output_size: [8] },
      [1, 1, 4],
      "output_size should be a sequence containing 2 or 4 elements, but it has a length of '1'",
    ],
    [
      'max_unpool2d',
      { kernel_size: 2, data_format: 'NHWC' },
      [1, 2, 2, 1],
      "Attr(data_format) should be 'NCHW'. Received Attr(data_format): NHWC.",
    ],
    [
      'max_unpool2d',
      { kernel_size: 2 },
      [1, 2, 2],
      'The x should have [N, C, H, W] format, but received [1, 2, 2].',
    ],
  ])('%s of %j refuses in its own words', (operation, args, shape, message) => {
    const result = unpoolGeometry(paddle(operation, args), shape);
    expect(result.ok ? null : `${result.error.exception}: ${result.error.message}`).toBe(
      `ValueError: ${message}`,
    );
  });

  it('takes one axis as two with a height of 1', () => {
    const result = unpoolGeometry(
      paddle('MaxUnPool1D', { kernel_size: 2, output_size: [1, 9] }),
      [1, 1, 4],
    );
    expect(result.ok ? result.value.output : result.error.message).toEqual([9]);
  });

  it('stops at an index outside the output', () => {
    const call = paddle('max_unpool2d', { kernel_size: 2 });
    const result = unpool(call, Float32Array.of(1, 2, 3, 4), [1, 1, 2, 2], [5, 7, 13, 107]);
    expect(result.ok ? null : result.error.message).toBe(
      'index should less than output tensor height * output tensor width. Expected 107 < 16, but got 107 >= 16. Please check input value.',
    );
  });

  it('shows the refusal of a size that cannot be', async () => {
    const [site] = await unpoolings(`${PADDLE}
y, mask = F.max_pool2d(paddle.rand([1, 1, 4, 4]), 2, return_mask=True)
F.max_unpool2d(y, mask, 2, output_size=[9, 9])
`);
    const state = site === undefined ? null : stateOf(site);
    expect(state?.kind === 'invalid' ? state.message : state).toContain(
      'invalid output_size "[9, 9]" (dim 0 must be between 2 and 6)',
    );
  });
});

describe('unpooling in ONNX', () => {
  const onnx = (args: PoolCall['arguments']): PoolCall => ({
    framework: 'onnx',
    operation: 'MaxUnpool',
    arguments: args,
    version: null,
  });
  const two = { kernel_shape: [2, 2], strides: [2, 2] };
  const values = Float32Array.of(5, 6, 7, 8);

  it('counts indices over a tensor of the default size, put in the corner of a larger one', () => {
    const result = unpool(
      onnx({ ...two, output_shape: [1, 1, 5, 5] }),
      values,
      [1, 1, 2, 2],
      [5, 7, 13, 15],
    );
    const output = result.ok ? Array.from(result.value.output) : [];
    expect(output.flatMap((value, index) => (value === 0 ? [] : [index]))).toEqual([6, 8, 16, 18]);
  });

  it('counts over all planes', () => {
    const result = unpool(onnx(two), Float32Array.of(1, 1), [1, 2, 1, 1], [3, 5]);
    expect(result.ok ? Array.from(result.value.output) : []).toEqual([0, 0, 0, 1, 0, 1, 0, 0]);
  });

  it.each([
    [{ strides: [2, 2] }, 'Attribute kernel_shape must be specified'],
    [{ ...two, strides: [2] }, 'Attribute strides has incorrect size'],
    [{ ...two, pads: [1, 1] }, 'Attribute pads has incorrect size'],
    [
      { ...two, output_shape: [5, 5] },
      "'output_shape' must have same number of elements as the shape of input tensor X.",
    ],
    [
      { ...two, output_shape: [1, 1, 3, 3] },
      'output_shape is smaller than minimum required. output_shape:{1,1,3,3} inferred output shape:{1,1,4,4}',
    ],
  ])('refuses %j in its own words', (args, message) => {
    const result = unpoolGeometry(onnx(args), [1, 1, 2, 2]);
    expect(result.ok ? null : result.error.message).toBe(message);
  });

  it('names the range of indices where one lies outside', () => {
    const result = unpool(onnx(two), values, [1, 1, 2, 2], [5, 7, 13, -1]);
    expect(result.ok ? null : result.error.message).toBe(
      'Index value out of bounds. Got: -1. Valid range is [0, 16).',
    );
  });
});
