import type { ParameterNode } from '../tree/nodes.js';
import type { ExpressionBuilder } from './build-expression.js';
import { fieldOf, namedOf, spanOf, type RawNode } from './raw-node.js';

/** The parameters of a `def` or a `lambda`. */
export function buildParameters(
  node: RawNode | undefined,
  builder: ExpressionBuilder,
): ParameterNode[] {
  const parameters: ParameterNode[] = [];
  let form: ParameterNode['form'] = 'ordinary';
  for (const child of node === undefined ? [] : namedOf(node)) {
    if (child.type === 'positional_separator') {
      const before = parameters.map((one) => ({ ...one, form: 'positional-only' as const }));
      parameters.splice(0, parameters.length, ...before);
      continue;
    }
    if (child.type === 'keyword_separator') {
      form = 'keyword-only';
      continue;
    }
    const parameter = buildParameter(child, form, builder);
    if (parameter === null) continue;
    parameters.push(parameter);
    if (parameter.form === 'rest') form = 'keyword-only';
  }
  return parameters;
}

function buildParameter(
  node: RawNode,
  form: ParameterNode['form'],
  builder: ExpressionBuilder,
): ParameterNode | null {
  const type = fieldOf(node, 'type');
  const annotation = type === undefined ? null : builder.build(type);
  const value = fieldOf(node, 'value');
  const fallback = value === undefined ? null : builder.build(value);
  const span = spanOf(node);
  switch (node.type) {
    case 'identifier':
      return { name: builder.textOf(node), form, fallback, annotation, ...span };
    case 'default_parameter':
    case 'typed_default_parameter': {
      const name = fieldOf(node, 'name');
      if (name === undefined) return null;
      return { name: builder.textOf(name), form, fallback, annotation, ...span };
    }
    case 'typed_parameter': {
      const inner = namedOf(node)[0];
      const bare = inner === undefined ? null : buildParameter(inner, form, builder);
      return bare === null ? null : { ...bare, annotation, ...span };
    }
    case 'list_splat_pattern':
    case 'dictionary_splat_pattern': {
      const inner = namedOf(node)[0];
      if (inner === undefined) return null;
      const rest = node.type === 'list_splat_pattern' ? 'rest' : 'keywords';
      return { name: builder.textOf(inner), form: rest, fallback, annotation, ...span };
    }
    default:
      return null;
  }
}
