import type { BinaryOperator } from '../../tree/nodes.js';

/** Python's arithmetic on numbers that are known; null where there is no such operator. */
export function arithmetic(operator: BinaryOperator, a: number, b: number): number | null {
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return a / b;
    case '//':
      return Math.floor(a / b);
    case '%':
      return a - b * Math.floor(a / b);
    case '**':
      return a ** b;
    case '&':
      return bitwise(a, b, (x, y) => x & y);
    case '|':
      return bitwise(a, b, (x, y) => x | y);
    case '^':
      return bitwise(a, b, (x, y) => x ^ y);
    case '<<':
      return a * 2 ** b;
    case '>>':
      return Math.floor(a / 2 ** b);
    case '@':
      return null;
    default:
      return operator satisfies never;
  }
}

function bitwise(a: number, b: number, apply: (x: bigint, y: bigint) => bigint): number | null {
  if (!Number.isInteger(a) || !Number.isInteger(b)) return null;
  return Number(apply(BigInt(a), BigInt(b)));
}
