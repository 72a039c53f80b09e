import type { Expression, Pattern } from '../tree/nodes.js';
import type { ExpressionBuilder } from './build-expression.js';
import type { RawNode } from './raw-node.js';

/** A pattern of a `case`. */
export function buildPattern(node: RawNode | undefined, builder: ExpressionBuilder): Pattern {
  if (node === undefined) return { kind: 'broken' };
  const { children } = node;
  const [first, second] = children;
  const inner = (one: RawNode | undefined): Pattern => buildPattern(one, builder);
  switch (node.type) {
    case 'CapturePattern':
      return { kind: 'capture', name: captured(first, builder) };
    case 'ValuePattern':
      return { kind: 'value', value: builder.build(first) };
    case 'GroupPattern':
      return inner(first);
    case 'StarPattern':
      return { kind: 'star', name: captured(first, builder) };
    case 'AsPattern':
      return { kind: 'as', pattern: inner(first), name: builder.nameOf(second) };
    case 'UnionPattern':
      return { kind: 'or', patterns: children.map(inner) };
    case 'SequencePattern':
      return { kind: 'sequence', patterns: children.map(inner) };
    case 'MappingPattern':
      return mapping(node, builder);
    case 'ClassPattern':
      return classPattern(node, builder);
    default:
      return { kind: 'broken' };
  }
}

/** What a name catches; null: `_` takes anything and keeps nothing. */
function captured(node: RawNode | undefined, builder: ExpressionBuilder): string | null {
  const name = builder.nameOf(node);
  return name === '_' || name === '' ? null : name;
}

function mapping(node: RawNode, builder: ExpressionBuilder): Pattern {
  const items: { key: Expression; pattern: Pattern }[] = [];
  let rest: string | null = null;
  for (const { type, children } of node.children) {
    const [key, value] = children;
    if (type === 'StarPattern') rest = captured(key, builder);
    else items.push({ key: builder.build(key), pattern: buildPattern(value, builder) });
  }
  return { kind: 'mapping', items, rest };
}

function classPattern(node: RawNode, builder: ExpressionBuilder): Pattern {
  const [type, ...parts] = node.children;
  const positional: Pattern[] = [];
  const keywords: { name: string; pattern: Pattern }[] = [];
  for (const part of parts) {
    const [name, value] = part.children;
    if (part.type !== 'KeywordPattern') positional.push(buildPattern(part, builder));
    else keywords.push({ name: builder.nameOf(name), pattern: buildPattern(value, builder) });
  }
  return { kind: 'class', type: builder.build(type), positional, keywords };
}
