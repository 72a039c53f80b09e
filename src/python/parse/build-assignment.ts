import type { Statement } from '../tree/nodes.js';
import type { ExpressionBuilder } from './build-expression.js';
import { augmentedOperator } from './build-operation.js';
import { fieldOf, spanOf, type RawNode } from './raw-node.js';

/** `a = b = 1`, `a: int = 1`. */
export function buildAssignment(node: RawNode, builder: ExpressionBuilder): Statement[] {
  const type = fieldOf(node, 'type');
  const left = fieldOf(node, 'left');
  let right = fieldOf(node, 'right');
  if (type !== undefined) {
    return [
      {
        kind: 'annotated-assign',
        target: builder.build(left),
        annotation: builder.build(type),
        value: right === undefined ? null : builder.build(right),
        ...spanOf(node),
      },
    ];
  }
  const targets = [builder.build(left)];
  while (right?.type === 'assignment') {
    targets.push(builder.build(fieldOf(right, 'left')));
    right = fieldOf(right, 'right');
  }
  return [{ kind: 'assign', targets, value: builder.build(right), ...spanOf(node) }];
}

/** `a += 1`. */
export function buildAugmented(node: RawNode, builder: ExpressionBuilder): Statement[] {
  const written = fieldOf(node, 'operator');
  const operator = written === undefined ? undefined : augmentedOperator(builder.textOf(written));
  if (operator === undefined) return [];
  return [
    {
      kind: 'augmented-assign',
      target: builder.build(fieldOf(node, 'left')),
      operator,
      value: builder.build(fieldOf(node, 'right')),
      ...spanOf(node),
    },
  ];
}
