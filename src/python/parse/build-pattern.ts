import type { Expression, Pattern } from '../tree/nodes.js';
import type { ExpressionBuilder } from './build-expression.js';
import { namedOf, spanOf, type RawNode } from './raw-node.js';

/** A pattern of a `case`. */
export function buildPattern(node: RawNode, builder: ExpressionBuilder): Pattern {
  const inner = (one: RawNode): Pattern => buildPattern(one, builder);
  const patterns = (): Pattern[] =>
    node.children.filter((one) => one.named || one.type === '_').map(inner);
  switch (node.type) {
    case 'case_pattern': {
      const [child] = node.children.filter((one) => one.named);
      if (child !== undefined) {
        const isNegative = node.children.some((one) => one.type === '-');
        if (!isNegative) return inner(child);
        const operand = builder.build(child);
        const span = spanOf(node);
        return { kind: 'value', value: { kind: 'unary', operator: '-', operand, ...span } };
      }
      return { kind: 'capture', name: null };
    }
    case '_':
      return { kind: 'capture', name: null };
    case 'dotted_name':
      return dottedName(node, builder);
    case 'identifier':
      return { kind: 'capture', name: builder.textOf(node) };
    case 'splat_pattern': {
      const [name] = namedOf(node);
      return { kind: 'star', name: name === undefined ? null : builder.textOf(name) };
    }
    case 'as_pattern': {
      const [pattern, name] = namedOf(node);
      if (pattern === undefined || name === undefined) return { kind: 'broken' };
      return { kind: 'as', pattern: inner(pattern), name: builder.textOf(name) };
    }
    case 'union_pattern':
      return { kind: 'or', patterns: unionMembers(node, builder) };
    case 'list_pattern':
    case 'tuple_pattern':
      return { kind: 'sequence', patterns: patterns() };
    case 'dict_pattern':
      return mapping(node, builder);
    case 'class_pattern':
      return classPattern(node, builder);
    case 'integer':
    case 'float':
    case 'string':
    case 'concatenated_string':
    case 'none':
    case 'true':
    case 'false':
      return { kind: 'value', value: builder.build(node) };
    default:
      return { kind: 'broken' };
  }
}

function unionMembers(node: RawNode, builder: ExpressionBuilder): Pattern[] {
  const members: Pattern[] = [];
  let isNegative = false;
  for (const child of node.children) {
    if (child.type === '-') isNegative = true;
    if (!child.named && child.type !== '_') continue;
    const operand = isNegative ? builder.build(child) : null;
    const span = { start: child.start, end: child.end };
    members.push(
      operand === null
        ? buildPattern(child, builder)
        : { kind: 'value', value: { kind: 'unary', operator: '-', operand, ...span } },
    );
    isNegative = false;
  }
  return members;
}

function mapping(node: RawNode, builder: ExpressionBuilder): Pattern {
  const items: { key: Expression; pattern: Pattern }[] = [];
  let key: Expression | null = null;
  let rest: string | null = null;
  for (const child of node.children) {
    if (child.field === 'key' && child.named) key = builder.build(child);
    else if (child.field === 'value' && key !== null) {
      items.push({ key, pattern: buildPattern(child, builder) });
      key = null;
    } else if (child.type === 'splat_pattern') {
      const [name] = namedOf(child);
      rest = name === undefined ? null : builder.textOf(name);
    }
  }
  return { kind: 'mapping', items, rest };
}

function classPattern(node: RawNode, builder: ExpressionBuilder): Pattern {
  const [name, ...parts] = namedOf(node);
  if (name === undefined) return { kind: 'broken' };
  const positional: Pattern[] = [];
  const keywords: { name: string; pattern: Pattern }[] = [];
  for (const part of parts) {
    const inner = part.type === 'case_pattern' ? part.children.find((one) => one.named) : part;
    if (inner?.type !== 'keyword_pattern') {
      positional.push(buildPattern(part, builder));
      continue;
    }
    const [label, ...value] = inner.children.filter((one) => one.named || one.type === '_');
    const [pattern] = value;
    if (label === undefined || pattern === undefined) continue;
    keywords.push({ name: builder.textOf(label), pattern: buildPattern(pattern, builder) });
  }
  return { kind: 'class', type: dottedExpression(name, builder), positional, keywords };
}

function dottedName(node: RawNode, builder: ExpressionBuilder): Pattern {
  const names = namedOf(node);
  const [only] = names;
  if (names.length > 1) return { kind: 'value', value: dottedExpression(node, builder) };
  if (only === undefined) return { kind: 'broken' };
  const name = builder.textOf(only);
  return { kind: 'capture', name: name === '_' ? null : name };
}

/** `a.b.c` as attribute access. */
export function dottedExpression(node: RawNode, builder: ExpressionBuilder): Expression {
  const [first, ...others] = namedOf(node);
  let expression = builder.build(first);
  for (const name of others) {
    expression = {
      kind: 'attribute',
      object: expression,
      name: builder.textOf(name),
      start: node.start,
      end: name.end,
    };
  }
  return expression;
}
