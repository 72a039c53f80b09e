/**
 * The typed tree: what the interpreter sees of a file. Positions are packed: every node is a span, and
 * a file's line table turns offsets into lines and columns.
 */
export type * from './expressions.js';
export type { BinaryOperator, CompareOperator } from './operators.js';
export type * from './patterns.js';
export type * from './span.js';
export type * from './statements.js';
