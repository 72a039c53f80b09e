import type { NanRule, TieRule } from '../dialects/dialect.js';
import type { Window, WindowReducer } from '../geometry/window.js';

/** How a maximum treats NaN, where it starts, and who gets the gradient of a tie. */
export interface MaxRules {
  readonly nan: NanRule;
  readonly start: number;
  readonly ties: TieRule;
  /** What padding counts as where it is compared; null: it is passed over. */
  readonly padding: number | null;
  readonly mustExceedStart: boolean;
  /** How near to the largest a value counts as equal; null: it must be it. */
  readonly nearness: number | null;
}

/** The largest value; of equal ones the first in row-major order. */
export const maximum = (rules: MaxRules): WindowReducer => extremum(rules, 1);

/** The smallest value, which is −max(−x): NaN, empty windows and ties follow from that. */
export const minimum = (rules: MaxRules): WindowReducer => extremum(rules, -1);

const extremum = (rules: MaxRules, sign: 1 | -1): WindowReducer => {
  const { nan, start, ties, nearness, padding, mustExceedStart } = rules;
  const pick = ({ values, count }: Window): number => {
    let best = -1;
    let largest = start;
    for (let tap = 0; tap < count; tap += 1) {
      const value = sign * (values[tap] ?? 0);
      // Only a first value and NaN need the framework's rule.
      const unclear = best < 0 || !(value <= largest);
      if (value > largest || (unclear && wins(value, largest, best < 0 && !mustExceedStart, nan))) {
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
      const value = best < 0 ? sign * start : (window.values[best] ?? 0);
      if (padding === null || window.count === window.taps) return value;
      // It follows a last NaN, and lies above −∞.
      const covered = Number.isNaN(value) ? endsInPadding(window) : sign * value < padding;
      return covered ? sign * padding : value;
    },
    slopes: (window, upstream, slopes) => {
      const best = pick(window);
      if (best < 0) return;
      if (ties === 'first') slopes[best] = upstream;
      else shareAmongEquals(window, best, upstream, ties === 'split', nearness, slopes);
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
    case 'stays-if-first':
      return isFirst || value > largest;
    case 'restarts':
      return Number.isNaN(value) || Number.isNaN(largest) || value > largest;
    default:
      return nan satisfies never;
  }
};

const shareAmongEquals = (
  { values, count }: Window,
  best: number,
  upstream: number,
  split: boolean,
  nearness: number | null,
  slopes: Float64Array,
): void => {
  const largest = values[best] ?? 0;
  const isEqual = (value: number): boolean =>
    nearness === null ? value === largest : Math.abs(value - largest) < nearness;
  if (split && Number.isNaN(largest)) {
    // No value equals NaN: all share 0 in 0 parts.
    slopes.fill(NaN, 0, count);
    return;
  }
  let equals = 0;
  for (let tap = 0; tap < count; tap += 1) if (isEqual(values[tap] ?? 0)) equals += 1;
  const share = split ? upstream / equals : upstream;
  for (let tap = 0; tap < count; tap += 1) if (isEqual(values[tap] ?? 0)) slopes[tap] = share;
};

const endsInPadding = ({ after }: Window): boolean =>
  (after[0] ?? 0) > 0 || (after[1] ?? 0) > 0 || (after[2] ?? 0) > 0;

/**
 * The gradient of TensorFlow.js over three axes: the last of equal values, and its place in the
 * window taken for a row's with the height for the width. Source: `maxPool3dPositions`.
 */
export const lastByHeight = (kernel: readonly number[]): NonNullable<WindowReducer['slopes']> => {
  const [, height = 1, width = 1] = kernel;
  return ({ values, count, extents, before }, upstream, slopes) => {
    let best = -1;
    for (let tap = 0; tap < count; tap += 1) {
      if (!((values[tap] ?? 0) < (values[best] ?? -Infinity)) && !Number.isNaN(values[tap]))
        best = tap;
    }
    if (best < 0) return;
    const [depths = 0, rows = 0, columns = 0] = extents;
    const [first = 0, top = 0, left = 0] = before;
    const z = Math.floor(best / (rows * columns)) + first;
    const y = (Math.floor(best / columns) % rows) + top;
    const x = (best % columns) + left;
    const place = z * height * width + y * height + x;
    const column = (place % width) - left;
    const row = (Math.floor(place / width) % height) - top;
    const depth = Math.floor(place / (width * height)) - first;
    const isRead = (at: number, size: number) => at >= 0 && at < size;
    if (!isRead(column, columns) || !isRead(row, rows) || !isRead(depth, depths)) return;
    slopes[(depth * rows + row) * columns + column] = upstream;
  };
};
