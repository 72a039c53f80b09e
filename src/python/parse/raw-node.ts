import type { TreeCursor } from 'web-tree-sitter';
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

/** Where offsets count from, and whether something of the tree is broken. */
interface Copying {
  readonly base: number;
  readonly hasErrors: boolean;
}

/**
 * Copies the tree under a cursor at its root.
 * Iterative: the depth of foreign input doesn't matter here.
 */
export function copyTree(cursor: TreeCursor, how: Copying): RawNode {
  const root = copyNode(cursor, how);
  const parents: RawNode[] = [];
  let current = root;
  for (;;) {
    if (cursor.gotoFirstChild()) {
      parents.push(current);
    } else {
      while (!cursor.gotoNextSibling()) {
        if (parents.length === 0) return root;
        cursor.gotoParent();
        parents.pop();
        if (parents.length === 0) return root;
      }
    }
    const node = copyNode(cursor, how);
    if (node.type !== 'comment' && node.type !== 'line_continuation') {
      parents.at(-1)?.children.push(node);
    }
    current = node;
  }
}

// Each question to the cursor is a call into WebAssembly, so what can be known isn't asked.
function copyNode(cursor: TreeCursor, { base, hasErrors }: Copying): RawNode {
  return {
    type: cursor.nodeType,
    field: cursor.currentFieldName,
    start: base + cursor.startIndex,
    end: base + cursor.endIndex,
    named: cursor.nodeIsNamed,
    missing: hasErrors && cursor.nodeIsMissing,
    children: [],
  };
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
