import type { Window, WindowReducer } from '../geometry/window.js';

/**
 * `T·log Σ exp(x/T)`, at least the maximum and at most `T·ln k` above it; normalised, `T·ln k`
 * less, which lies between the mean (T → ∞) and the maximum (T → 0).
 */
export const logSumExp = (temperature: number, normalised: boolean): WindowReducer => ({
  value: (window) => {
    const peak = largest(window);
    if (!Number.isFinite(peak)) return peak;
    const count = normalised ? window.count : 1;
    return peak + temperature * Math.log(exponentials(window, peak, temperature) / count);
  },
  slopes: (window, upstream, slopes) => {
    eachWeight(window, temperature, (tap, weight) => {
      slopes[tap] = upstream * weight;
    });
  },
});

/** SoftPool: the values weighted by their own softmax. Source: Stergiou et al., SoftPool. */
export const softmaxWeighted = (temperature: number): WindowReducer => {
  const value = (window: Window): number => {
    const peak = largest(window);
    if (!Number.isFinite(peak)) return peak;
    let sum = 0;
    eachWeight(window, temperature, (tap, weight) => {
      const x = window.values[tap] ?? 0;
      // A weight of 0 leaves −∞ out, which the product would turn into NaN.
      if (weight > 0) sum += weight * x;
    });
    return sum;
  };
  return {
    value,
    slopes: (window, upstream, slopes) => {
      const mean = value(window);
      eachWeight(window, temperature, (tap, weight) => {
        const x = window.values[tap] ?? 0;
        slopes[tap] = upstream * weight * (1 + (x - mean) / temperature);
      });
    },
  };
};

const largest = ({ values, count }: Window): number => {
  let peak = -Infinity;
  for (let tap = 0; tap < count; tap += 1) peak = Math.max(peak, values[tap] ?? 0);
  return peak;
};

const exponentials = ({ values, count }: Window, peak: number, temperature: number): number => {
  let sum = 0;
  for (let tap = 0; tap < count; tap += 1)
    sum += Math.exp(((values[tap] ?? 0) - peak) / temperature);
  return sum;
};

const eachWeight = (
  window: Window,
  temperature: number,
  visit: (tap: number, weight: number) => void,
): void => {
  const peak = largest(window);
  const sum = exponentials(window, peak, temperature);
  for (let tap = 0; tap < window.count; tap += 1) {
    visit(tap, Math.exp(((window.values[tap] ?? 0) - peak) / temperature) / sum);
  }
};
