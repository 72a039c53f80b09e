import type { Statement } from '../tree/nodes.js';
import type { ExpressionBuilder } from './build-expression.js';
import { childOf, childrenOf, spanOf, type RawNode } from './raw-node.js';

interface ImportedName {
  readonly name: string;
  readonly alias: string | null;
}

/** `import a.b as c`. */
export function buildImport(node: RawNode, builder: ExpressionBuilder): Statement[] {
  const names = importedNames(node, builder);
  const modules = names.map(({ name, alias }) => ({ module: name, alias }));
  return [{ kind: 'import', modules, ...spanOf(node) }];
}

/** `from ..x import y as z`. */
export function buildImportFrom(node: RawNode, builder: ExpressionBuilder): Statement[] {
  const isStar = childOf(node, 'Star') !== undefined;
  return [
    {
      kind: 'import-from',
      level: dotted(childOf(node, 'Dots'), builder).length,
      module: dotted(childOf(node, 'DottedName'), builder),
      names: isStar ? [{ name: '*', alias: null }] : importedNames(node, builder),
      ...spanOf(node),
    },
  ];
}

function importedNames(node: RawNode, builder: ExpressionBuilder): ImportedName[] {
  return childrenOf(node, 'Imported').map(({ children: [name, alias] }) => ({
    name: dotted(name, builder),
    alias: alias === undefined ? null : builder.textOf(alias),
  }));
}

/** Dots and names, between which lines may be continued. */
function dotted(node: RawNode | undefined, builder: ExpressionBuilder): string {
  return builder.nameOf(node).replace(/[\s\\]+/g, '');
}
