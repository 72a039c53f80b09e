import type { BinaryOperator, CompareOperator, Expression } from '../tree/nodes.js';
import { BINARY_OPERATORS, COMPARE_OPERATORS } from '../tree/operators.js';
import type { ExpressionBuilder } from './build-expression.js';
import { broken, spanOf, type RawNode } from './raw-node.js';

/** The operator that is written so; undefined for what isn't one. */
export function binaryOperator(text: string): BinaryOperator | undefined {
  return BINARY_OPERATORS.find((operator) => operator === text);
}

/** `-a`. */
export function buildUnary(node: RawNode, builder: ExpressionBuilder): Expression {
  const sign = builder.textOf({ start: node.start, end: node.start + 1 });
  return {
    kind: 'unary',
    operator: sign === '-' || sign === '~' ? sign : '+',
    operand: builder.build(node.children[0]),
    ...spanOf(node),
  };
}

/** `a and b`. */
export function buildBoolean(
  node: RawNode,
  operator: 'and' | 'or',
  builder: ExpressionBuilder,
): Expression {
  const [left, right] = node.children;
  return {
    kind: 'boolean',
    operator,
    left: builder.build(left),
    right: builder.build(right),
    ...spanOf(node),
  };
}

/** `a + b`. */
export function buildBinary(node: RawNode, builder: ExpressionBuilder): Expression {
  const [left, sign, right] = node.children;
  const operator = binaryOperator(builder.nameOf(sign));
  if (operator === undefined) return broken(node);
  return {
    kind: 'binary',
    operator,
    left: builder.build(left),
    right: builder.build(right),
    ...spanOf(node),
  };
}

/** `a < b <= c`. */
export function buildComparison(node: RawNode, builder: ExpressionBuilder): Expression {
  const [first, ...others] = node.children;
  const rest: { operator: CompareOperator; operand: Expression }[] = [];
  for (let at = 0; at < others.length; at += 2) {
    const text = builder.nameOf(others[at]).replace(/[^a-z]+(?=in$|not$)/, ' ');
    const operator = COMPARE_OPERATORS.find((one) => one === text);
    if (operator === undefined) return broken(node);
    rest.push({ operator, operand: builder.build(others[at + 1]) });
  }
  return { kind: 'compare', first: builder.build(first), rest, ...spanOf(node) };
}
