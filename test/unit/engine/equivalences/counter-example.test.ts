import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  counterExample,
  starterKernels,
} from '../../../../src/engine/equivalences/counter-example.js';

const weightsOf = (shape: readonly number[], data: readonly number[]) => ({
  shape,
  data: Float64Array.from(data),
});

describe('counter-example', () => {
  it('is found for every kernel of every size, with or without bias', () => {
    const size = fc.integer({ min: 1, max: 3 });
    fc.assert(
      fc.property(
        fc.tuple(size, size),
        fc.tuple(size, size),
        fc.infiniteStream(fc.constantFrom(0, 1, -1, 0.5, 0.25, 1e9)),
        fc.constantFrom(0, 0, 1, -3),
        (window, kernel, stream, bias) => {
          const weights = weightsOf(kernel, [...stream.take(kernel[0] * kernel[1])]);
          const found = counterExample(weights, bias, window);
          const rest = weights.data.slice(1);
          const isMaximum =
            window[0] * window[1] === 1 &&
            bias === 0 &&
            weights.data[0] === 1 &&
            rest.every((w) => w === 0);
          expect(found === null).toBe(isMaximum);
          if (found === null) return;
          expect(found.convolution).not.toBe(found.maximum);
          const { shape, data } = found.input;
          let sum = bias;
          let most = -Infinity;
          for (let i = 0; i < (shape[0] ?? 0); i += 1) {
            for (let j = 0; j < (shape[1] ?? 0); j += 1) {
              const value = data[i * (shape[1] ?? 1) + j] ?? 0;
              if (i < kernel[0] && j < kernel[1]) {
                sum += value * (weights.data[i * kernel[1] + j] ?? 0);
              }
              if (i < window[0] && j < window[1]) most = Math.max(most, value);
            }
          }
          expect([found.convolution, found.maximum]).toEqual([sum, most]);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('answers the all-ones kernel with an input of ones', () => {
    const [ones] = starterKernels([2, 2]);
    if (ones === undefined) throw new Error('two starters');
    const found = counterExample(ones.weights, 0, [2, 2]);
    expect([...(found?.input.data ?? [])]).toEqual([1, 1, 1, 1]);
    expect(found).toMatchObject({ convolution: 4, maximum: 1 });
  });

  it('answers the bottom-right kernel with a 1 in the first cell', () => {
    const [, corner] = starterKernels([2, 2]);
    if (corner === undefined) throw new Error('two starters');
    const found = counterExample(corner.weights, 0, [2, 2]);
    expect([...(found?.input.data ?? [])]).toEqual([1, 0, 0, 0]);
    expect(found).toMatchObject({ convolution: 0, maximum: 1 });
  });

  it('has none for a window of one cell and weight 1, the only linear maximum', () => {
    expect(counterExample(weightsOf([1, 1], [1]), 0, [1, 1])).toBeNull();
  });

  it('answers a kernel of NaN and infinity too', () => {
    expect(counterExample(weightsOf([2], [Number.NaN, 1]), 0, [2])).not.toBeNull();
    expect(counterExample(weightsOf([2], [Infinity, 1]), 0, [2])?.convolution).toBe(Infinity);
  });
});
