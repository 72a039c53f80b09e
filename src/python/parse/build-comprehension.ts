import type { ComprehensionClause, ComprehensionNode, Expression } from '../tree/nodes.js';
import type { ExpressionBuilder } from './build-expression.js';
import { spanOf, type RawNode } from './raw-node.js';

/** `[x for x in xs if x]` and its kin. */
export function buildComprehension(node: RawNode, builder: ExpressionBuilder): Expression {
  const [body, ...clauses] = node.children;
  const isPair = body?.type === 'Pair';
  const [key, value] = isPair ? body.children : [undefined, body];
  return {
    kind: 'comprehension',
    type: typeOf(builder.textOf({ start: node.start, end: node.start + 1 }), isPair),
    key: isPair ? builder.build(key) : null,
    element: builder.build(value),
    clauses: clauses.flatMap((clause) => clauseOf(clause, builder)),
    ...spanOf(node),
  };
}

function typeOf(bracket: string, isPair: boolean): ComprehensionNode['type'] {
  if (bracket === '[') return 'list';
  if (bracket === '(') return 'generator';
  return isPair ? 'dict' : 'set';
}

function clauseOf(clause: RawNode, builder: ExpressionBuilder): ComprehensionClause[] {
  const [first, second] = clause.children;
  switch (clause.type) {
    case 'ForClause':
      return [{ kind: 'for', target: builder.build(first), iterable: builder.build(second) }];
    case 'IfClause':
      return [{ kind: 'if', test: builder.build(first) }];
    default:
      return [];
  }
}
