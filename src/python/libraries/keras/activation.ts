import type { TensorValue } from '../../values/tensor.js';
import type { Value } from '../../values/value.js';
import { floatMaps, mapped, sameTypeMaps } from '../arrays/maps.js';
import type { LibraryContext } from '../contract.js';

/** Applies an `activation=`: a name, a function or None. Shapes stay. */
export function activate(activation: Value, input: TensorValue, context: LibraryContext): Value {
  switch (activation.kind) {
    case 'none':
      return input;
    case 'string': {
      const name = activation.value;
      const map = sameTypeMaps[name] ?? floatMaps[name];
      return map === undefined ? { ...input, numbers: null } : mapped(input, map, true);
    }
    case 'function':
    case 'bound-method':
    case 'builtin':
    case 'instance':
      return context.call(activation, [input]);
    default:
      return { ...input, numbers: null };
  }
}
