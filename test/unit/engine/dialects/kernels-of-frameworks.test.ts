import { describe, expect, it } from 'vitest';
import {
  frameworkIndices,
  gradient,
  plan,
  pool,
  specify,
  type ArgumentValue,
  type Framework,
} from '../../../../src/engine/index.js';

type Args = Readonly<Record<string, ArgumentValue>>;

const planned = (framework: Framework, operation: string, args: Args, shape: readonly number[]) => {
  const spec = specify({ framework, operation, arguments: args, version: null }, shape);
  const result = spec.ok ? plan(spec.value, shape) : spec;
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
};

const pooled = (
  framework: Framework,
  operation: string,
  args: Args,
  shape: readonly number[],
  values: readonly number[],
) => {
  const layout = planned(framework, operation, args, shape);
  const { output, indices } = pool(layout, Float32Array.from(values));
  return {
    shape: layout.outputShape,
    values: [...output],
    indices: indices === null ? null : [...frameworkIndices(layout, indices)],
  };
};

const lowest = -3.4028234663852886e38;

describe('TensorFlow over three axes', () => {
  it('crops the front where SAME is left negative', () => {
    const args = { ksize: 1, strides: [4, 3, 4], padding: 'SAME' };
    const values = Array.from({ length: 30 }, (_, at) => at + 1);
    expect(pooled('tensorflow', 'max_pool3d', args, [1, 5, 3, 2, 1], values).values).toEqual([
      3, 27,
    ]);
  });

  it('keeps NaN that comes last, and loses what came before one', () => {
    const args = { ksize: [1, 1, 3], strides: [1, 1, 3], padding: 'VALID' };
    const values = [1, 2, NaN, 9, NaN, 4];
    const { values: output } = pooled('tensorflow', 'max_pool3d', args, [1, 1, 1, 6, 1], values);
    expect(output).toEqual([NaN, 4]);
  });

  it('gives −∞ for nothing but −∞, and the lowest number beside padding', () => {
    const args = { ksize: [1, 1, 2], strides: [1, 1, 2], padding: 'SAME' };
    const values = [-Infinity, -Infinity, -Infinity];
    const { values: output } = pooled('tensorflow', 'max_pool3d', args, [1, 1, 1, 3, 1], values);
    expect(output).toEqual([-Infinity, lowest]);
  });
});

describe('TensorFlow with argmax', () => {
  it('keeps NaN that comes first, with its index', () => {
    const args = { ksize: [1, 2], strides: [1, 2], padding: 'VALID' };
    const values = [NaN, 5, 5, NaN];
    const result = pooled('tensorflow', 'max_pool_with_argmax', args, [1, 1, 4, 1], values);
    expect(result.values).toEqual([NaN, 5]);
    expect(result.indices).toEqual([0, 2]);
  });
});

describe('ONNX Runtime', () => {
  it('ignores NaN value by value, starts again after it in vectors, and keeps it with indices', () => {
    const args = { kernel_shape: [3] };
    expect(pooled('onnx', 'MaxPool', args, [1, 1, 4], [1, 2, NaN, 0]).values).toEqual([2, 2]);
    const square = { kernel_shape: [2, 2], strides: [2, 2] };
    const values = [9, 1, 1, 2, 1, NaN, 3, NaN, NaN, 1, NaN, NaN, 2, 3, NaN, NaN];
    expect(pooled('onnx', 'MaxPool', square, [1, 1, 4, 4], values).values).toEqual([
      NaN,
      NaN,
      3,
      NaN,
    ]);
    const indexed = { kernel_shape: [2], strides: [2], Indices: true };
    const kept = pooled('onnx', 'MaxPool', indexed, [1, 1, 4], [NaN, 2, 2, NaN]);
    expect(kept.values).toEqual([NaN, 2]);
    expect(kept.indices).toEqual([0, 2]);
  });

  it('gives a window larger than the input an output, and pads SAME for the undilated kernel', () => {
    const large = { kernel_shape: [3], strides: [4] };
    expect(pooled('onnx', 'MaxPool', large, [1, 1, 2], [1, 2]).shape).toEqual([1, 1, 1]);
    const same = { kernel_shape: [3], dilations: [2], auto_pad: 'SAME_UPPER' };
    expect(pooled('onnx', 'MaxPool', same, [1, 1, 5], [1, 2, 3, 4, 5]).shape).toEqual([1, 1, 3]);
  });

  it('refuses SAME with strides over the kernel, but crops for a norm', () => {
    const args = { kernel_shape: [1], strides: [4], auto_pad: 'SAME_UPPER' };
    expect(() => planned('onnx', 'MaxPool', args, [1, 1, 11])).toThrow(
      'padding values must be non-negative',
    );
    const values = [-4.25, 5.5, 5, NaN, 0, 3.5, 1, -7, NaN, -0.5, -3];
    expect(pooled('onnx', 'LpPool', args, [1, 1, 11], values).values).toEqual([5.5, 3.5, 0.5]);
  });
});

describe('TensorFlow.js', () => {
  it('divides the gradient of an average by the whole filter', () => {
    const layout = planned('tfjs', 'averagePooling1d', { poolSize: 3, padding: 'same' }, [1, 4, 1]);
    const slopes = gradient(layout, new Float32Array(4), Float32Array.of(3, 3));
    expect([...slopes]).toEqual([1, 1, 1, 1]);
  });

  it('names no index where nothing beats −∞', () => {
    const args = { filterSize: 2, strides: 2, pad: 'valid' };
    const values = [-Infinity, -Infinity, -Infinity, -Infinity];
    expect(pooled('tfjs', 'maxPoolWithArgmax', args, [1, 2, 2, 1], values).indices).toEqual([-1]);
  });

  it('gives no window over three axes where the filter is too large', () => {
    const args = { filterSize: 4, strides: 1, pad: 'valid' };
    expect(planned('tfjs', 'avgPool3d', args, [1, 5, 2, 4, 1]).outputShape).toEqual([
      1, 2, 0, 1, 1,
    ]);
  });
});

describe('PyTorch', () => {
  it('adds up to infinity beyond what float32 holds', () => {
    const values = [3e38, 3e38, -3e38, -3e38];
    const { values: output } = pooled('torch', 'avg_pool1d', { kernel_size: 2 }, [1, 1, 4], values);
    expect(output).toEqual([Infinity, -Infinity]);
  });

  it('gives the gradient of min over one dimension to the first, of amin to all', () => {
    const slopes = (operation: string) => [
      ...gradient(
        planned('torch', operation, { dim: -1 }, [1, 1, 3]),
        Float32Array.of(1, 1, 2),
        Float32Array.of(1),
      ),
    ];
    expect(slopes('min')).toEqual([1, 0, 0]);
    expect(slopes('amin')).toEqual([0.5, 0.5, 0]);
  });

  it('finds the first of several NaN under max over one dimension, the last under max pooling', () => {
    const values = [NaN, 1, NaN];
    expect(pooled('torch', 'max', { dim: -1 }, [1, 1, 3], values).indices).toEqual([0]);
    const args = { kernel_size: 3, return_indices: true };
    expect(pooled('torch', 'max_pool1d', args, [1, 1, 3], values).indices).toEqual([2]);
  });
});
