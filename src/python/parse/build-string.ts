import type { ConstantNode, FormattedStringNode, InterpolationPart } from '../tree/nodes.js';
import { unescape } from './literals.js';
import { childOf, spanOf, type RawNode } from './raw-node.js';
import type { ExpressionBuilder } from './build-expression.js';

type Piece = string | InterpolationPart;

const OPENING = /^([a-z]*)('''|"""|'|")/i;

/** The string literals of a node: one, or several written side by side, which Python joins. */
export function buildString(
  node: RawNode,
  literals: readonly RawNode[],
  builder: ExpressionBuilder,
): ConstantNode | FormattedStringNode {
  const pieces: Piece[] = [];
  let isBytes = false;
  for (const literal of literals) {
    const text = builder.textOf(literal);
    const [opening = '', letters = '', quotes = ''] = OPENING.exec(text) ?? [];
    const isRaw = /r/i.test(letters);
    if (/b/i.test(letters)) isBytes = true;
    if (literal.type === 'String') {
      const inside = text.slice(opening.length, -quotes.length);
      if (inside !== '') pieces.push(isRaw ? inside : unescape(inside));
    } else pieces.push(...formattedPieces(literal, isRaw, builder));
  }
  if (pieces.every((piece) => typeof piece === 'string')) {
    const value = pieces.join('');
    return { kind: 'constant', type: isBytes ? 'bytes' : 'string', value, ...spanOf(node) };
  }
  return { kind: 'formatted-string', parts: pieces, ...spanOf(node) };
}

function formattedPieces(node: RawNode, isRaw: boolean, builder: ExpressionBuilder): Piece[] {
  return node.children.map((child) => {
    if (child.type === 'Field') return interpolation(child, builder);
    const text = builder.textOf(child);
    return (isRaw ? text : unescape(text)).replace(/\{\{|\}\}/g, (pair) => pair.slice(1));
  });
}

function interpolation(node: RawNode, builder: ExpressionBuilder): InterpolationPart {
  const [expression] = node.children;
  const letter = builder.nameOf(childOf(node, 'Conversion')).slice(1);
  const format = childOf(node, 'Specifier');
  const isDebug = childOf(node, 'Equals') !== undefined;
  return {
    expression: builder.build(expression),
    conversion: letter === 'r' || letter === 's' || letter === 'a' ? letter : null,
    format: format === undefined ? null : specifier(format, builder),
    debug: isDebug ? `${builder.nameOf(expression)}=` : null,
  };
}

function specifier(node: RawNode, builder: ExpressionBuilder): FormattedStringNode {
  const parts = node.children.map((child) =>
    child.type === 'Field' ? interpolation(child, builder) : builder.textOf(child),
  );
  return { kind: 'formatted-string', parts, ...spanOf(node) };
}
