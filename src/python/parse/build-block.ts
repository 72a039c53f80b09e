import type { HandlerNode, Statement, TryStatement } from '../tree/nodes.js';
import type { ExpressionBuilder } from './build-expression.js';
import { fieldOf, fieldsOf, namedOf, spanOf, type RawNode } from './raw-node.js';

/** What a statement with blocks needs to read what is inside them. */
export interface Surrounding {
  readonly builder: ExpressionBuilder;
  readonly block: (node: RawNode | undefined) => Statement[];
}

/** `if`, `elif`, `else`: an `elif` becomes an `if` alone in what is done otherwise. */
export function buildIf(node: RawNode, around: Surrounding): Statement[] {
  const { builder, block } = around;
  let otherwise = elseOf(node, block);
  const clauses = node.children.filter((child) => child.type === 'elif_clause');
  for (const clause of clauses.reverse()) {
    otherwise = [
      {
        kind: 'if',
        test: builder.build(fieldOf(clause, 'condition')),
        then: block(fieldOf(clause, 'consequence')),
        otherwise,
        ...spanOf(clause),
      },
    ];
  }
  return [
    {
      kind: 'if',
      test: builder.build(fieldOf(node, 'condition')),
      then: block(fieldOf(node, 'consequence')),
      otherwise,
      ...spanOf(node),
    },
  ];
}

/** `for x in xs`. */
export function buildFor(node: RawNode, { builder, block }: Surrounding): Statement[] {
  return [
    {
      kind: 'for',
      target: builder.build(fieldOf(node, 'left')),
      iterable: builder.build(fieldOf(node, 'right')),
      body: block(fieldOf(node, 'body')),
      otherwise: elseOf(node, block),
      ...spanOf(node),
    },
  ];
}

/** `while x`. */
export function buildWhile(node: RawNode, { builder, block }: Surrounding): Statement[] {
  return [
    {
      kind: 'while',
      test: builder.build(fieldOf(node, 'condition')),
      body: block(fieldOf(node, 'body')),
      otherwise: elseOf(node, block),
      ...spanOf(node),
    },
  ];
}

/** `try`, its handlers and what follows them. */
export function buildTry(node: RawNode, around: Surrounding): TryStatement {
  const { block } = around;
  const last = node.children.find((child) => child.type === 'finally_clause');
  return {
    kind: 'try',
    body: block(fieldOf(node, 'body')),
    handlers: node.children
      .filter((child) => child.type === 'except_clause')
      .map((child) => handler(child, around)),
    otherwise: elseOf(node, block),
    finally: last === undefined ? [] : block(namedOf(last).at(-1)),
    ...spanOf(node),
  };
}

function handler(node: RawNode, { builder, block }: Surrounding): HandlerNode {
  const values = fieldsOf(node, 'value').filter((one) => one.named);
  const [value] = values;
  const aliased = value?.type === 'as_pattern' ? fieldOf(value, 'alias') : fieldOf(node, 'alias');
  const exception = value === undefined ? null : builder.build(value);
  const body = node.children.find((child) => child.type === 'block');
  return {
    exception:
      values.length > 1
        ? {
            kind: 'tuple',
            items: values.map((one) => builder.build(one)),
            ...spanOf(node),
          }
        : exception,
    name: aliased === undefined ? null : builder.textOf(aliased),
    body: block(body),
  };
}

/** `with a as b`. */
export function buildWith(node: RawNode, { builder, block }: Surrounding): Statement[] {
  const clause = node.children.find((child) => child.type === 'with_clause');
  const items = (clause === undefined ? [] : namedOf(clause)).flatMap((item) => {
    const value = fieldOf(item, 'value');
    return value?.type === 'tuple' ? namedOf(value) : value === undefined ? [] : [value];
  });
  return [
    {
      kind: 'with',
      items: items.map((item) => {
        const alias = item.type === 'as_pattern' ? fieldOf(item, 'alias') : undefined;
        return {
          context: builder.build(item),
          target: alias === undefined ? null : builder.build(alias),
        };
      }),
      body: block(fieldOf(node, 'body')),
      ...spanOf(node),
    },
  ];
}

function elseOf(node: RawNode, block: Surrounding['block']): Statement[] {
  const clause = node.children.find((child) => child.type === 'else_clause');
  return clause === undefined ? [] : block(fieldOf(clause, 'body'));
}
