import { filled } from './arithmetic.js';
import { climb } from './max-as-tree.js';

/** Two values whose maximum a tree of `a + relu(b − a)` loses in single precision. */
export interface LostMaximum {
  readonly a: number;
  readonly b: number;
  /** `relu(b − a)` as float32 rounds it. */
  readonly gain: number;
  /** `a + relu(b − a)` in float32. */
  readonly result: number;
  readonly maximum: number;
}

/** `max(−1e8, 1)`: `b − a` rounds to 1e8, and the 1 is gone. */
export const lostMaximum = (): LostMaximum => {
  const [a, b] = [-1e8, 1];
  const level = climb([filled([1, 1, 1], a), filled([1, 1, 1], b)], 'float32')[0];
  return {
    a,
    b,
    gain: level?.gains[0]?.data[0] ?? 0,
    result: level?.nodes[0]?.data[0] ?? 0,
    maximum: Math.max(a, b),
  };
};
