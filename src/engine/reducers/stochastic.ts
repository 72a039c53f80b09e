import { uniform } from '../geometry/uniform-random.js';
import type { Window, WindowReducer } from '../geometry/window.js';

/**
 * Stochastic pooling: in training one value is drawn with probability proportional to itself, in
 * testing the expected value `Σx²/Σx` is taken. Values below 0 have no chance; a window without
 * positive values gives 0. Source: Zeiler & Fergus, 2013.
 */
export const stochastic = (mode: 'train' | 'test', seed: number): WindowReducer =>
  mode === 'train' ? drawn(seed) : expected;

const expected: WindowReducer = {
  value: (window) => {
    const sum = positiveTotal(window);
    if (sum === 0) return 0;
    let squares = 0;
    for (let tap = 0; tap < window.count; tap += 1)
      squares += Math.max(window.values[tap] ?? 0, 0) ** 2;
    return squares / sum;
  },
  slopes: (window, upstream, slopes) => {
    const sum = positiveTotal(window);
    if (sum === 0) return;
    const mean = expected.value(window);
    for (let tap = 0; tap < window.count; tap += 1) {
      const x = window.values[tap] ?? 0;
      slopes[tap] = x > 0 ? (upstream * (2 * x - mean)) / sum : 0;
    }
  },
};

const drawn = (seed: number): WindowReducer => {
  const pick = (window: Window): number => {
    let left = uniform(seed, window.ordinal) * positiveTotal(window);
    if (left === 0 && positiveTotal(window) === 0) return -1;
    let last = -1;
    for (let tap = 0; tap < window.count; tap += 1) {
      const x = window.values[tap] ?? 0;
      if (!(x > 0)) continue;
      last = tap;
      left -= x;
      if (left < 0) break;
    }
    return last;
  };
  return {
    value: (window) => window.values[pick(window)] ?? 0,
    slopes: (window, upstream, slopes) => {
      const chosen = pick(window);
      if (chosen >= 0) slopes[chosen] = upstream;
    },
  };
};

const positiveTotal = ({ values, count }: Window): number => {
  let sum = 0;
  for (let tap = 0; tap < count; tap += 1) sum += Math.max(values[tap] ?? 0, 0);
  return sum;
};
