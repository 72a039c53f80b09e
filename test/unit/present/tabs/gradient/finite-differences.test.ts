import { describe, expect, it } from 'vitest';
import {
  gradient,
  plan,
  type Plan,
  type PoolCall,
  specify,
} from '../../../../../src/engine/index.js';
import { finiteDifferences } from '../../../../../src/present/tabs/gradient/finite-differences.js';

const planOf = (operation: string, args: PoolCall['arguments'], sizes: readonly number[]): Plan => {
  const shape = [1, 1, ...sizes];
  const spec = specify({ framework: 'torch', operation, arguments: args, version: null }, shape);
  const planned = spec.ok ? plan(spec.value, shape) : spec;
  if (!planned.ok) throw new Error(planned.error.message);
  return planned.value;
};

const wave = (length: number, seed: number): Float64Array =>
  Float64Array.from({ length }, (_, i) => Math.sin((i + 1) * seed) * 5);

describe('finite differences', () => {
  it.each([
    ['MaxPool1d', { kernel_size: 3, stride: 2, padding: 1 }, [17]],
    ['MaxPool2d', { kernel_size: 3, stride: 2, padding: 1 }, [9, 8]],
    ['MaxPool2d', { kernel_size: 2, stride: 1, dilation: 3 }, [10, 11]],
    ['AvgPool2d', { kernel_size: [2, 3], stride: [3, 1], ceil_mode: true }, [8, 9]],
    ['AvgPool2d', { kernel_size: 3, padding: 1, count_include_pad: false }, [7, 7]],
    ['LPPool2d', { norm_type: 2, kernel_size: 2 }, [6, 6]],
    ['AdaptiveAvgPool2d', { output_size: [3, 2] }, [7, 5]],
    ['MaxPool3d', { kernel_size: 2, stride: 1 }, [3, 4, 5]],
  ] as const)('are the gradient of %s %j on %j', (operation, args, sizes) => {
    const layer = planOf(operation, args, sizes);
    const input = wave(
      sizes.reduce<number>((all, size) => all * size, 1),
      1.7,
    );
    const upstream = wave(
      layer.axes.reduce((all, { outputSize }) => all * outputSize, 1),
      0.9,
    );
    const found = finiteDifferences(layer, input, upstream);
    const exact = gradient(layer, input, upstream);
    expect(found?.atKinks).toEqual([]);
    found?.numeric.forEach((value, index) => {
      expect(Math.abs(value - (exact[index] ?? 0))).toBeLessThan(1e-4);
    });
  });

  it.each([
    [{ base: 2, window: 3 }, [4, 5]],
    [{ base: 3, window: 5 }, [6]],
    [{ base: 2, window: 2 }, [3, 3, 3]],
  ])('are the gradient of a sum over an input spread by holes: %j on %j', (spread, sizes) => {
    const each = (value: number): readonly number[] => [1, 1, ...sizes.map(() => value)];
    const shape = [1, 1, ...sizes];
    const spec = specify(
      {
        framework: 'jax',
        operation: 'reduce_window',
        arguments: {
          computation: 'add',
          window_dimensions: each(spread.window),
          base_dilation: each(spread.base),
        },
        version: null,
      },
      shape,
    );
    const layer = spec.ok ? plan(spec.value, shape) : spec;
    if (!layer.ok) throw new Error(layer.error.message);
    const input = wave(
      sizes.reduce((all, size) => all * size, 1),
      1.7,
    );
    const upstream = wave(
      layer.value.axes.reduce((all, { outputSize }) => all * outputSize, 1),
      0.9,
    );
    const found = finiteDifferences(layer.value, input, upstream);
    const exact = gradient(layer.value, input, upstream);
    found?.numeric.forEach((value, index) => {
      expect(value).toBeCloseTo(exact[index] ?? 0, 4);
    });
    expect(found?.numeric).toHaveLength(input.length);
  });

  it('tell ties apart', () => {
    const layer = planOf('MaxPool2d', { kernel_size: 2 }, [2, 2]);
    const found = finiteDifferences(layer, Float64Array.of(3, 3, 1, 0), Float64Array.of(1));
    expect(found?.atKinks).toEqual([0, 1]);
  });

  it('reach all of a large plane, and leave out what would take too long', () => {
    const large = planOf('MaxPool2d', { kernel_size: 3, stride: 2, padding: 1 }, [112, 112]);
    const ones = new Float64Array(56 * 56).fill(1);
    expect(finiteDifferences(large, wave(112 * 112, 1.3), ones)?.numeric).toHaveLength(112 * 112);
    const whole = planOf('AdaptiveAvgPool2d', { output_size: 1 }, [112, 112]);
    expect(finiteDifferences(whole, wave(112 * 112, 1.3), Float64Array.of(1))).toBeNull();
  });
});
