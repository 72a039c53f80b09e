import type { NanRule, TieRule } from '../dialects/dialect.js';
import type { Window, WindowReducer } from '../window.js';

/** How a maximum treats NaN, where it starts, and who gets the gradient of a tie. */
export interface MaxRules {
  readonly nan: NanRule;
  readonly start: number;
  readonly ties: TieRule;
}

/** The largest value; of equal ones the first in row-major order. */
export const maximum = (rules: MaxRules): WindowReducer => extremum(rules, 1);

/** The smallest value, which is −max(−x): NaN, empty windows and ties follow from that. */
export const minimum = (rules: MaxRules): WindowReducer => extremum(rules, -1);

const extremum = ({ nan, start, ties }: MaxRules, sign: 1 | -1): WindowReducer => {
  const pick = ({ values, count }: Window): number => {
    let best = -1;
    let largest = start;
    for (let tap = 0; tap < count; tap += 1) {
      const value = sign * (values[tap] ?? 0);
      // Only a first value and NaN need the framework's rule.
      const unclear = best < 0 || !(value <= largest);
      if (value > largest || (unclear && wins(value, largest, best < 0, nan))) {
        best = tap;
        largest = value;
      }
    }
    return best;
  };
  return {
    pick,
    value: (window) => {
      const best = pick(window);
      return best < 0 ? sign * start : (window.values[best] ?? 0);
    },
    slopes: (window, upstream, slopes) => {
      const best = pick(window);
      if (best < 0) return;
      if (ties === 'first') slopes[best] = upstream;
      else shareAmongEquals(window, best, upstream, ties === 'split', slopes);
    },
  };
};

/** Whether `value` replaces `largest`, which is the start value while `isFirst`. */
const wins = (value: number, largest: number, isFirst: boolean, nan: NanRule): boolean => {
  switch (nan) {
    case 'last-wins':
      return isFirst || value > largest || Number.isNaN(value);
    case 'first-wins':
      return isFirst || value > largest || (Number.isNaN(value) && !Number.isNaN(largest));
    case 'ignored':
      return value > largest || (isFirst && value === largest);
    case 'wins-if-last':
      return !(largest > value) && value !== largest;
    default:
      return nan satisfies never;
  }
};

const shareAmongEquals = (
  { values, count }: Window,
  best: number,
  upstream: number,
  split: boolean,
  slopes: Float64Array,
): void => {
  const largest = values[best];
  let equals = 0;
  for (let tap = 0; tap < count; tap += 1) if (values[tap] === largest) equals += 1;
  const share = split ? upstream / equals : upstream;
  for (let tap = 0; tap < count; tap += 1) if (values[tap] === largest) slopes[tap] = share;
};
