import type { BinaryOperator, CompareNode, CompareOperator, Expression } from '../tree/nodes.js';
import { BINARY_OPERATORS, COMPARE_OPERATORS } from '../tree/operators.js';
import type { ExpressionBuilder } from './build-expression.js';
import { broken, fieldOf, fieldsOf, namedOf, spanOf, type RawNode } from './raw-node.js';

const binaryOperator = (text: string): BinaryOperator | undefined =>
  BINARY_OPERATORS.find((operator) => operator === text);

/** The operator of `x += …`; undefined for what isn't one. */
export function augmentedOperator(text: string): BinaryOperator | undefined {
  return binaryOperator(text.replace(/=$/, ''));
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
  const operator = binaryOperator(builder.nameOf(fieldOf(node, 'operator')));
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
    const text = (operators[index] ?? '').replace(/\s+/g, ' ');
    const operator = COMPARE_OPERATORS.find((one) => one === text);
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
