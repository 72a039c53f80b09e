import type { Expression } from '../tree/nodes.js';
import type { ExpressionBuilder } from './build-expression.js';
import { spanOf, type RawNode } from './raw-node.js';

/** `x[a, b]`. */
export function buildSubscript(node: RawNode, builder: ExpressionBuilder): Expression {
  const [object, index] = node.children;
  return {
    kind: 'subscript',
    object: builder.build(object),
    index: indexOf(index, builder),
    ...spanOf(node),
  };
}

// A tuple without its last comma; of `x[*a]`, too, which means `x[*a,]`.
function indexOf(node: RawNode | undefined, builder: ExpressionBuilder): Expression {
  const index = builder.build(node);
  if (index.kind === 'starred') {
    return { kind: 'tuple', items: [index], start: index.start, end: index.end };
  }
  if (index.kind !== 'tuple' || !builder.textOf(index).endsWith(',')) return index;
  return { ...index, end: index.items.at(-1)?.end ?? index.end };
}

/** `a:b:c` between brackets. */
export function buildSlice(node: RawNode, builder: ExpressionBuilder): Expression {
  const parts: (Expression | null)[] = [null, null, null];
  let at = 0;
  for (const child of node.children) {
    if (child.type === 'Colon') at += 1;
    else parts[at] = builder.build(child);
  }
  const [lower = null, upper = null, step = null] = parts;
  return { kind: 'slice', lower, upper, step, ...spanOf(node) };
}
