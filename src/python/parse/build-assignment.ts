import type { Statement } from '../tree/nodes.js';
import type { ExpressionBuilder } from './build-expression.js';
import { binaryOperator } from './build-operation.js';
import { spanOf, type RawNode } from './raw-node.js';

/** `a = b = 1`. */
export function buildAssignment(node: RawNode, builder: ExpressionBuilder): Statement[] {
  const sides = node.children.map((side) => builder.build(side));
  const value = sides.length > 1 ? sides.pop() : undefined;
  return [
    { kind: 'assign', targets: sides, value: value ?? builder.build(undefined), ...spanOf(node) },
  ];
}

/** `a: int = 1`. */
export function buildAnnotated(node: RawNode, builder: ExpressionBuilder): Statement[] {
  const [target, annotation, value] = node.children;
  return [
    {
      kind: 'annotated-assign',
      target: builder.build(target),
      annotation: builder.build(annotation),
      value: value === undefined ? null : builder.build(value),
      ...spanOf(node),
    },
  ];
}

/** `a += 1`. */
export function buildAugmented(node: RawNode, builder: ExpressionBuilder): Statement[] {
  const [target, written, value] = node.children;
  const operator = binaryOperator(builder.nameOf(written).replace(/=$/, ''));
  if (operator === undefined) return [];
  return [
    {
      kind: 'augmented-assign',
      target: builder.build(target),
      operator,
      value: builder.build(value),
      ...spanOf(node),
    },
  ];
}
