import type { Window, WindowReducer } from '../geometry/window.js';

/** Which of two middle values an even window takes: the lower (PyTorch), or halfway (NumPy). */
export type MedianRule = 'lower' | 'midpoint';

/** The middle of the values read in order of size. NaN anywhere gives NaN. */
export const median = (rule: MedianRule): WindowReducer => {
  let scratch = new Float64Array(0);
  const middles = ({ values, count }: Window): readonly [number, number] => {
    if (scratch.length < count) scratch = new Float64Array(count);
    const sorted = scratch.subarray(0, count);
    sorted.set(values.subarray(0, count));
    sorted.sort();
    // Typed arrays sort NaN last.
    if (Number.isNaN(sorted[count - 1])) return [NaN, NaN];
    const lower = sorted[(count - 1) >> 1] ?? NaN;
    return [lower, rule === 'lower' ? lower : (sorted[count >> 1] ?? NaN)];
  };
  return {
    value: (window) => {
      const [lower, upper] = middles(window);
      return lower === upper ? lower : (lower + upper) / 2;
    },
    slopes: (window, upstream, slopes) => {
      for (const middle of middles(window)) {
        const tap = window.values.findIndex((value, at) => at < window.count && value === middle);
        if (tap >= 0) slopes[tap] = (slopes[tap] ?? 0) + upstream / 2;
      }
    },
  };
};
