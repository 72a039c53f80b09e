import type { ParameterNode } from '../tree/nodes.js';
import type { ExpressionBuilder } from './build-expression.js';
import { childOf, spanOf, type RawNode } from './raw-node.js';

/** The parameters of a `def` or a `lambda`. */
export function buildParameters(
  node: RawNode | undefined,
  builder: ExpressionBuilder,
): ParameterNode[] {
  let parameters: ParameterNode[] = [];
  let form: ParameterNode['form'] = 'ordinary';
  for (const child of node?.children ?? []) {
    switch (child.type) {
      case 'Slash':
        parameters = parameters.map((one) => ({ ...one, form: 'positional-only' }));
        break;
      case 'Star':
        form = 'keyword-only';
        break;
      case 'RestParameter':
        parameters.push(parameter(child, 'rest', builder));
        form = 'keyword-only';
        break;
      case 'KeywordsParameter':
        parameters.push(parameter(child, 'keywords', builder));
        break;
      case 'Parameter':
        parameters.push(parameter(child, form, builder));
        break;
    }
  }
  return parameters;
}

function parameter(
  node: RawNode,
  form: ParameterNode['form'],
  builder: ExpressionBuilder,
): ParameterNode {
  const annotation = childOf(node, 'Annotation');
  const fallback = childOf(node, 'Default');
  return {
    name: builder.nameOf(childOf(node, 'Name')),
    form,
    fallback: fallback === undefined ? null : builder.build(fallback),
    annotation: annotation === undefined ? null : builder.build(annotation),
    ...spanOf(node),
  };
}
