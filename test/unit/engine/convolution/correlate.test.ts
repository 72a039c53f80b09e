import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { onnxConv, webnnConv2d } from '../../../../src/engine/convolution/convolve-call.js';
import { convolve, type Convolution } from '../../../../src/engine/convolution/convolve.js';
import { correlate, type Tensor } from '../../../../src/engine/convolution/correlate.js';
import { grid, max, planOf, sliding } from '../plans.js';

const tensor = (shape: readonly number[], data: Iterable<number>): Tensor => ({
  shape,
  data: Float64Array.from(data),
});

const range = (count: number, from = 0): Float64Array =>
  Float64Array.from({ length: count }, (_, i) => from + i);

const sizeOf = (shape: readonly number[]): number => shape.reduce((a, b) => a * b, 1);

const valueOf = (result: ReturnType<typeof convolve>): Tensor => {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
};

const at = ({ shape, data }: Tensor, index: readonly number[]): number =>
  data[index.reduce((flat, i, d) => flat * (shape[d] ?? 1) + i, 0)] ?? Number.NaN;

/** Convolution by its definition, one product at a time; channels first. */
const byDefinition = (
  c: Convolution,
  kernel: readonly number[],
  pads: readonly number[],
): Tensor => {
  const groups = c.groups ?? 1;
  const [batch = 1, , ...sizes] = c.input.shape;
  const [filters = 1, perGroup = 1] = c.weights.shape;
  const out = sizes.map((size, a) => {
    const reach = (c.dilation?.[a] ?? 1) * ((kernel[a] ?? 1) - 1) + 1;
    return Math.max(Math.floor((size + 2 * (pads[a] ?? 0) - reach) / (c.stride?.[a] ?? 1)) + 1, 0);
  });
  const data: number[] = [];
  for (const [n = 0, f = 0, ...place] of grid([batch, filters, ...out])) {
    let sum = c.bias?.[f] ?? 0;
    for (const [channel = 0, ...tap] of grid([perGroup, ...kernel])) {
      const read = tap.map(
        (t, a) =>
          (place[a] ?? 0) * (c.stride?.[a] ?? 1) - (pads[a] ?? 0) + t * (c.dilation?.[a] ?? 1),
      );
      if (read.some((r, a) => r < 0 || r >= (sizes[a] ?? 0))) continue;
      const from = Math.floor(f / (filters / groups)) * perGroup + channel;
      sum += at(c.input, [n, from, ...read]) * at(c.weights, [f, channel, ...tap]);
    }
    data.push(sum);
  }
  return tensor([batch, filters, ...out], data);
};

