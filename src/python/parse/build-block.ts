import type { HandlerNode, Statement, TryStatement } from '../tree/nodes.js';
import type { ExpressionBuilder } from './build-expression.js';
import { childOf, childrenOf, spanOf, type RawNode } from './raw-node.js';

/** What a statement with blocks needs to read what is inside them. */
export interface BlockReaders {
  readonly builder: ExpressionBuilder;
  readonly block: (node: RawNode | undefined) => Statement[];
}

/** `if`, `elif`, `else`: an `elif` becomes an `if` alone in what is done otherwise. */
export function buildIf(node: RawNode, { builder, block }: BlockReaders): Statement[] {
  return [node, ...childrenOf(node, 'Elif')].reduceRight<Statement[]>(
    (otherwise, clause) => [
      {
        kind: 'if',
        test: builder.build(clause.children[0]),
        then: bodyOf(clause, block),
        otherwise,
        ...spanOf(clause),
      },
    ],
    elseOf(node, block),
  );
}

/** `for x in xs`. */
export function buildFor(node: RawNode, { builder, block }: BlockReaders): Statement[] {
  const [target, iterable] = node.children;
  return [
    {
      kind: 'for',
      target: builder.build(target),
      iterable: builder.build(iterable),
      body: bodyOf(node, block),
      otherwise: elseOf(node, block),
      ...spanOf(node),
    },
  ];
}

/** `while x`. */
export function buildWhile(node: RawNode, { builder, block }: BlockReaders): Statement[] {
  return [
    {
      kind: 'while',
      test: builder.build(node.children[0]),
      body: bodyOf(node, block),
      otherwise: elseOf(node, block),
      ...spanOf(node),
    },
  ];
}

/** `try`, its handlers and what follows them. */
export function buildTry(node: RawNode, readers: BlockReaders): TryStatement {
  const { block } = readers;
  const last = childOf(node, 'Finally');
  return {
    kind: 'try',
    body: bodyOf(node, block),
    handlers: childrenOf(node, 'Except').map((child) => handler(child, readers)),
    otherwise: elseOf(node, block),
    finally: last === undefined ? [] : bodyOf(last, block),
    ...spanOf(node),
  };
}

function handler(node: RawNode, { builder, block }: BlockReaders): HandlerNode {
  const [exception, name] = node.children.filter((child) => child.type !== 'Body');
  return {
    exception: exception === undefined ? null : builder.build(exception),
    name: name === undefined ? null : builder.textOf(name),
    body: bodyOf(node, block),
  };
}

/** `with a as b`. */
export function buildWith(node: RawNode, { builder, block }: BlockReaders): Statement[] {
  const items = childrenOf(node, 'WithItem').flatMap(withItems);
  return [
    {
      kind: 'with',
      items: items.map(([context, target]) => ({
        context: builder.build(context),
        target: target === undefined ? null : builder.build(target),
      })),
      body: bodyOf(node, block),
      ...spanOf(node),
    },
  ];
}

/** The values and targets of an item, which has several where they are in parentheses. */
function withItems(item: RawNode): (readonly RawNode[])[] {
  const [value, target] = item.children;
  if (target === undefined && value?.type === 'Tuple') return value.children.map(partsOf);
  if (target === undefined && value?.type === 'Group') return value.children.map(partsOf);
  return [item.children];
}

function partsOf(node: RawNode): readonly RawNode[] {
  return node.type === 'WithItem' ? node.children : [node];
}

/** The statements of a clause's or a definition's block. */
export function bodyOf(node: RawNode, block: BlockReaders['block']): Statement[] {
  return block(childOf(node, 'Body'));
}

function elseOf(node: RawNode, block: BlockReaders['block']): Statement[] {
  const clause = childOf(node, 'Else');
  return clause === undefined ? [] : bodyOf(clause, block);
}
