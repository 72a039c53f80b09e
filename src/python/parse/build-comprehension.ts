import type { ComprehensionClause, ComprehensionNode, Expression } from '../tree/nodes.js';
import type { ExpressionBuilder } from './build-expression.js';
import { fieldOf, fieldsOf, namedOf, spanOf, type RawNode } from './raw-node.js';

/** `[x for x in xs if x]` and its kin. */
export function buildComprehension(
  node: RawNode,
  type: ComprehensionNode['type'],
  builder: ExpressionBuilder,
): Expression {
  const body = fieldOf(node, 'body');
  const clauses: ComprehensionClause[] = [];
  for (const child of namedOf(node)) {
    if (child.type === 'for_in_clause') {
      clauses.push({
        kind: 'for',
        target: builder.build(fieldOf(child, 'left')),
        iterable: iterable(child, builder),
      });
    } else if (child.type === 'if_clause') {
      clauses.push({ kind: 'if', test: builder.build(namedOf(child)[0]) });
    }
  }
  const isPair = type === 'dict' && body !== undefined;
  return {
    kind: 'comprehension',
    type,
    key: isPair ? builder.build(fieldOf(body, 'key')) : null,
    element: builder.build(isPair ? fieldOf(body, 'value') : body),
    clauses,
    ...spanOf(node),
  };
}

function iterable(clause: RawNode, builder: ExpressionBuilder): Expression {
  const parts = fieldsOf(clause, 'right').filter((one) => one.named);
  const [first] = parts;
  if (parts.length === 1) return builder.build(first);
  return { kind: 'tuple', items: parts.map((one) => builder.build(one)), ...spanOf(clause) };
}
