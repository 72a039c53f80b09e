import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dataTaps,
  plan,
  pool,
  specify,
  type ArgumentValue,
  type Plan,
  type PoolSpec,
  type Reducer,
} from '../../../src/engine/index.js';
import { distinctValues, layers, reducers } from './arbitraries.js';

const planned = (spec: PoolSpec, shape: readonly number[]): Plan => {
  const result = plan(spec, shape);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
};

const torch = (
  operation: string,
  args: Readonly<Record<string, ArgumentValue>>,
  shape: readonly number[],
): Plan => {
  const spec = specify({ framework: 'torch', operation, arguments: args, version: null }, shape);
  if (!spec.ok) throw new Error(spec.error.message);
  return planned(spec.value, shape);
};

const geometry = ({ axes, inputShape, outputShape }: Plan) => ({ axes, inputShape, outputShape });

const product = (sizes: readonly number[]) => sizes.reduce((all, size) => all * size, 1);

describe('any window source with any reducer', () => {
  it('gives the mean-like reducers a constant back', () => {
    const constant: readonly Reducer[] = [
      { kind: 'max', returnIndices: false },
      { kind: 'min' },
      { kind: 'avg', countIncludePad: false, divisorOverride: null },
      { kind: 'lse', temperature: 0.5, normalised: true },
      { kind: 'softmax', temperature: 2 },
      { kind: 'stochastic', mode: 'test', seed: 3 },
      { kind: 'stochastic', mode: 'train', seed: 3 },
      { kind: 'mixed', lambda: 0.5 },
      { kind: 'median' },
      { kind: 'gem', p: 3, epsilon: 1e-6 },
    ];
    fc.assert(
      fc.property(layers(fc.constantFrom(...constant)), ({ spec, inputShape }) => {
        const layout = planned(spec, inputShape);
        const input = new Float64Array(product(inputShape)).fill(2.5);
        const mayBeEmpty = layout.axes.some((axis) =>
          Array.from({ length: axis.outputSize }, (_, i) => dataTaps(axis, i)).includes(0),
        );
        for (const value of pool(layout, input).output) {
          if (!mayBeEmpty) expect(value).toBeCloseTo(2.5, 12);
        }
      }),
    );
  });

  it('lies between the smallest and the largest value for averages', () => {
    fc.assert(
      fc.property(
        layers(
          fc.constantFrom<Reducer>(
            { kind: 'median' },
            { kind: 'softmax', temperature: 1 },
            { kind: 'mixed', lambda: 0.2 },
          ),
        ),
        ({ spec, inputShape }) => {
          const input = distinctValues(product(inputShape), 7);
          for (const value of pool(planned(spec, inputShape), input).output) {
            if (Number.isFinite(value)) expect(Math.abs(value)).toBeLessThanOrEqual(10);
          }
        },
      ),
    );
  });

  it('is the identity for windows of one cell', () => {
    const input = distinctValues(60, 5);
    for (const reducer of reducers) {
      const scales = ['sum', 'avg', 'lse', 'lp', 'gem', 'stochastic', 'weighted'];
      const isMeanLike = !scales.includes(reducer.kind);
      if (!isMeanLike) continue;
      const spec: PoolSpec = {
        ...torch('MaxPool2d', { kernel_size: 1 }, [1, 3, 4, 5]).spec,
        reducer,
      };
      const { output } = pool(planned(spec, [1, 3, 4, 5]), input);
      for (const [at, value] of output.entries()) expect(value).toBeCloseTo(input[at] ?? 0, 12);
    }
  });

  it('treats channels last as channels first of the transposed tensor', () => {
    fc.assert(
      fc.property(
        layers(fc.constantFrom(...reducers.filter(({ kind }) => kind !== 'stochastic'))),
        ({ spec, inputShape }) => {
          const last: PoolSpec = { ...spec, layout: 'channels-last' };
          const first: PoolSpec = { ...spec, layout: 'channels-first' };
          const [batch = 1] = inputShape;
          const sizes = inputShape
            .slice(spec.layout === 'channels-last' ? 1 : 2)
            .slice(0, spec.rank);
          const channels = product(inputShape) / batch / product(sizes);
          const plane = product(sizes);
          const input = distinctValues(product(inputShape), 3);
          const transposed = input.map((_, at) => {
            const [b, rest] = [Math.floor(at / (plane * channels)), at % (plane * channels)];
            return (
              input[(b * channels + (rest % channels)) * plane + Math.floor(rest / channels)] ?? 0
            );
          });
          const a = pool(planned(first, [batch, channels, ...sizes]), input).output;
          const b = pool(planned(last, [batch, ...sizes, channels]), transposed).output;
          expect([...a].toSorted()).toEqual([...b].toSorted());
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('two spellings of one layer', () => {
  const shape = [2, 3, 9, 8];
  it.each([
    ['MaxPool2d', { kernel_size: 3 }, 'max_pool2d', { kernel_size: [3, 3], stride: [3, 3] }],
    [
      'MaxPool2d',
      { kernel_size: [2], padding: 1 },
      'max_pool2d',
      { kernel_size: 2, padding: [1, 1] },
    ],
    ['AvgPool2d', { kernel_size: 2, stride: null }, 'avg_pool2d', { kernel_size: 2, stride: 2 }],
    ['AdaptiveAvgPool2d', { output_size: 3 }, 'adaptive_avg_pool2d', { output_size: [3, 3] }],
    [
      'AdaptiveMaxPool2d',
      { output_size: [null, 4] },
      'adaptive_max_pool2d',
      { output_size: [9, 4] },
    ],
  ] as const)('%s(%o) is %s(%o)', (name, args, otherName, otherArgs) => {
    expect(geometry(torch(name, args, shape))).toEqual(
      geometry(torch(otherName, otherArgs, shape)),
    );
  });

  it('adaptive bins are plain windows where the output divides the input', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 5 }), (bins, width) => {
        const size = bins * width;
        const input = distinctValues(size, 11);
        const a = pool(
          torch('AdaptiveAvgPool1d', { output_size: bins }, [1, 1, size]),
          input,
        ).output;
        const b = pool(torch('AvgPool1d', { kernel_size: width }, [1, 1, size]), input).output;
        expect([...a]).toEqual([...b]);
      }),
    );
  });
});

describe('max pooling', () => {
  const shape = [1, 2, 9, 9];
  const input = distinctValues(162, 13);

  it('is separable: rows, then columns', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 3 }),
        (kernel, stride) => {
          const whole = torch('MaxPool2d', { kernel_size: kernel, stride }, shape);
          const rows = torch('MaxPool2d', { kernel_size: [kernel, 1], stride: [stride, 1] }, shape);
          const columns = torch(
            'MaxPool2d',
            { kernel_size: [1, kernel], stride: [1, stride] },
            rows.outputShape,
          );
          const twice = pool(columns, pool(rows, input).output).output;
          expect([...twice]).toEqual([...pool(whole, input).output]);
        },
      ),
    );
  });

  it('chooses the first of equal values, whatever their order', () => {
    const layer = torch('MaxPool2d', { kernel_size: 2, return_indices: true }, [1, 1, 2, 2]);
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 1 }), { minLength: 4, maxLength: 4 }),
        (values) => {
          const { output, indices } = pool(layer, Float64Array.from(values));
          expect(output[0]).toBe(Math.max(...values));
          expect(indices?.[0]).toBe(values.indexOf(Math.max(...values)));
        },
      ),
    );
  });

  it('is −min(−x)', () => {
    const layer = torch('MaxPool2d', { kernel_size: 3, stride: 2, padding: 1 }, shape);
    const lowest = planned({ ...layer.spec, reducer: { kind: 'min' } }, shape);
    const negative = pool(
      lowest,
      input.map((x) => -x),
    ).output;
    expect([...negative].map((x) => -x)).toEqual([...pool(layer, input).output]);
  });

  it('keeps float32 in float32 and float64 in float64', () => {
    const layer = torch('MaxPool2d', { kernel_size: 2 }, shape);
    expect(pool(layer, input).output).toBeInstanceOf(Float64Array);
    expect(pool(layer, Float32Array.from(input)).output).toBeInstanceOf(Float32Array);
  });
});
