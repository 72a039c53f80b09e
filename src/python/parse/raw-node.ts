import type { Expression, Span } from '../tree/nodes.js';

/** One node of the parser's tree, by the grammar's names. */
export interface RawNode {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly children: RawNode[];
}

/** Where a node stands, as the typed tree says it. */
export function spanOf(node: RawNode): Span {
  return { start: node.start, end: node.end };
}

/** What stands in the typed tree where an expression can't be read. */
export function broken(node: RawNode): Expression {
  return { kind: 'broken-expression', ...spanOf(node) };
}

/** The first child of a type. */
export function childOf(node: RawNode, type: string): RawNode | undefined {
  return node.children.find((child) => child.type === type);
}

/** All children of a type. */
export function childrenOf(node: RawNode, type: string): RawNode[] {
  return node.children.filter((child) => child.type === type);
}
