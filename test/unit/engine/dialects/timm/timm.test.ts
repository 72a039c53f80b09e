import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  correlate,
  gradient,
  notices,
  plan,
  pool,
  specify,
  type ArgumentValue,
  type Plan,
  type PoolCall,
} from '../../../../../src/engine/index.js';

const timm = (operation: string, args: Record<string, ArgumentValue> = {}): PoolCall => ({
  framework: 'timm',
  operation,
  arguments: args,
  version: null,
});

const planned = (call: PoolCall, shape: readonly number[]): Plan => {
  const spec = specify(call, shape);
  if (!spec.ok) throw new Error(spec.error.message);
  const result = plan(spec.value, shape);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
};

const complaint = (call: PoolCall, shape?: readonly number[]): string => {
  const spec = specify(call, shape);
  return spec.ok ? 'accepted' : `${spec.error.exception}: ${spec.error.message}`;
};

const counting = (count: number): Float64Array => Float64Array.from({ length: count }, (_, i) => i);

const noisy = (count: number): Float64Array =>
  Float64Array.from({ length: count }, (_, i) => Math.sin(i * 2.7) * 10);

/** What `F.pad(x, mode='reflect')` gives of one plane. */
const mirrored = (values: Float64Array, rows: number, columns: number, pad: number) => {
  const mirror = (i: number, n: number): number => (i < 0 ? -i : i >= n ? 2 * (n - 1) - i : i);
  const [height, width] = [rows + 2 * pad, columns + 2 * pad];
  const data = Float64Array.from({ length: height * width }, (_, i) => {
    const y = mirror(Math.floor(i / width) - pad, rows);
    const x = mirror((i % width) - pad, columns);
    return values[y * columns + x] ?? 0;
  });
  return { data, height, width };
};

describe('BlurPool2d', () => {
  it('weights 1, 2, 1 over a mirrored edge: 4×4 counting, filter 3, stride 2', () => {
    const { output } = pool(planned(timm('BlurPool2d'), [1, 1, 4, 4]), counting(16));
    expect([...output]).toEqual([2.5, 4, 8.5, 10]);
  });

  it('is a depthwise convolution with binomial weights over mirrored padding', () => {
    const cases = fc.record({
      rows: fc.integer({ min: 4, max: 9 }),
      columns: fc.integer({ min: 4, max: 9 }),
      size: fc.integer({ min: 2, max: 5 }),
      stride: fc.integer({ min: 1, max: 3 }),
    });
    fc.assert(
      fc.property(cases, ({ rows, columns, size, stride }) => {
        const values = noisy(rows * columns);
        const call = timm('BlurPool2d', { filt_size: size, stride });
        const own = planned(call, [1, 1, rows, columns]);
        const pad = Math.floor((stride - 1 + size - 1) / 2);
        const { data, height, width } = mirrored(values, rows, columns, pad);
        const { reducer } = own.spec;
        if (reducer.kind !== 'weighted') throw new Error(reducer.kind);
        const [row = []] = reducer.rows;
        expect(row.reduce((all, weight) => all + weight, 0)).toBe(1);
        const convolved = correlate({
          axes: [height, width].map((inputSize, axis) => ({
            inputSize,
            outputSize: own.axes[axis]?.outputSize ?? 0,
            padBefore: 0,
            padAfter: 0,
            windows: { kind: 'regular', firstStart: 0, stride, kernel: size, dilation: 1 },
          })),
          layout: 'channels-first',
          input: { shape: [1, 1, height, width], data },
          weights: {
            shape: [1, 1, size, size],
            data: Float64Array.from(row.flatMap((a) => row.map((b) => a * b))),
          },
          bias: null,
          groups: 1,
          precision: 'float64',
        });
        const { output } = pool(own, values);
        expect(own.outputShape).toEqual(convolved.shape);
        convolved.data.forEach((value, i) => {
          expect(output[i]).toBeCloseTo(value, 10);
        });
      }),
    );
  });

  it('sends the gradient of a mirrored cell to the cell it copies', () => {
    const own = planned(timm('BlurPool2d'), [1, 1, 4, 4]);
    const slopes = gradient(own, counting(16), new Float64Array(4).fill(1));
    expect([...slopes].reduce((all, slope) => all + slope, 0)).toBeCloseTo(4, 12);
    expect(slopes[5]).toBe(0.5625);
    expect(slopes[0]).toBe(0.25);
  });

  it('pads with zeros in the mode constant', () => {
    const call = timm('BlurPool2d', { pad_mode: 'constant' });
    const { output } = pool(planned(call, [1, 1, 4, 4]), new Float64Array(16).fill(16));
    expect([...output]).toEqual([9, 12, 12, 16]);
  });

  it('says that its padding repeats data, and which', () => {
    const found = notices(planned(timm('BlurPool2d'), [1, 1, 4, 4]));
    const notice = found.find(({ code }) => code === 'padding-copies');
    expect(notice?.cells).toEqual([
      { of: 'input', axis: 0, ranges: [{ from: -1, to: 0 }] },
      { of: 'input', axis: 1, ranges: [{ from: -1, to: 0 }] },
    ]);
  });

  it.each([
    ['a filter of one tap', { filt_size: 1 }, [1, 1, 4, 4], 'AssertionError: '],
    [
      'a filter that is too large to be worked out',
      { filt_size: 2 ** 31 },
      [1, 1, 4, 4],
      'NotImplementedError: filt_size=2147483648',
    ],
    [
      'more mirroring than data',
      { filt_size: 5 },
      [1, 3, 2, 4],
      'RuntimeError: Argument #4: Padding size should be less than the corresponding input dimension, but got: padding (2, 2) at dimension 2 of input [1, 3, 2, 4]',
    ],
    [
      'an unknown mode',
      { pad_mode: 'mirror' },
      [1, 1, 4, 4],
      'NotImplementedError: Unrecognised padding mode mirror',
    ],
  ])('rejects %s', (_, args, shape, message) => {
    expect(complaint(timm('BlurPool2d', args), shape)).toBe(message);
  });
});

