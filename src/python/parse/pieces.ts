import type { Tree } from 'web-tree-sitter';
import type { Span, Statement } from '../tree/nodes.js';
import { StatementBuilder } from './build-statement.js';
import { copyTree, spanOf, type RawNode } from './raw-node.js';
import { shifted } from './shifted.js';

/** One statement of a module, or what stands in its place in broken code, as it was parsed. */
export interface Piece extends Span {
  readonly type: string;
  readonly statements: readonly Statement[];
  readonly errors: readonly SyntaxFault[];
}

/** Something that the parser stumbled over. */
export interface SyntaxFault {
  readonly span: Span;
  readonly message: string;
}

/** A file that was parsed before: its pieces, and what has changed since. */
export interface Earlier {
  readonly pieces: readonly Piece[];
  /** Where the text was changed, in offsets of the old text. */
  readonly from: number;
  readonly to: number;
  /** How much longer the text is now. */
  readonly growth: number;
  /** Stretches of the new text in which the tree is another. */
  readonly changed: readonly Span[];
}

/**
 * Cuts a parsed module into its statements. Those that an edit neither touched nor made mean
 * something else are taken over from the parsing before, which spares reading their nodes.
 */
export function piecesOf(tree: Tree, text: string, earlier: Earlier | null): Piece[] {
  const hasErrors = tree.rootNode.hasError;
  const builder = new StatementBuilder(text);
  const kept = earlier === null ? null : new Untouched(earlier);
  const pieces: Piece[] = [];
  const cursor = tree.walk();
  for (let more = cursor.gotoFirstChild(); more; more = cursor.gotoNextSibling()) {
    const { nodeType: type, startIndex: start, endIndex: end } = cursor;
    if (type === 'comment') continue;
    const known = kept?.find(type, start, end) ?? null;
    if (known !== null) {
      pieces.push(known);
      continue;
    }
    const inside = cursor.currentNode.walk();
    const raw = copyTree(inside, hasErrors);
    inside.delete();
    const statements = builder.module([raw]);
    pieces.push({ type, start, end, statements, errors: hasErrors ? faultsIn(raw) : [] });
  }
  cursor.delete();
  return pieces;
}

/** The pieces of an earlier parsing that may be used again, by where they are now. */
class Untouched {
  readonly #earlier: Earlier;
  readonly #byStart = new Map<number, Piece>();

  constructor(earlier: Earlier) {
    this.#earlier = earlier;
    for (const piece of earlier.pieces) this.#byStart.set(piece.start, piece);
  }

  find(type: string, start: number, end: number): Piece | null {
    const { from, to, growth, changed } = this.#earlier;
    const isBehind = start > to + growth;
    if (!isBehind && end >= from) return null;
    const by = isBehind ? growth : 0;
    const piece = this.#byStart.get(start - by);
    if (piece === undefined || piece.type !== type || piece.end !== end - by) return null;
    if (changed.some((one) => one.start <= end && one.end >= start)) return null;
    return by === 0 ? piece : shifted(piece, by);
  }
}

/** What the parser gave up on. */
export function faultAt(span: Span): SyntaxFault {
  return { span, message: 'This isn’t valid Python.' };
}

function faultsIn(root: RawNode): SyntaxFault[] {
  const faults: SyntaxFault[] = [];
  const waiting = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    const span = spanOf(node);
    if (node.missing) faults.push({ span, message: `A \`${node.type}\` is missing here.` });
    else if (node.type === 'ERROR') faults.push(faultAt(span));
    else waiting.push(...node.children);
  }
  return faults.sort((a, b) => a.span.start - b.span.start);
}
