import type { ArgumentNode } from '../tree/nodes.js';
import type { ExpressionBuilder } from './build-expression.js';
import { fieldOf, namedOf, spanOf, type RawNode } from './raw-node.js';

/** The arguments of a call or of a class's bases. */
export function buildArguments(
  node: RawNode | undefined,
  builder: ExpressionBuilder,
): ArgumentNode[] {
  if (node === undefined) return [];
  if (node.type === 'generator_expression') {
    const value = builder.build(node);
    return [{ form: 'positional', name: null, value, ...spanOf(node) }];
  }
  return namedOf(node).map((child) => argument(child, builder));
}

function argument(child: RawNode, builder: ExpressionBuilder): ArgumentNode {
  const span = spanOf(child);
  switch (child.type) {
    case 'keyword_argument': {
      const value = fieldOf(child, 'value');
      return {
        form: 'keyword',
        name: builder.nameOf(fieldOf(child, 'name')),
        value: builder.build(value),
        ...span,
      };
    }
    case 'list_splat':
      return { form: 'spread', name: null, value: builder.build(namedOf(child)[0]), ...span };
    case 'dictionary_splat':
      return {
        form: 'keyword-spread',
        name: null,
        value: builder.build(namedOf(child)[0]),
        ...span,
      };
    default:
      return { form: 'positional', name: null, value: builder.build(child), ...span };
  }
}
