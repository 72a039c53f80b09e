import { isLess, type Dimension } from '../../dimension.js';
import type { Value } from '../../values/value.js';

/** What puts two values in order. */
export type Ordering = '<' | '<=' | '>' | '>=';

/** The other answer; null stays unknown. */
export function not(answer: boolean | null): boolean | null {
  return answer === null ? null : !answer;
}

/** Whether two sizes are in an order; null: it isn't known. */
export function orderSizes(operator: Ordering, a: Dimension, b: Dimension): boolean | null {
  switch (operator) {
    case '<':
      return isLess(a, b);
    case '>':
      return isLess(b, a);
    case '<=':
      return not(isLess(b, a));
    case '>=':
      return not(isLess(a, b));
    default:
      return operator satisfies never;
  }
}

/** Whether a difference of this sign is in an order. */
export function orderOf(operator: Ordering, sign: number): boolean {
  switch (operator) {
    case '<':
      return sign < 0;
    case '>':
      return sign > 0;
    case '<=':
      return sign <= 0;
    case '>=':
      return sign >= 0;
    default:
      return operator satisfies never;
  }
}

/** Whether one set is within the other, as an order of sets asks. */
export function orderSets(
  operator: Ordering,
  a: Value & { kind: 'set' },
  b: Value & { kind: 'set' },
): boolean {
  const [small, large] = operator.startsWith('<') ? [a, b] : [b, a];
  const within = [...small.entries.keys()].every((key) => large.entries.has(key));
  return within && (operator.endsWith('=') || small.entries.size < large.entries.size);
}
