import type { ClassNode, Expression, FunctionNode, Statement } from '../tree/nodes.js';
import { buildArguments } from './build-arguments.js';
import type { Surrounding } from './build-block.js';
import { buildParameters } from './build-parameters.js';
import { fieldOf, namedOf, spanOf, type RawNode } from './raw-node.js';

/** A function or a class under its decorators. */
export function buildDecorated(node: RawNode, around: Surrounding): Statement[] {
  const { builder } = around;
  const decorators = node.children
    .filter((child) => child.type === 'decorator')
    .map((child) => builder.build(namedOf(child)[0]));
  const definition = fieldOf(node, 'definition');
  if (definition === undefined) return [];
  return definition.type === 'class_definition'
    ? buildClass(definition, decorators, around)
    : buildFunction(definition, decorators, around);
}

/** `def`. */
export function buildFunction(
  node: RawNode,
  decorators: readonly Expression[],
  { builder, block }: Surrounding,
): Statement[] {
  const name = fieldOf(node, 'name');
  if (name === undefined) return [];
  const sawYield = builder.sawYield;
  builder.sawYield = false;
  const body = block(fieldOf(node, 'body'));
  const isGenerator = builder.sawYield;
  builder.sawYield = sawYield;
  const returns = fieldOf(node, 'return_type');
  const built: FunctionNode = {
    kind: 'function',
    name: builder.textOf(name),
    nameSpan: spanOf(name),
    parameters: buildParameters(fieldOf(node, 'parameters'), builder),
    returns: returns === undefined ? null : builder.build(returns),
    body,
    decorators,
    isAsync: node.children.some((child) => child.type === 'async'),
    isGenerator,
    ...spanOf(node),
  };
  return [built];
}

/** `class`. */
export function buildClass(
  node: RawNode,
  decorators: readonly Expression[],
  { builder, block }: Surrounding,
): Statement[] {
  const name = fieldOf(node, 'name');
  if (name === undefined) return [];
  const built: ClassNode = {
    kind: 'class',
    name: builder.textOf(name),
    nameSpan: spanOf(name),
    args: buildArguments(fieldOf(node, 'superclasses'), builder),
    body: block(fieldOf(node, 'body')),
    decorators,
    ...spanOf(node),
  };
  return [built];
}
