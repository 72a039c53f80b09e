import type { ArgumentNode } from '../tree/nodes.js';
import type { ExpressionBuilder } from './build-expression.js';
import { spanOf, type RawNode } from './raw-node.js';

/** The arguments of a call or of a class's bases; the generator of `f(x for x in xs)` is its only one. */
export function buildArguments(
  node: RawNode | undefined,
  builder: ExpressionBuilder,
): ArgumentNode[] {
  if (node === undefined) return [];
  if (node.type === 'Comprehension') return [argument(node, builder)];
  return node.children.map((child) => argument(child, builder));
}

function argument(child: RawNode, builder: ExpressionBuilder): ArgumentNode {
  const span = spanOf(child);
  const [first, second] = child.children;
  switch (child.type) {
    case 'Keyword':
      return {
        form: 'keyword',
        name: builder.nameOf(first),
        value: builder.build(second),
        ...span,
      };
    case 'Spread':
      return { form: 'spread', name: null, value: builder.build(first), ...span };
    case 'KeywordSpread':
      return { form: 'keyword-spread', name: null, value: builder.build(first), ...span };
    default:
      return { form: 'positional', name: null, value: builder.build(child), ...span };
  }
}
