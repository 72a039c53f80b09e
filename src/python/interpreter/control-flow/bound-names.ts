import type { Expression, Statement } from '../../tree/nodes.js';

/** The names that a statement gives a value where it is carried out, whatever comes of its blocks. */
export function boundNames(statement: Statement): readonly string[] {
  switch (statement.kind) {
    case 'assign':
      return statement.targets.flatMap(namesIn);
    case 'annotated-assign':
    case 'augmented-assign':
    case 'for':
      return namesIn(statement.target);
    case 'with':
      return statement.items.flatMap((item) => (item.target === null ? [] : namesIn(item.target)));
    case 'function':
    case 'class':
      return [statement.name];
    default:
      return [];
  }
}

function namesIn(target: Expression): readonly string[] {
  switch (target.kind) {
    case 'name':
      return [target.name];
    case 'tuple':
    case 'list':
      return target.items.flatMap(namesIn);
    case 'starred':
      return namesIn(target.value);
    default:
      return [];
  }
}
