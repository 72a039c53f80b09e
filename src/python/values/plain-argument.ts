import type { ArgumentValue } from '../../engine/index.js';
import type { Value } from './value.js';

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
      const items = value.items.map(plainArgument).filter((one) => one !== undefined);
      return items.length === value.items.length ? items : undefined;
    }
    case 'tensor': {
      const { numbers } = value;
      if (numbers?.origin !== 'literal') return undefined;
      const data = [...numbers.data];
      return value.shape?.length === 0 ? data[0] : data;
    }
    default:
      return undefined;
  }
}
