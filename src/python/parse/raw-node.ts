import type { Expression, Span } from '../tree/nodes.js';

/** One node of the parser's tree, copied out of the parser's memory in one pass. */
export interface RawNode {
  readonly type: string;
  /** The grammar's field this node fills in its parent; null: none. */
  readonly field: string | null;
  readonly start: number;
  readonly end: number;
  readonly named: boolean;
  readonly missing: boolean;
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

/** The child that fills a field. */
export function fieldOf(node: RawNode, field: string): RawNode | undefined {
  return node.children.find((child) => child.field === field);
}

/** All children that fill a field. */
export function fieldsOf(node: RawNode, field: string): RawNode[] {
  return node.children.filter((child) => child.field === field);
}

/** The children that aren't punctuation or keywords. */
export function namedOf(node: RawNode): RawNode[] {
  return node.children.filter((child) => child.named && child.type !== 'ERROR');
}