describe('MedianPool2d', () => {
  it('takes the lower median over mirrored padding', () => {
    const values = Float64Array.of(9, 1, 5, 3, 7, 2, 8, 4, 6);
    const { data, width } = mirrored(values, 3, 3, 1);
    const { output } = pool(planned(timm('MedianPool2d', { padding: 1 }), [1, 1, 3, 3]), values);
    const expected = [0, 1, 2].flatMap((y) =>
      [0, 1, 2].map((x) => {
        const window = [0, 1, 2].flatMap((i) =>
          [0, 1, 2].map((j) => data[(y + i) * width + x + j] ?? 0),
        );
        return window.toSorted((a, b) => a - b)[4];
      }),
    );
    expect([...output]).toEqual(expected);
  });

  it('reads four paddings as left, right, top, bottom', () => {
    const own = planned(timm('MedianPool2d', { padding: [0, 1, 2, 0] }), [1, 1, 6, 6]);
    expect(own.axes.map(({ padBefore, padAfter }) => [padBefore, padAfter])).toEqual([
      [2, 0],
      [0, 1],
    ]);
  });

  it('keeps the size with same=True', () => {
    expect(planned(timm('MedianPool2d', { same: true }), [1, 2, 7, 5]).outputShape).toEqual([
      1, 2, 7, 5,
    ]);
  });

  it('rejects a window larger than the padded input', () => {
    expect(complaint(timm('MedianPool2d'), [1, 1, 2, 4])).toBe(
      'RuntimeError: maximum size for tensor at dimension 2 is 2 but size is 3',
    );
  });
});

describe('SelectAdaptivePool2d', () => {
  const values = Float64Array.of(1, 2, 3, 6);

  it.each<[string, Record<string, ArgumentValue>, readonly number[], number]>([
    ['fast by default', {}, [1, 1, 1, 1], 3],
    ['fast, flattened', { flatten: true }, [1, 1], 3],
    ['fastmax', { pool_type: 'fastmax' }, [1, 1, 1, 1], 6],
    ['fastavgmax', { pool_type: 'fastavgmax' }, [1, 1, 1, 1], 4.5],
    ['avg', { pool_type: 'avg' }, [1, 1, 1, 1], 3],
    ['max, flattened', { pool_type: 'max', flatten: true }, [1, 1], 6],
    ['avgmax', { pool_type: 'avgmax' }, [1, 1, 1, 1], 4.5],
    ['any case', { pool_type: 'AvgMax' }, [1, 1, 1, 1], 4.5],
  ])('%s', (_, args, shape, value) => {
    const own = planned(timm('SelectAdaptivePool2d', args), [1, 1, 2, 2]);
    expect(own.outputShape).toEqual(shape);
    expect([...pool(own, values).output]).toEqual([value]);
  });

  it('reduces channels-last input whatever the type is called', () => {
    const args = { pool_type: 'avgmax', input_fmt: 'NHWC' };
    const own = planned(timm('SelectAdaptivePool2d', args), [1, 2, 2, 1]);
    expect(own.outputShape).toEqual([1, 1, 1, 1]);
    expect([...pool(own, values).output]).toEqual([4.5]);
  });

  it('shares the maximum among equals in the fast form, and only there', () => {
    const slopes = (type: string) => {
      const own = planned(timm('SelectAdaptivePool2d', { pool_type: type }), [1, 1, 2, 2]);
      return [...gradient(own, Float64Array.of(1, 1, 1, 1), Float64Array.of(1))];
    };
    expect(slopes('fastavgmax')).toEqual([0.25, 0.25, 0.25, 0.25]);
    expect(slopes('avgmax')).toEqual([0.625, 0.125, 0.125, 0.125]);
  });

  it.each<[string, Record<string, ArgumentValue>, string]>([
    [
      'two poolings joined along the channels',
      { pool_type: 'catavgmax' },
      "NotImplementedError: pool_type 'catavgmax' joins an average and a maximum along the channels",
    ],
    [
      'no pooling at all',
      { pool_type: '' },
      "NotImplementedError: SelectAdaptivePool2d(pool_type='') passes its input on",
    ],
    ['an unknown type', { pool_type: 'foo' }, 'AssertionError: Invalid pool type: foo'],
    [
      'a fast form of more than one value',
      { output_size: 2 },
      'AssertionError: Fast pooling and non NCHW input formats require output_size == 1.',
    ],
  ])('has no layer for %s', (_, args, message) => {
    expect(complaint(timm('SelectAdaptivePool2d', args), [1, 1, 4, 4])).toBe(message);
  });
});
