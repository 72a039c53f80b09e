import type { Window, WindowReducer } from '../window.js';

/** The sum of the values read. */
export const sum: WindowReducer = {
  value: (window) => total(window),
  slopes: ({ count }, upstream, slopes) => {
    slopes.fill(upstream, 0, count);
  },
};

/** The sum over the window's divisor, or over one given for every window. */
export const average = (divisorOverride: number | null): WindowReducer => ({
  value: (window) => total(window) / (divisorOverride ?? window.divisor),
  slopes: ({ count, divisor }, upstream, slopes) => {
    slopes.fill(upstream / (divisorOverride ?? divisor), 0, count);
  },
});

/** Added up in row-major order, in double precision. */
export const total = ({ values, count }: Window): number => {
  let sum = 0;
  for (let tap = 0; tap < count; tap += 1) sum += values[tap] ?? 0;
  return sum;
};
