import type { BinaryOperator, CompareNode, CompareOperator, Expression } from '../tree/nodes.js';
import type { ExpressionBuilder } from './build-expression.js';
import { broken, fieldOf, fieldsOf, namedOf, spanOf, type RawNode } from './raw-node.js';

const BINARY_OPERATORS: ReadonlyMap<string, BinaryOperator> = new Map(
  (['+', '-', '*', '/', '//', '%', '**', '@', '&', '|', '^', '<<', '>>'] as const).map((one) => [
    one,
    one,
  ]),
);

const COMPARE_OPERATORS: ReadonlyMap<string, CompareOperator> = new Map(
  (['<', '<=', '==', '!=', '>=', '>', 'in', 'not in', 'is', 'is not'] as const).map((one) => [
    one,
    one,
  ]),
);

/** The operator of `x += …`; undefined for what isn't one. */
export function augmentedOperator(text: string): BinaryOperator | undefined {
  return BINARY_OPERATORS.get(text.replace(/=$/, ''));
}

/** `-a`. */
export function buildUnary(node: RawNode, builder: ExpressionBuilder): Expression {
  const operator = builder.nameOf(fieldOf(node, 'operator'));
  return {
    kind: 'unary',
    operator: operator === '-' || operator === '~' ? operator : '+',
    operand: builder.build(fieldOf(node, 'argument')),
    ...spanOf(node),
  };
}

/** `a and b`. */
export function buildBoolean(node: RawNode, builder: ExpressionBuilder): Expression {
  return {
    kind: 'boolean',
    operator: builder.nameOf(fieldOf(node, 'operator')) === 'or' ? 'or' : 'and',
    left: builder.build(fieldOf(node, 'left')),
    right: builder.build(fieldOf(node, 'right')),
    ...spanOf(node),
  };
}

/** `a + b`. */
export function buildBinary(node: RawNode, builder: ExpressionBuilder): Expression {
  const operator = BINARY_OPERATORS.get(builder.nameOf(fieldOf(node, 'operator')));
  if (operator === undefined) return broken(node);
  return {
    kind: 'binary',
    operator,
    left: builder.build(fieldOf(node, 'left')),
    right: builder.build(fieldOf(node, 'right')),
    ...spanOf(node),
  };
}

/** `a < b <= c`. */
export function buildComparison(node: RawNode, builder: ExpressionBuilder): Expression {
  const operands = namedOf(node);
  const operators = fieldsOf(node, 'operators').map((one) => builder.textOf(one));
  const rest: { operator: CompareOperator; operand: Expression }[] = [];
  operands.slice(1).forEach((operand, index) => {
    const operator = COMPARE_OPERATORS.get((operators[index] ?? '').replace(/\s+/g, ' '));
    if (operator !== undefined) rest.push({ operator, operand: builder.build(operand) });
  });
  const compare: CompareNode = {
    kind: 'compare',
    first: builder.build(operands[0]),
    rest,
    ...spanOf(node),
  };
  return rest.length === operands.length - 1 ? compare : broken(node);
}

/** `A | B` in an annotation. */
export function buildUnionType(node: RawNode, builder: ExpressionBuilder): Expression {
  const [left, right] = namedOf(node);
  return {
    kind: 'binary',
    operator: '|',
    left: builder.build(left),
    right: builder.build(right),
    ...spanOf(node),
  };
}
