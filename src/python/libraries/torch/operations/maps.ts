import { arrayLike } from '../../arrays/array.js';
import { mapNumbers } from '../../arrays/elementwise.js';
import { floatMaps, mapped, sameTypeMaps } from '../../arrays/maps.js';
import type { Operation, Operations } from './operation.js';

function operation(map: (x: number) => number, toFloat: boolean): Operation {
  return { signature: '*, out=None, **options', run: (input) => mapped(input, map, toFloat) };
}

function operationsOf(
  maps: Readonly<Record<string, (x: number) => number>>,
  toFloat: boolean,
): [string, Operation][] {
  return Object.entries(maps).map(([name, map]) => [name, operation(map, toFloat)]);
}

const truths: Readonly<Record<string, (x: number) => number>> = {
  isnan: (x) => (Number.isNaN(x) ? 1 : 0),
  isinf: (x) => (Math.abs(x) === Infinity ? 1 : 0),
  isfinite: (x) => (Number.isFinite(x) ? 1 : 0),
  logical_not: (x) => (x === 0 ? 1 : 0),
};

/** Every operation on one number at a time. */
export const maps: Operations = Object.fromEntries([
  ...operationsOf(sameTypeMaps, false),
  ...operationsOf(floatMaps, true),
  ...Object.entries(truths).map(([name, map]): [string, Operation] => [
    name,
    {
      signature: '',
      run: (input) =>
        input.shape === null
          ? { ...input, dtype: 'bool' }
          : arrayLike(input, input.shape, {
              dtype: 'bool',
              numbers: mapNumbers(input, 'bool', map),
            }),
    },
  ]),
]);
