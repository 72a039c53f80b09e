import { say } from '../../../engine/phrase.js';
import { bool, float, int, string, unknown } from '../../values/create.js';
import type { Value } from '../../values/value.js';
import type { LibraryContext } from '../contract.js';
import { isDtype, isFloating, rounderOf } from './dtype.js';
import { mapNumbers } from './elementwise.js';

/**
 * What a dtype gives when it is called, as in `np.float32(255)`: a number of its kind, or an array's
 * values in it. Null where the name is no dtype's.
 */
export function scalar(
  dtype: string,
  args: readonly Value[],
  context: LibraryContext,
): Value | null {
  if (!isDtype(dtype)) return null;
  const [value = int(0)] = args;
  switch (value.kind) {
    case 'int':
    case 'float':
    case 'bool':
      return number(dtype, Number(value.value));
    case 'dimension':
      return isFloating(dtype) ? unknown(say('a size as a float isn’t followed')) : value;
    case 'tensor':
      return { ...value, dtype, numbers: mapNumbers(value, dtype, (x) => x) };
    case 'list':
    case 'tuple':
      return context.call(
        context.named('numpy.array'),
        [value],
        new Map([['dtype', string(dtype)]]),
      );
    case 'unknown':
      return value;
    default:
      return unknown(say('what `{dtype}` makes of it isn’t known', { dtype }));
  }
}

function number(dtype: string, value: number): Value {
  const stored = rounderOf(dtype)(value);
  if (dtype === 'bool') return bool(stored !== 0);
  return isFloating(dtype) ? float(stored) : int(stored);
}
