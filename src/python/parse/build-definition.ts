import type { ClassNode, Expression, FunctionNode, Statement } from '../tree/nodes.js';
import { buildArguments } from './build-arguments.js';
import { bodyOf, type BlockReaders } from './build-block.js';
import { buildParameters } from './build-parameters.js';
import { childOf, childrenOf, spanOf, type RawNode } from './raw-node.js';

/** A function or a class under its decorators. */
export function buildDecorated(node: RawNode, readers: BlockReaders): Statement[] {
  const decorators = childrenOf(node, 'Decorator').map((child) =>
    readers.builder.build(child.children[0]),
  );
  const definition = node.children.at(-1);
  switch (definition?.type) {
    case 'Class':
      return buildClass(definition, decorators, readers);
    case 'Function':
      return buildFunction(definition, decorators, readers);
    default:
      return [];
  }
}

/** `def`. */
export function buildFunction(
  node: RawNode,
  decorators: readonly Expression[],
  { builder, block }: BlockReaders,
): Statement[] {
  const name = childOf(node, 'Name');
  if (name === undefined) return [];
  const sawYield = builder.sawYield;
  builder.sawYield = false;
  const body = bodyOf(node, block);
  const isGenerator = builder.sawYield;
  builder.sawYield = sawYield;
  const returns = childOf(node, 'Returns');
  const built: FunctionNode = {
    kind: 'function',
    name: builder.textOf(name),
    nameSpan: spanOf(name),
    parameters: buildParameters(childOf(node, 'Parameters'), builder),
    returns: returns === undefined ? null : builder.build(returns),
    body,
    decorators,
    isAsync: builder.textOf({ start: node.start, end: name.start }).startsWith('async'),
    isGenerator,
    ...spanOf(node),
  };
  return [built];
}

/** `class`. */
export function buildClass(
  node: RawNode,
  decorators: readonly Expression[],
  { builder, block }: BlockReaders,
): Statement[] {
  const name = childOf(node, 'Name');
  if (name === undefined) return [];
  const built: ClassNode = {
    kind: 'class',
    name: builder.textOf(name),
    nameSpan: spanOf(name),
    args: buildArguments(childOf(node, 'Arguments'), builder),
    body: bodyOf(node, block),
    decorators,
    ...spanOf(node),
  };
  return [built];
}
