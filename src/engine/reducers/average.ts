import type { Window, WindowReducer } from '../geometry/window.js';

/** The sum of the values read; beyond ±`largest` it is infinite. */
export const sum = (largest: number): WindowReducer => ({
  value: (window) => total(window, largest),
  slopes: ({ count }, upstream, slopes) => {
    slopes.fill(upstream, 0, count);
  },
});

/** How averages depart from the plain one. */
export interface AverageRules {
  readonly divisorOverride: number | null;
  /** Sums beyond ± this are infinite. */
  readonly largest: number;
  readonly emptyIsZero: boolean;
  /** The gradient divides by the whole kernel, whatever the average divided by. */
  readonly gradientOverKernel: boolean;
}

/** The sum over the window's divisor, or over one given for every window. */
export const average = (rules: AverageRules): WindowReducer => {
  const { divisorOverride, largest, emptyIsZero, gradientOverKernel } = rules;
  return {
    value: (window) =>
      emptyIsZero && window.count === 0
        ? 0
        : total(window, largest) / (divisorOverride ?? window.divisor),
    slopes: ({ count, divisor, taps }, upstream, slopes) => {
      const share = gradientOverKernel ? taps : divisor;
      slopes.fill(upstream / (divisorOverride ?? share), 0, count);
    },
  };
};

/**
 * Added up in row-major order, in double precision; a sum that goes beyond ±`largest` on the way is
 * infinite from there on, as in the precision that has no larger number.
 */
export const total = ({ values, count }: Window, largest = Infinity): number => {
  let sum = 0;
  for (let tap = 0; tap < count; tap += 1) {
    sum += values[tap] ?? 0;
    if (sum > largest) sum = Infinity;
    else if (sum < -largest) sum = -Infinity;
  }
  return sum;
};
