/** The operators between two values, as they are written. */
export const BINARY_OPERATORS = [
  '+',
  '-',
  '*',
  '/',
  '//',
  '%',
  '**',
  '@',
  '&',
  '|',
  '^',
  '<<',
  '>>',
] as const;

/** An operator between two values: of `a + b`, `a += b`. */
export type BinaryOperator = (typeof BINARY_OPERATORS)[number];

/** The comparisons, as they are written. */
export const COMPARE_OPERATORS = [
  '<',
  '<=',
  '==',
  '!=',
  '>=',
  '>',
  'in',
  'not in',
  'is',
  'is not',
] as const;

/** One comparison of a chain. */
export type CompareOperator = (typeof COMPARE_OPERATORS)[number];
