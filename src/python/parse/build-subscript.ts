import type { Expression, SubscriptNode } from '../tree/nodes.js';
import type { ExpressionBuilder } from './build-expression.js';
import { fieldOf, fieldsOf, namedOf, spanOf, type RawNode } from './raw-node.js';

/** `x[a, b]`. */
export function buildSubscript(node: RawNode, builder: ExpressionBuilder): Expression {
  const indices = fieldsOf(node, 'subscript');
  const [only] = indices;
  const trailingComma = node.children.some((child) => child.type === ',');
  const subscript: SubscriptNode = {
    kind: 'subscript',
    object: builder.build(fieldOf(node, 'value')),
    index:
      indices.length === 1 && !trailingComma
        ? builder.build(only)
        : {
            kind: 'tuple',
            items: indices.map((index) => builder.build(index)),
            start: only?.start ?? node.start,
            end: indices.at(-1)?.end ?? node.end,
          },
    ...spanOf(node),
  };
  return subscript;
}

/** `List[int]` in an annotation. */
export function buildGenericType(node: RawNode, builder: ExpressionBuilder): Expression {
  const [base, parameters] = namedOf(node);
  const items =
    parameters === undefined ? [] : namedOf(parameters).map((one) => builder.build(one));
  const [only] = items;
  const inside = { start: parameters?.start ?? node.start, end: parameters?.end ?? node.end };
  return {
    kind: 'subscript',
    object: builder.build(base),
    index: items.length === 1 && only !== undefined ? only : { kind: 'tuple', items, ...inside },
    ...spanOf(node),
  };
}

/** `a:b:c` between brackets. */
export function buildSlice(node: RawNode, builder: ExpressionBuilder): Expression {
  const parts: (Expression | null)[] = [null, null, null];
  let at = 0;
  for (const child of node.children) {
    if (child.type === ':') at += 1;
    else if (child.named) parts[at] = builder.build(child);
  }
  const [lower = null, upper = null, step = null] = parts;
  return { kind: 'slice', lower, upper, step, ...spanOf(node) };
}
