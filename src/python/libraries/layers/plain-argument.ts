import type { ArgumentValue } from '../../../engine/index.js';
import type { Value } from '../../values/value.js';

/** A value as the engine takes an argument; undefined: it isn't known, or isn't plain data. */
export function plainArgument(value: Value): ArgumentValue | undefined {
  switch (value.kind) {
    case 'none':
      return null;
    case 'bool':
    case 'int':
    case 'string':
      return value.value;
    case 'float':
      return { float: value.value };
    case 'tuple':
    case 'list': {
      const items = value.items.map(plainArgument);
      return items.every((item) => item !== undefined) ? items : undefined;
    }
    case 'tensor': {
      const only = value.numbers?.data;
      return only?.length === 1 && value.dtype.includes('int') ? only[0] : undefined;
    }
    default:
      return undefined;
  }
}