describe('convolution on the windows of pooling', () => {
  it('follows the definition: 1D to 3D, stride, dilation, padding, groups, bias', () => {
    const axis = fc.record({
      size: fc.integer({ min: 1, max: 6 }),
      kernel: fc.integer({ min: 1, max: 3 }),
      stride: fc.integer({ min: 1, max: 3 }),
      dilation: fc.integer({ min: 1, max: 2 }),
      pad: fc.integer({ min: 0, max: 2 }),
    });
    fc.assert(
      fc.property(
        fc.array(axis, { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 1, max: 2 }),
        fc.integer({ min: 1, max: 2 }),
        fc.integer({ min: 1, max: 2 }),
        fc.boolean(),
        (axes, groups, perGroup, multiplier, withBias) => {
          const kernel = axes.map((a) => a.kernel);
          const pads = axes.map((a) => a.pad);
          const inputShape = [2, groups * perGroup, ...axes.map((a) => a.size)];
          const weightShape = [groups * multiplier, perGroup, ...kernel];
          const c: Convolution = {
            input: tensor(
              inputShape,
              range(sizeOf(inputShape), -5).map((v) => (v * 7) % 11),
            ),
            weights: tensor(
              weightShape,
              range(sizeOf(weightShape), -2).map((v) => (v * 5) % 7),
            ),
            bias: withBias ? range(groups * multiplier, 3) : null,
            stride: axes.map((a) => a.stride),
            dilation: axes.map((a) => a.dilation),
            padding: { kind: 'explicit', axes: pads.map((p) => ({ before: p, after: p })) },
            groups,
          };
          expect(valueOf(convolve(c))).toEqual(byDefinition(c, kernel, pads));
        },
      ),
      { numRuns: 150 },
    );
  });

  it('gives the same numbers in channels last as in channels first', () => {
    const first = tensor([1, 2, 3, 3], range(18));
    const last = tensor(
      [1, 3, 3, 2],
      Array.from(grid([3, 3, 2]), ([h = 0, w = 0, c = 0]) => at(first, [0, c, h, w])),
    );
    const weights = tensor([2, 2, 2, 2], range(16, -4));
    const a = valueOf(convolve({ input: first, weights, bias: null }));
    const b = valueOf(convolve({ input: last, weights, bias: null, layout: 'channels-last' }));
    expect(b.shape).toEqual([1, 2, 2, 2]);
    for (const [c = 0, h = 0, w = 0] of grid([2, 2, 2])) {
      expect(at(b, [0, h, w, c])).toBe(at(a, [0, c, h, w]));
    }
  });

  it('takes the taps that pooling takes: ones sum up every window of a plan', () => {
    const plan = planOf(
      sliding([2, 2], [2, 2], undefined, { rounding: 'ceil' }),
      max,
      [1, 1, 5, 5],
    );
    const output = correlate({
      axes: plan.axes,
      layout: 'channels-first',
      input: tensor([1, 1, 5, 5], range(25)),
      weights: tensor([1, 1, 2, 2], [1, 1, 1, 1]),
      bias: null,
      groups: 1,
      precision: 'float64',
    });
    expect([...output.data]).toEqual([12, 20, 13, 52, 60, 33, 41, 45, 24]);
  });

  it('rounds to single precision where asked to', () => {
    const c = {
      input: tensor([1, 1, 3], [1e8, 1, -1e8]),
      weights: tensor([1, 1, 3], [1, 1, 1]),
      bias: null,
    };
    expect([...valueOf(convolve(c)).data]).toEqual([1]);
    expect([...valueOf(convolve({ ...c, precision: 'float32' })).data]).toEqual([0]);
  });

  it('runs the ONNX operator: pads, SAME_LOWER and group', () => {
    const input = tensor([1, 1, 5, 5], range(25));
    const weights = tensor(
      [1, 1, 3, 3],
      Array.from({ length: 9 }, () => 1),
    );
    const inputs = { input, weights, bias: null, precision: 'float32' as const };
    expect([...valueOf(onnxConv(inputs, { kernel_shape: [3, 3] })).data]).toEqual([
      54, 63, 72, 99, 108, 117, 144, 153, 162,
    ]);
    const same = valueOf(onnxConv(inputs, { auto_pad: 'SAME_LOWER', strides: [2, 2] }));
    expect([...same.data]).toEqual([12, 27, 24, 63, 108, 81, 72, 117, 84]);
    const asymmetric = valueOf(onnxConv(inputs, { pads: [1, 0, 0, 0], strides: [2, 2] }));
    expect(asymmetric.shape).toEqual([1, 1, 2, 2]);
  });

  it('runs the WebNN operator in every filter layout', () => {
    const filter = tensor([2, 1, 2, 2], range(8, 1));
    const input = tensor([1, 2, 3, 3], range(18));
    const run = (weights: Tensor, filterLayout: 'oihw' | 'hwio' | 'ohwi' | 'ihwo') =>
      valueOf(
        webnnConv2d(
          { input, weights, bias: null, precision: 'float32' },
          { groups: 2, padding: [1, 0, 0, 1], filterLayout },
        ),
      );
    const expected = run(filter, 'oihw');
    for (const layout of ['hwio', 'ohwi', 'ihwo'] as const) {
      const shape = Array.from(layout, (letter) => filter.shape['oihw'.indexOf(letter)] ?? 1);
      const data = Array.from(grid(shape), (index) =>
        at(
          filter,
          Array.from('oihw', (letter) => index[layout.indexOf(letter)] ?? 0),
        ),
      );
      expect(run(tensor(shape, data), layout)).toEqual(expected);
    }
  });

  it.each([
    ['channel-mismatch', [1, 3, 4, 4], [1, 2, 2, 2], 1],
    ['groups-mismatch', [1, 4, 4, 4], [3, 2, 2, 2], 2],
    ['rank-mismatch', [1, 1, 4], [1, 1, 2, 2], 1],
  ] as const)('answers with %s where sizes do not fit', (code, inputShape, weightShape, groups) => {
    const result = convolve({
      input: tensor(inputShape, range(sizeOf(inputShape))),
      weights: tensor(weightShape, range(sizeOf(weightShape))),
      bias: null,
      groups,
    });
    expect(result.ok ? null : result.error.code).toBe(code);
  });
});
