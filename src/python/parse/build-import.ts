import type { Statement } from '../tree/nodes.js';
import type { ExpressionBuilder } from './build-expression.js';
import { fieldOf, fieldsOf, namedOf, spanOf, type RawNode } from './raw-node.js';

interface ImportedName {
  readonly name: string;
  readonly alias: string | null;
}

/** `import a.b as c` and `from ..x import y as z`. */
export function buildImport(node: RawNode, builder: ExpressionBuilder): Statement[] {
  const names = fieldsOf(node, 'name').map((one) => importedName(one, builder));
  const span = spanOf(node);
  if (node.type === 'import_statement') {
    const modules = names.map(({ name, alias }) => ({ module: name, alias }));
    return [{ kind: 'import', modules, ...span }];
  }
  const source = fieldOf(node, 'module_name');
  if (source === undefined) return [];
  const dots = source.children.find((child) => child.type === 'import_prefix');
  const dotted = source.type === 'dotted_name' ? source : namedOf(source).at(-1);
  const module =
    dotted === undefined || dotted.type !== 'dotted_name' ? '' : builder.textOf(dotted);
  const isStar = node.children.some((child) => child.type === 'wildcard_import');
  return [
    {
      kind: 'import-from',
      level: dots === undefined ? 0 : builder.textOf(dots).replace(/[^.]/g, '').length,
      module: module.replace(/\s+/g, ''),
      names: isStar ? [{ name: '*', alias: null }] : names,
      ...span,
    },
  ];
}

function importedName(node: RawNode, builder: ExpressionBuilder): ImportedName {
  if (node.type !== 'aliased_import') return { name: builder.textOf(node), alias: null };
  const name = fieldOf(node, 'name');
  const alias = fieldOf(node, 'alias');
  return {
    name: name === undefined ? '' : builder.textOf(name),
    alias: alias === undefined ? null : builder.textOf(alias),
  };
}
