import { total } from './average.js';
import type { Window, WindowReducer } from '../geometry/window.js';

/**
 * PyTorch's Lp pooling: the average of xᵖ without absolute values, times the kernel's size, to the
 * power 1/p. Partial windows are inflated and odd powers of negative sums are NaN, as in PyTorch.
 * An infinite order is the limit, or reckoned like any power, which gives 1 (PyTorch 1).
 * Source: `torch.nn.functional.lp_pool2d`.
 */
export const signedPower = (
  p: number,
  infinite: 'limit' | 'power',
  largest: number,
): WindowReducer => {
  if (Math.abs(p) === Infinity && infinite === 'limit') return largestMagnitude(p);
  const round = rounderTo(largest);
  const mean = ({ values, count, divisor }: Window): number => {
    let sum = 0;
    for (let tap = 0; tap < count; tap += 1) {
      sum = round(sum + round(power(values[tap] ?? 0, p)));
    }
    return sum / divisor;
  };
  return {
    value: (window) => power(round(mean(window) * window.taps), 1 / p),
    inner: (x) => round(p * round(power(x, p - 1))),
    slopes: (window, upstream, slopes) => {
      const { count, divisor, taps } = window;
      const average = mean(window);
      // |a| and relu stand between the average a and the root. Their slopes are 0 at 0; at NaN
      // they are 0 too, but multiplied, so that they don't hide a NaN from the root.
      if (average === 0) return;
      const passes = Number.isNaN(average) ? 0 : 1;
      const root = (passes * round(power(round(average * taps), 1 / p - 1))) / p;
      slopes.fill((upstream * root * taps) / divisor, 0, count);
    },
  };
};

/** The p-norm `(Σ|x|ᵖ)^(1/p)`. Source: ONNX `LpPool`, WebNN `l2Pool2d`. */
export const norm = (p: number, largest: number): WindowReducer => {
  if (Math.abs(p) === Infinity) return largestMagnitude(p);
  const round = rounderTo(largest);
  const value = ({ values, count }: Window): number => {
    let sum = 0;
    for (let tap = 0; tap < count; tap += 1) {
      sum = round(sum + round(Math.abs(values[tap] ?? 0) ** p));
    }
    return sum ** (1 / p);
  };
  return {
    value,
    slopes: (window, upstream, slopes) => {
      const length = value(window);
      if (length === 0) return;
      const { values, count } = window;
      for (let tap = 0; tap < count; tap += 1) {
        const x = values[tap] ?? 0;
        slopes[tap] = upstream * Math.sign(x) * (Math.abs(x) / length) ** (p - 1);
      }
    },
  };
};

/** Generalised mean `(mean(max(x, ε)ᵖ))^(1/p)`. Source: Radenović et al., GeM pooling. */
export const generalisedMean = (p: number, epsilon: number): WindowReducer => {
  const value = ({ values, count }: Window): number => {
    let sum = 0;
    for (let tap = 0; tap < count; tap += 1) sum += Math.max(values[tap] ?? 0, epsilon) ** p;
    return (sum / count) ** (1 / p);
  };
  return {
    value,
    slopes: (window, upstream, slopes) => {
      const { values, count } = window;
      const mean = value(window);
      for (let tap = 0; tap < count; tap += 1) {
        const x = values[tap] ?? 0;
        slopes[tap] = x < epsilon ? 0 : (upstream * (x / mean) ** (p - 1)) / count;
      }
    },
  };
};

/** Rounds to the precision whose largest number is given, so that powers overflow where it ends. */
const rounderTo = (largest: number): ((value: number) => number) =>
  largest < Number.MAX_VALUE ? Math.fround : (value) => value;

/** xᵖ as C++ libraries give it: the power ½ is the square root, which is NaN at −∞. */
const power = (x: number, p: number): number => {
  if (p === 0.5) return Math.sqrt(x);
  if (p === -0.5) return 1 / Math.sqrt(x);
  return Math.abs(x) === 1 && Math.abs(p) === Infinity ? 1 : x ** p;
};

/** The limit p → ±∞ of the norms: the largest or smallest magnitude. */
const largestMagnitude = (p: number): WindowReducer => {
  const sign = Math.sign(p);
  const pick = ({ values, count }: Window): number => {
    let best = -1;
    let extreme = -Infinity;
    for (let tap = 0; tap < count; tap += 1) {
      const size = sign * Math.abs(values[tap] ?? 0);
      if (best < 0 || size > extreme || Number.isNaN(size)) {
        best = tap;
        extreme = size;
      }
    }
    return best;
  };
  return {
    value: (window) => Math.abs(window.values[pick(window)] ?? 0),
    slopes: (window, upstream, slopes) => {
      const best = pick(window);
      const value = window.values[best] ?? 0;
      // The slope of |x| at NaN is 0, as at 0.
      if (best >= 0 && !Number.isNaN(value)) slopes[best] = upstream * Math.sign(value);
    },
  };
};

/** λ·max + (1 − λ)·average of the values read. Source: Lee et al., mixed pooling. */
export const mixed = (lambda: number, largest: WindowReducer): WindowReducer => ({
  value: (window) => lambda * largest.value(window) + ((1 - lambda) * total(window)) / window.count,
  slopes: (window, upstream, slopes) => {
    largest.slopes?.(window, lambda * upstream, slopes);
    const share = ((1 - lambda) * upstream) / window.count;
    for (let tap = 0; tap < window.count; tap += 1) slopes[tap] = (slopes[tap] ?? 0) + share;
  },
});
