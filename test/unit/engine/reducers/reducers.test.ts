import { describe, expect, it } from 'vitest';
import { gradient, pool, type Reducer } from '../../../../src/engine/index.js';
import { stochastic } from '../../../../src/engine/reducers/stochastic.js';
import { average, max, planOf, sliding } from '../plans.js';

/** A window of so many values, the whole input. */
const over = (reducer: Reducer, count: number, framework: 'onnx' | 'torch' | 'numpy' = 'torch') =>
  planOf(sliding([count]), reducer, [1, 1, count], { framework });

const valueOf = (
  reducer: Reducer,
  window: readonly number[],
  framework: 'onnx' | 'torch' | 'numpy' = 'torch',
) => pool(over(reducer, window.length, framework), Float64Array.from(window)).output[0];

const slopesOf = (
  reducer: Reducer,
  window: readonly number[],
  framework: 'onnx' | 'torch' | 'numpy' = 'torch',
) => [
  ...gradient(
    over(reducer, window.length, framework),
    Float64Array.from(window),
    Float64Array.of(1),
  ),
];

/** By the formulas, written in PyTorch: the value, and the gradient by autograd. */
const rows: readonly (readonly [Reducer, readonly number[], number, readonly number[]])[] = [
  [average(), [-1, 2, -3, 5], 0.75, [0.25, 0.25, 0.25, 0.25]],
  [average(), [2, 7, 7, 1], 4.25, [0.25, 0.25, 0.25, 0.25]],
  [average(true, -3), [-1, 2, -3, 5], -1, [-0.33333, -0.33333, -0.33333, -0.33333]],
  [average(true, -3), [2, 7, 7, 1], -5.6667, [-0.33333, -0.33333, -0.33333, -0.33333]],
  [{ kind: 'lp', p: 2 }, [-1, 2, -3, 5], 6.245, [-0.16013, 0.32026, -0.48038, 0.80064]],
  [{ kind: 'lp', p: 2 }, [2, 7, 7, 1], 10.149, [0.19707, 0.68973, 0.68973, 0.098533]],
  [{ kind: 'lp', p: 4 }, [-1, 2, -3, 5], 5.1854, [-0.0071721, 0.057377, -0.19365, 0.89651]],
  [{ kind: 'lp', p: 4 }, [2, 7, 7, 1], 8.3318, [0.013832, 0.59303, 0.59303, 0.0017289]],
  [{ kind: 'lp', p: Infinity }, [-1, 2, -3, 5], 5, [0, 0, 0, 1]],
  [{ kind: 'lp', p: -Infinity }, [-1, 2, -3, 5], 1, [-1, 0, 0, 0]],
  [
    { kind: 'lse', temperature: 1, normalised: false },
    [-1, 2, -3, 5],
    5.0513,
    [0.0023549, 0.047299, 0.0003187, 0.95003],
  ],
  [
    { kind: 'lse', temperature: 1, normalised: false },
    [2, 7, 7, 1],
    7.6977,
    [0.0033535, 0.49771, 0.49771, 0.0012337],
  ],
  [
    { kind: 'lse', temperature: 0.5, normalised: false },
    [-1, 2, -3, 5],
    5.0012,
    [6.129e-6, 0.0024726, 1.1226e-7, 0.99752],
  ],
  [
    { kind: 'lse', temperature: 0.5, normalised: false },
    [2, 7, 7, 1],
    7.3466,
    [2.2699e-5, 0.49999, 0.49999, 3.072e-6],
  ],
  [
    { kind: 'lse', temperature: 2, normalised: true },
    [-1, 2, -3, 5],
    2.7386,
    [0.038558, 0.1728, 0.014185, 0.77445],
  ],
  [
    { kind: 'lse', temperature: 2, normalised: true },
    [2, 7, 7, 1],
    5.7414,
    [0.038504, 0.46907, 0.46907, 0.023354],
  ],
  [
    { kind: 'softmax', temperature: 1 },
    [-1, 2, -3, 5],
    4.8414,
    [-0.011401, -0.087098, -0.0021804, 1.1007],
  ],
  [
    { kind: 'softmax', temperature: 1 },
    [2, 7, 7, 1],
    6.9758,
    [-0.013333, 0.50974, 0.50974, -0.0061386],
  ],
  [
    { kind: 'softmax', temperature: 3 },
    [-1, 2, -3, 5],
    3.4285,
    [-0.040975, 0.12253, -0.050491, 0.96893],
  ],
  [
    { kind: 'softmax', temperature: 3 },
    [2, 7, 7, 1],
    6.2443,
    [-0.033706, 0.53863, 0.53863, -0.043561],
  ],
  [
    { kind: 'stochastic', mode: 'test', seed: 0 },
    [-1, 2, -3, 5],
    4.1429,
    [0, -0.020408, 0, 0.83673],
  ],
  [
    { kind: 'stochastic', mode: 'test', seed: 0 },
    [2, 7, 7, 1],
    6.0588,
    [-0.12111, 0.46713, 0.46713, -0.23875],
  ],
  [{ kind: 'mixed', lambda: 0.3 }, [-1, 2, -3, 5], 2.025, [0.175, 0.175, 0.175, 0.475]],
  [{ kind: 'mixed', lambda: 0.3 }, [2, 7, 7, 1], 5.075, [0.175, 0.475, 0.175, 0.175]],
  [{ kind: 'median' }, [-1, 2, -3, 5], -1, [1, 0, 0, 0]],
  [{ kind: 'median' }, [2, 7, 7, 1], 2, [1, 0, 0, 0]],
  [{ kind: 'gem', p: 3, epsilon: 0.5 }, [-1, 2, -3, 5], 3.2176, [0, 0.096589, 0, 0.60368]],
  [
    { kind: 'gem', p: 3, epsilon: 0.5 },
    [2, 7, 7, 1],
    5.5801,
    [0.032116, 0.39342, 0.39342, 0.0080289],
  ],
  [{ kind: 'gem', p: 3, epsilon: 0.5 }, [0.5, 0.25, 0, 1], 0.70051, [0.12737, 0, 0, 0.50946]],
  [{ kind: 'gem', p: 1, epsilon: 2 }, [-1, 2, -3, 5], 2.75, [0, 0.25, 0, 0.25]],
  [{ kind: 'gem', p: 1, epsilon: 2 }, [2, 7, 7, 1], 4.5, [0.25, 0.25, 0.25, 0]],
  [{ kind: 'gem', p: 1, epsilon: 2 }, [0.5, 0.25, 0, 1], 2, [0, 0, 0, 0]],
  [{ kind: 'weighted', rows: [[1, -2, 0.5, 3]] }, [-1, 2, -3, 5], 8.5, [1, -2, 0.5, 3]],
  [{ kind: 'weighted', rows: [[1, -2, 0.5, 3]] }, [2, 7, 7, 1], -5.5, [1, -2, 0.5, 3]],
];

