import type { SyntaxNodeRef, Tree } from '@lezer/common';
import { parser } from './grammar/generated/tables.js';
import type { RawNode } from './raw-node.js';

/** Gives up at the first error. */
const strict = parser.configure({ strict: true });

/** What ends with a block, and so in the parser's tree with the newlines behind it. */
const ENDS_WITH_BLOCK = new Set([
  'Body',
  'If',
  'Elif',
  'Else',
  'For',
  'While',
  'Try',
  'Except',
  'Finally',
  'With',
  'Match',
  'Case',
  'Function',
  'Class',
  'Decorated',
  'Decorator',
]);

/**
 * Lezer breaks off a sum or a chain of calls after 300 steps that it counts here, since trees become
 * too deep to recurse through. This deep they needn't.
 */
const COUNT = 'bigReductionCount';
const LONG_SUM = 250;
/** How often a text may have it counted anew. */
const MOST_SUMS = 8;

/** How much of a broken text is looked at, in UTF-16 units: mending is slow where nothing is whole. */
const MOST_MENDED = 50_000;

/**
 * The tree of a text; offsets count from `base`. Null where something of the text is broken, unless
 * `evenBroken`: then without what is.
 */
export function parseSyntax(text: string, base: number, evenBroken: boolean): RawNode | null {
  // Each line ends, so that the grammar needn't care for the end of the text.
  const lines = `${text}\n`;
  const tree = evenBroken ? mended(lines) : unbroken(lines);
  if (tree === null) return null;
  return evenBroken ? copiedOrNot(tree, lines, base) : copied(tree, lines, base);
}

/** Mending a text with thousands of open brackets can leave nodes without a type, which fail. */
function copiedOrNot(tree: Tree, lines: string, base: number): RawNode | null {
  try {
    return copied(tree, lines, base);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

function unbroken(lines: string): Tree | null {
  try {
    const parse = strict.startParse(lines);
    for (let sums = 0; ;) {
      const tree = parse.advance();
      if (tree !== null) return tree;
      if (sums < MOST_SUMS && Number(Reflect.get(parse, COUNT)) > LONG_SUM) {
        Reflect.set(parse, COUNT, 0);
        sums += 1;
      }
    }
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function mended(lines: string): Tree {
  const parse = parser.startParse(lines);
  parse.stopAt(Math.min(lines.length, MOST_MENDED));
  for (;;) {
    const tree = parse.advance();
    if (tree !== null) return tree;
  }
}

/** Copies a tree. Iterative: the depth of foreign input doesn't matter here. */
function copied(tree: Tree, text: string, base: number): RawNode {
  const root: RawNode = { type: 'Module', start: base, end: base + tree.length, children: [] };
  const parents: RawNode[] = [root];
  let parent = root;
  tree.iterate({
    enter: ({ type, from, to }: SyntaxNodeRef) => {
      if (type.isTop) return true;
      if (type.isError) return false;
      const { children } = parent;
      parent = { type: type.name, start: base + from, end: base + to, children: [] };
      children.push(parent);
      parents.push(parent);
      return true;
    },
    leave: ({ type }: SyntaxNodeRef) => {
      if (type.isTop) return;
      const left = parents.pop();
      parent = parents.at(-1) ?? root;
      if (left === undefined || !ENDS_WITH_BLOCK.has(left.type)) return;
      const last = left.children.at(-1)?.end ?? left.start;
      const end = left.type === 'Body' ? endWithComments(text, base, left, last) : last;
      parent.children[parent.children.length - 1] = { ...left, end };
    },
  });
  return root;
}

/** A line without code, or what is left of one. */
const NO_CODE = /([ \t\f;]*)(#[^\r\n]*)?(?:\r\n?|\n)/y;

/** Where a block ends with the comments behind its last statement that are indented as it is. */
function endWithComments(text: string, base: number, body: RawNode, last: number): number {
  const first = (body.children[0]?.start ?? body.start) - base;
  const indent = widthOf(text.slice(text.lastIndexOf('\n', first - 1) + 1, first));
  const from = last - base;
  let end = from;
  NO_CODE.lastIndex = from;
  for (;;) {
    const line = NO_CODE.exec(text);
    if (line === null) return base + end;
    const [, space = '', comment] = line;
    if (comment === undefined) continue;
    if (line.index > from && widthOf(space) < indent) return base + end;
    end = line.index + space.length + comment.length;
  }
}

function widthOf(space: string): number {
  return space.replaceAll('\t', '        ').length;
}
