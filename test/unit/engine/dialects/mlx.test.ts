import { describe, expect, it } from 'vitest';
import {
  bindCall,
  gradient,
  plan,
  pool,
  specify,
  type ArgumentValue,
  type Plan,
  type PoolCall,
} from '../../../../src/engine/index.js';

const mlx = (operation: string, args: Record<string, ArgumentValue> = {}): PoolCall => ({
  framework: 'mlx',
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

const values = (call: PoolCall, shape: readonly number[], input: readonly number[]) => [
  ...pool(planned(call, shape), Float64Array.from(input)).output,
];

const refusal = (call: PoolCall, shape?: readonly number[]): string => {
  const spec = specify(call, shape);
  return spec.ok ? 'accepted' : `${spec.error.exception}: ${spec.error.message}`;
};

const counting = (count: number): number[] => Array.from({ length: count }, (_, at) => at + 1);

describe('poolings of mlx.nn, by its sources and reckoned by hand', () => {
  it('step by their own size, and leave a rest at the end out', () => {
    expect(values(mlx('MaxPool1d', { kernel_size: 2 }), [1, 5, 1], [1, 5, 2, 4, 9])).toEqual([
      5, 4,
    ]);
  });

  it('keep the channels last', () => {
    const call = mlx('MaxPool2d', { kernel_size: 2 });
    expect(planned(call, [2, 4, 6, 3]).outputShape).toEqual([2, 2, 3, 3]);
    expect(values(call, [1, 2, 2, 2], [1, 80, 3, 60, 2, 90, 4, 70])).toEqual([4, 90]);
  });

  it('take padding for −∞ in a maximum and for 0 in an average, which counts it', () => {
    const args = { kernel_size: 2, stride: 2, padding: 1 };
    const data = [-1, -2, -3, -4];
    expect(values(mlx('MaxPool2d', args), [1, 2, 2, 1], data)).toEqual([-1, -2, -3, -4]);
    expect(values(mlx('AvgPool2d', args), [1, 2, 2, 1], data)).toEqual([-0.25, -0.5, -0.75, -1]);
  });

  it('pool volumes', () => {
    expect(values(mlx('AvgPool3d', { kernel_size: 2 }), [1, 2, 2, 2, 1], counting(8))).toEqual([
      4.5,
    ]);
    expect(
      values(mlx('MaxPool3d', { kernel_size: [2, 1, 2] }), [1, 2, 2, 2, 1], counting(8)),
    ).toEqual([6, 8]);
  });

  it('share the gradient of a maximum among equal values', () => {
    const layer = planned(mlx('MaxPool1d', { kernel_size: 3 }), [1, 3, 1]);
    const [input, sent] = [Float64Array.of(7, 7, 1), Float64Array.of(1)];
    expect([...gradient(layer, input, sent)]).toEqual([0.5, 0.5, 0]);
  });

  it('let NaN win', () => {
    const call = mlx('MaxPool1d', { kernel_size: 3 });
    expect(values(call, [1, 3, 1], [1, NaN, 3])).toEqual([NaN]);
  });

  it('refuse in the library’s words', () => {
    const long = { kernel_size: [2, 2, 2] };
    expect(refusal(mlx('MaxPool2d', long))).toBe(
      "ValueError: [MaxPool2d] 'kernel_size' must be an integer or a tuple containing 2 integers",
    );
    expect(refusal(mlx('AvgPool1d', { kernel_size: 2, padding: null }))).toBe(
      "ValueError: [AvgPool1d] 'padding' must be an integer or a tuple containing 1 integer",
    );
    expect(refusal(mlx('MaxPool2d', { kernel_size: 2, stride: 0 }))).toBe(
      "ValueError: [MaxPool2d] 'stride' must be positive but got (0, 0).",
    );
    expect(refusal(mlx('MaxPool2d', { kernel_size: 2, padding: [1, -1] }))).toBe(
      "ValueError: [MaxPool2d] 'padding' must be non-negative but got (1, -1).",
    );
    expect(refusal(mlx('MaxPool2d', { kernel_size: 2 }), [4, 4, 3])).toContain(
      'the signal has 1 dims and the window shape has 2',
    );
    expect(refusal(mlx('MaxPool1d', { kernel_size: 9, stride: 1 }), [1, 3, 1])).toBe(
      'ValueError: [as_strided] Negative dimensions not allowed.',
    );
  });

  it('bind arguments as Python does', () => {
    const bound = bindCall('mlx', 'MaxPool2d', [2], { ceil_mode: true });
    expect(bound.ok ? '' : bound.error.message).toBe(
      "MaxPool2d.__init__() got an unexpected keyword argument 'ceil_mode'",
    );
  });
});