describe('a reducer', () => {
  it.each(rows)('%o of %o is %d', (reducer, window, value, slopes) => {
    const framework = reducer.kind === 'lp' ? 'onnx' : 'torch';
    expect(valueOf(reducer, window, framework)).toBeCloseTo(value, 3);
    for (const [at, slope] of slopesOf(reducer, window, framework).entries())
      expect(slope).toBeCloseTo(slopes[at] ?? 0, 3);
  });

  it('takes the lower of two middle values in PyTorch and halfway in NumPy, NaN from anywhere', () => {
    const median: Reducer = { kind: 'median' };
    expect(valueOf(median, [9, 1, 4, 2], 'numpy')).toBe(3);
    expect(slopesOf(median, [9, 1, 4, 2], 'numpy')).toEqual([0, 0, 0.5, 0.5]);
    expect(valueOf(median, [9, 1, 4], 'numpy')).toBe(4);
    expect(slopesOf(median, [9, 1, 4], 'numpy')).toEqual([0, 0, 1]);
    expect(valueOf(median, [1, NaN, 2])).toBeNaN();
  });

  it.each<[Reducer, readonly number[], number]>([
    [{ kind: 'softmax', temperature: 1 }, [-Infinity, 2], 2],
    [{ kind: 'softmax', temperature: 1 }, [Infinity, 2], Infinity],
    [{ kind: 'softmax', temperature: 1 }, [-Infinity, -Infinity], -Infinity],
    [{ kind: 'lse', temperature: 1, normalised: false }, [-Infinity, 2], 2],
    [{ kind: 'lse', temperature: 1, normalised: false }, [Infinity, 2], Infinity],
    [{ kind: 'lse', temperature: 1, normalised: true }, [-Infinity, -Infinity], -Infinity],
    [{ kind: 'lse', temperature: 1, normalised: false }, [1000, 1000], 1000 + Math.log(2)],
    [{ kind: 'stochastic', mode: 'test', seed: 0 }, [-1, -2], 0],
    [{ kind: 'stochastic', mode: 'train', seed: 0 }, [-1, -2], 0],
    [{ kind: 'stochastic', mode: 'train', seed: 7 }, [0, 5, 0], 5],
    [average(), [1e308, 1e308], Infinity],
    [average(), [-1e308, -1e308], -Infinity],
    [average(), [Number.MAX_VALUE, 0], Number.MAX_VALUE / 2],
    [average(), [-Number.MAX_VALUE, 0], -Number.MAX_VALUE / 2],
    [{ kind: 'lp', p: 0.5 }, [4, 9], 25],
    [{ kind: 'lp', p: 1 }, [-4, 9], 5],
    [max, [-Infinity, -Infinity], -Infinity],
  ])('%o of %o is %d at the ends of the numbers', (reducer, window, value) => {
    expect(valueOf(reducer, window)).toBe(value);
  });

  it('draws in proportion to the values, and the same again for the same seed', () => {
    const drawn = (seed: number, ordinal: number) =>
      stochastic('train', seed).value({
        ...emptyWindow,
        values: Float64Array.of(1, -5, 3),
        count: 3,
        ordinal,
      });
    const draws = Array.from({ length: 4000 }, (_, ordinal) => drawn(5, ordinal));
    expect(draws).toEqual(Array.from({ length: 4000 }, (_, ordinal) => drawn(5, ordinal)));
    expect(draws).not.toEqual(Array.from({ length: 4000 }, (_, ordinal) => drawn(6, ordinal)));
    const share = draws.filter((value) => value === 3).length / draws.length;
    expect(share).toBeGreaterThan(0.7);
    expect(share).toBeLessThan(0.8);
    expect(draws.every((value) => value === 1 || value === 3)).toBe(true);
  });
});

const emptyWindow = {
  positions: Int32Array.of(0, 1, 2),
  extents: Int32Array.of(1, 1, 3),
  before: new Int32Array(3),
  after: new Int32Array(3),
  taps: 3,
  divisor: 3,
  emptyPosition: 0,
};
