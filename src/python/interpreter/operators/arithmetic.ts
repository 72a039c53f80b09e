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

/**
 * The same on integers beyond those that a float holds one by one; null where the result isn't among
 * those that it holds.
 */
export function largeArithmetic(operator: BinaryOperator, a: number, b: number): number | null {
  const exact = ofBigIntegers(operator, BigInt(a), BigInt(b));
  if (exact === null) return null;
  const rounded = Number(exact);
  return Number.isFinite(rounded) && BigInt(rounded) === exact ? rounded : null;
}

/** Bits that a whole number may have: a float's largest has 1024. */
const MOST_BITS = 1024n;

function ofBigIntegers(operator: BinaryOperator, a: bigint, b: bigint): bigint | null {
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '//':
      return (a - modulo(a, b)) / b;
    case '%':
      return modulo(a, b);
    case '**':
      return b < 0n || b > MOST_BITS ? null : a ** b;
    case '&':
      return a & b;
    case '|':
      return a | b;
    case '^':
      return a ^ b;
    case '<<':
      return b < 0n || b > MOST_BITS ? null : a << b;
    case '>>':
      return b < 0n ? null : a >> (b > MOST_BITS ? MOST_BITS : b);
    case '/':
    case '@':
      return null;
    default:
      return operator satisfies never;
  }
}

/** Python's remainder, which has the sign of `b`. */
function modulo(a: bigint, b: bigint): bigint {
  const rest = a % b;
  return rest !== 0n && rest < 0n !== b < 0n ? rest + b : rest;
}

function bitwise(a: number, b: number, apply: (x: bigint, y: bigint) => bigint): number | null {
  if (!Number.isInteger(a) || !Number.isInteger(b)) return null;
  return Number(apply(BigInt(a), BigInt(b)));
}
