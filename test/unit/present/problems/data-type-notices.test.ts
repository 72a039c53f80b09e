import { expect, it } from 'vitest';
import { initialViewOptions, snapshot } from '../../../../src/present/index.js';
import type { TensorValues } from '../../../../src/python/site.js';
import { siteIn } from '../sites.js';

const inspected = (dtype: string, values: TensorValues | null) => {
  const text = 'nn.AvgPool2d(2)';
  const flow = { input: [1, 1, 4, 4], output: [1, 1, 2, 2], dtype, values };
  const site = siteIn(
    text,
    text,
    { kernel_size: [2, '2'] },
    {
      kind: 'AvgPool2d',
      pooling: {
        call: {
          framework: 'torch',
          operation: 'AvgPool2d',
          arguments: { kernel_size: 2 },
          version: null,
        },
        arguments: [],
      },
      flows: [{ ...flow, path: '', origin: 'net(X)', chain: [] }],
    },
  );
  const call = { text, framework: 'PyTorch', location: 'net.py:1' };
  const state = snapshot(
    { kind: 'layer', call, site, stale: false, stopped: null, proposals: [] },
    initialViewOptions,
  );
  if (state.kind !== 'ready') throw new Error(`The panel is ${state.kind}.`);
  return state.inspector.notices.map(({ code, cells }) => ({ code, cells }));
};

const written: TensorValues = {
  shape: [1, 1, 4, 4],
  data: Float64Array.from({ length: 16 }, (_, i) => (i < 8 ? 4 : i)),
  origin: 'literal',
  label: 'X',
};

it('the panel tells what the type of the values in the code does to a layer', () => {
  expect(inspected('torch.float32', null)).toEqual([]);
  expect(inspected('torch.int32', null)).toEqual([{ code: 'dtype-unsupported', cells: [] }]);
  expect(inspected('torch.int64', null)).toEqual([{ code: 'dtype-truncates', cells: [] }]);
});

it('the panel names the rows where averages of written values are cut off', () => {
  const rows = [{ of: 'output', axis: 0, ranges: [{ from: 1, to: 2 }] }];
  expect(inspected('torch.int64', written)).toEqual([{ code: 'dtype-truncates', cells: rows }]);
  const drawn: TensorValues = { ...written, origin: 'sample' };
  expect(inspected('torch.int64', drawn)).toEqual([{ code: 'dtype-truncates', cells: [] }]);
});
