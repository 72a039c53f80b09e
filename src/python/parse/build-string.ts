import type { ConstantNode, FormattedStringNode, InterpolationPart } from '../tree/nodes.js';
import { unescape } from './literals.js';
import { fieldOf, type RawNode } from './raw-node.js';
import type { ExpressionBuilder } from './build-expression.js';

type Piece = string | InterpolationPart;

/** One string literal, or several written side by side, which Python joins. */
export function buildString(
  literals: readonly RawNode[],
  builder: ExpressionBuilder,
): ConstantNode | FormattedStringNode {
  const pieces: Piece[] = [];
  let isBytes = false;
  for (const literal of literals) {
    const opening = literal.children.find((child) => child.type === 'string_start');
    const prefix = opening === undefined ? '' : builder.textOf(opening).toLowerCase();
    if (prefix.startsWith('b') || prefix.startsWith('rb')) isBytes = true;
    pieces.push(...piecesOf(literal, /^[a-z]*r/.test(prefix), /^[a-z]*[ft]/.test(prefix), builder));
  }
  const span = { start: literals[0]?.start ?? 0, end: literals.at(-1)?.end ?? 0 };
  if (pieces.every((piece) => typeof piece === 'string')) {
    const value = pieces.join('');
    return { kind: 'constant', type: isBytes ? 'bytes' : 'string', value, ...span };
  }
  return { kind: 'formatted-string', parts: pieces, ...span };
}

function piecesOf(
  node: RawNode,
  isRaw: boolean,
  isFormatted: boolean,
  builder: ExpressionBuilder,
): Piece[] {
  const pieces: Piece[] = [];
  for (const child of node.children) {
    if (child.type === 'string_content') {
      const text = builder.textOf(child);
      const whole = isRaw ? text : unescape(text);
      pieces.push(isFormatted ? whole.replace(/\{\{|\}\}/g, (pair) => pair.slice(1)) : whole);
    } else if (child.type === 'interpolation' || child.type === 'format_expression') {
      pieces.push(interpolation(child, builder));
    }
  }
  return pieces;
}

function interpolation(node: RawNode, builder: ExpressionBuilder): InterpolationPart {
  const expression = fieldOf(node, 'expression');
  const conversion = fieldOf(node, 'type_conversion');
  const format = fieldOf(node, 'format_specifier');
  const letter = conversion === undefined ? '' : builder.textOf(conversion).slice(1);
  const isDebug = node.children.some((child) => child.type === '=');
  return {
    expression: builder.build(expression),
    conversion: letter === 'r' || letter === 's' || letter === 'a' ? letter : null,
    format: format === undefined ? null : specifier(format, builder),
    debug: isDebug && expression !== undefined ? `${builder.textOf(expression)}=` : null,
  };
}

function specifier(node: RawNode, builder: ExpressionBuilder): FormattedStringNode {
  const parts: Piece[] = [];
  // The text between the nested fields has no node of its own.
  let at = node.start + 1;
  for (const child of node.children.filter((one) => one.type === 'format_expression')) {
    if (child.start > at) parts.push(builder.textOf({ start: at, end: child.start }));
    parts.push(interpolation(child, builder));
    at = child.end;
  }
  if (node.end > at) parts.push(builder.textOf({ start: at, end: node.end }));
  return { kind: 'formatted-string', parts, start: node.start, end: node.end };
}
