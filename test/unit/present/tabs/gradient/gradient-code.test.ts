import { describe, expect, it } from 'vitest';
import {
  type ArgumentValue,
  type Framework,
  plan,
  type Plan,
  specify,
} from '../../../../../src/engine/index.js';
import { english, type Translate } from '../../../../../src/engine/phrase.js';
import { gradientCode as codeOf } from '../../../../../src/present/tabs/gradient/gradient-code.js';

const gradientCode = (
  layer: Plan,
  values: readonly number[],
  upstream: readonly number[],
  t: Translate = english,
) => codeOf(layer, values, upstream, t);

const planOf = (
  framework: Framework,
  operation: string,
  args: Readonly<Record<string, ArgumentValue>>,
  shape: readonly number[],
) => {
  const spec = specify({ framework, operation, arguments: args, version: null }, shape);
  const result = spec.ok ? plan(spec.value, shape) : spec;
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
};

const maximum = planOf('torch', 'MaxPool2d', { kernel_size: 2 }, [1, 1, 4, 4]);
const arange = Array.from({ length: 16 }, (_, index) => index);
const ones = (count: number): readonly number[] => Array.from({ length: count }, () => 1);

const librariesOf = (code: ReturnType<typeof gradientCode>): readonly string[] =>
  code.map(({ library }) => library);

describe('code of the gradient check', () => {
  it('comes in every library that differentiates, the layer’s own first', () => {
    expect(librariesOf(gradientCode(maximum, arange, ones(4)))).toEqual([
      'PyTorch',
      'Keras, on PyTorch',
      'TensorFlow',
      'Keras, on TensorFlow',
      'Keras, on JAX',
      'JAX, with Flax',
    ]);
    const flax = planOf(
      'flax',
      'max_pool',
      { window_shape: [2, 2], strides: [2, 2] },
      [1, 4, 4, 1],
    );
    expect(librariesOf(gradientCode(flax, arange, ones(4)))[0]).toBe('JAX, with Flax');
  });

  it('holds the values of the picture and what each output sends', () => {
    const [torch] = gradientCode(maximum, [...arange.slice(1), 0.1], [1, 1, 1, -2]);
    expect(torch?.text).toBe(`import numpy as np
import torch
from torch import nn

pool = nn.MaxPool2d(2)


def gradient(x, upstream):
    x = x.detach().requires_grad_()
    pool(x).backward(upstream)
    return x.grad


x = np.array(
    [
        [1, 2, 3, 4],
        [5, 6, 7, 8],
        [9, 10, 11, 12],
        [13, 14, 15, 0.1],
    ],
    dtype="float32",
).reshape(1, 1, 4, 4)
upstream = np.ones((1, 1, 2, 2), dtype="float32")
upstream[0, 0, 1, 1] = -2
result = gradient(torch.from_numpy(x), torch.from_numpy(upstream))
print(np.asarray(result).reshape(4, 4))`);
  });

  it('draws random values where there are too many to write out', () => {
    const large = planOf('torch', 'AvgPool2d', { kernel_size: 2 }, [1, 1, 40, 40]);
    const [torch] = gradientCode(large, ones(1600), ones(400));
    expect(torch?.text).toContain('np.random.default_rng(0).standard_normal((1, 1, 40, 40)');
  });

  it('says where a library shares otherwise among equal values', () => {
    const whole = planOf('keras', 'GlobalMaxPooling2D', { keepdims: true }, [1, 2, 2, 1]);
    const remarks = (values: readonly number[]): readonly string[] =>
      gradientCode(whole, values, [1])
        .filter(({ text }) => text.includes('# Among equal values'))
        .map(({ library }) => library);
    expect(remarks([1, 2, 3, 4])).toEqual([]);
    expect(remarks([1, 4, 4, 4])).toEqual(['PyTorch']);
  });

  it('leaves out Keras on PyTorch where that fills the padding of an average with data', () => {
    const same = planOf(
      'keras',
      'AveragePooling2D',
      { pool_size: 2, padding: 'same' },
      [1, 3, 3, 1],
    );
    expect(librariesOf(gradientCode(same, arange.slice(0, 9), ones(4)))).not.toContain(
      'Keras, on PyTorch',
    );
  });

  it('is empty where no library has a short spelling', () => {
    const fractional = planOf(
      'torch',
      'FractionalMaxPool2d',
      { kernel_size: 2, output_size: 2 },
      [1, 1, 4, 4],
    );
    expect(gradientCode(fractional, arange, ones(4))).toEqual([]);
  });
});
