import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gradient, plan, pool, specify, type PoolSpec } from '../../../../src/engine/index.js';
import { distinctValues, layers, reducers } from '../arbitraries.js';

const planned = (spec: PoolSpec, shape: readonly number[]) => {
  const result = plan(spec, shape);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
};

const layerOf = (
  framework: 'torch' | 'tensorflow',
  operation: string,
  args: Readonly<Record<string, number | string | boolean>>,
  shape: readonly number[],
) => {
  const spec = specify({ framework, operation, arguments: args, version: null }, shape);
  if (!spec.ok) throw new Error(spec.error.message);
  return planned(spec.value, shape);
};

describe('the gradient', () => {
  it('agrees with finite differences for every source and reducer', () => {
    const smooth = reducers.filter(({ kind }) => kind !== 'stochastic');
    fc.assert(
      fc.property(layers(fc.constantFrom(...smooth)), fc.nat(), ({ spec, inputShape }, seed) => {
        const layout = planned(spec, inputShape);
        // Positive values keep roots and powers smooth; no two are closer than the step.
        const count = inputShape.reduce((all, size) => all * size, 1);
        const input = distinctValues(count, seed).map((x) => x + 11);
        const outputs = pool(layout, input).output;
        fc.pre(outputs.every(Number.isFinite));
        const upstream = distinctValues(outputs.length, seed + 1);
        const slopes = gradient(layout, input, upstream);
        const step = 1 / (count * 64);
        const loss = (values: Float64Array) =>
          [...pool(layout, values).output].reduce((sum, y, at) => sum + y * (upstream[at] ?? 0), 0);
        for (let trial = 0; trial < 3; trial += 1) {
          const at = (seed + trial * 31) % count;
          const change = (by: number) => input.map((x, i) => (i === at ? x + by : x));
          const measured = (loss(change(step)) - loss(change(-step))) / (2 * step);
          const scale = Math.max(1, Math.abs(measured));
          expect(Math.abs(measured - (slopes[at] ?? 0)) / scale).toBeLessThan(1e-4);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('gives a tie to the first in PyTorch, to each in TensorFlow over three axes', () => {
    const ones = new Float64Array(8).fill(1);
    const upstream = Float64Array.of(5);
    const torch = layerOf('torch', 'max_pool3d', { kernel_size: 2 }, [1, 1, 2, 2, 2]);
    expect([...gradient(torch, ones, upstream)]).toEqual([5, 0, 0, 0, 0, 0, 0, 0]);
    const args = { ksize: 2, strides: 2, padding: 'VALID' };
    const tensorflow = layerOf('tensorflow', 'max_pool3d', args, [1, 2, 2, 2, 1]);
    expect([...gradient(tensorflow, ones, upstream)]).toEqual([5, 5, 5, 5, 5, 5, 5, 5]);
  });

  it('shares a tie of a reduction', () => {
    const layer = layerOf('torch', 'amax', { dim: -1 }, [1, 2, 4]);
    const input = Float64Array.of(1, 3, 3, 0, 2, 2, 2, 2);
    expect([...gradient(layer, input, Float64Array.of(6, 8))]).toEqual([0, 3, 3, 0, 2, 2, 2, 2]);
  });

  it('adds up where windows overlap', () => {
    const layer = layerOf('torch', 'adaptive_avg_pool1d', { output_size: 3 }, [1, 1, 5]);
    const slopes = gradient(layer, new Float64Array(5), Float64Array.of(1, 1, 1));
    expect([...slopes].map((x) => Number(x.toFixed(3)))).toEqual([0.5, 0.833, 0.333, 0.833, 0.5]);
  });

  it('goes to the last NaN in PyTorch', () => {
    const layer = layerOf('torch', 'max_pool2d', { kernel_size: 2 }, [1, 1, 2, 2]);
    const slopes = gradient(layer, Float64Array.of(1, NaN, NaN, 2), Float64Array.of(1));
    expect([...slopes]).toEqual([0, 0, 1, 0]);
  });
});
