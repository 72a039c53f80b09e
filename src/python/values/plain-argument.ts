import { pythonList, type ArgumentValue } from '../../engine/index.js';
import type { InstanceValue, Value } from './value.js';

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
      if (items.length !== value.items.length) return undefined;
      return value.kind === 'list' ? pythonList(items) : items;
    }
    case 'tensor': {
      const { numbers } = value;
      if (numbers?.origin !== 'literal') return undefined;
      const data = [...numbers.data];
      return value.shape?.length === 0 ? data[0] : data;
    }
    case 'instance':
      return numberHeld(value);
    default:
      return undefined;
  }
}

/** The number that an object of a class of numbers stands for, such as a member of an `IntEnum`. */
function numberHeld({ native, type, attributes }: InstanceValue): ArgumentValue | undefined {
  if (native !== null) return native.kind === 'int' ? native.value : undefined;
  const held = attributes.get('value') ?? attributes.get('_value_');
  const isNumber = type.mro.some((one) => one.qualifiedName === 'builtins.int');
  return isNumber && held?.kind === 'int' ? held.value : undefined;
}
