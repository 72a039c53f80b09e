import { product } from '../../../engine/row-major.js';
import { say } from '../../../engine/phrase.js';
import { dimensionText } from '../../dimension.js';
import type { Shape } from '../../site.js';
import type { Chain } from '../../values/layer.js';
import { LARGEST_LITERAL, type TensorNumbers, type TensorValue } from '../../values/tensor.js';
import { unknown } from '../../values/create.js';
import { DeferredNumbers } from '../../values/deferred-numbers.js';
import type { UnknownValue } from '../../values/value.js';
import { NotKnown } from '../not-known.js';

const NO_CHAIN: Chain = { origin: '', last: null, previous: null, length: 0 };

/** What an array is made of, apart from its library's class. */
export interface ArrayParts {
  readonly shape: Shape;
  readonly dtype: string;
  readonly numbers?: TensorNumbers | null;
  readonly chain?: Chain;
}

/** A new array of a library's class, such as `torch.Tensor`. */
export function newArray(type: string, parts: ArrayParts): TensorValue {
  const impossible = impossibleSize(parts.shape);
  return {
    kind: 'tensor',
    type,
    shape: impossible === null ? parts.shape : null,
    shapeUnknown: impossible,
    dtype: parts.dtype,
    numbers: impossible === null ? (parts.numbers ?? null) : null,
    chain: parts.chain ?? NO_CHAIN,
  };
}

/** Sizes are looked at here, where arrays are made: none is negative, broken or beyond counting. */
function impossibleSize(shape: Shape): UnknownValue | null {
  const size = shape.find(
    (one) => typeof one === 'number' && !(Number.isSafeInteger(one) && one >= 0),
  );
  if (size === undefined) return null;
  return unknown(say('no array has a size of {size}', { size: dimensionText(size) }));
}

/** An array of the same library, with the same layers behind it; dtype as before unless given. */
export function arrayLike(
  from: TensorValue,
  shape: Shape,
  parts: { readonly dtype?: string; readonly numbers?: TensorNumbers | null } = {},
): TensorValue {
  const { type, chain } = from;
  return newArray(type, {
    shape,
    dtype: parts.dtype ?? from.dtype,
    chain,
    numbers: parts.numbers ?? null,
  });
}

/** An array whose number of axes isn't known, and why. */
export function arrayOfUnknownShape(from: TensorValue, reason?: UnknownValue): TensorValue {
  return {
    ...from,
    shape: null,
    shapeUnknown: reason ?? from.shapeUnknown ?? unknown(say('its shape is not known')),
    numbers: null,
  };
}

/** The shape of an array; throws {@link NotKnown} where not even the number of axes is known. */
export function shapeOf(array: TensorValue): Shape {
  if (array.shape !== null) return array.shape;
  throw new NotKnown(
    array.shapeUnknown?.reason ?? say('the shape of the tensor is not known'),
    array.shapeUnknown?.range ?? null,
  );
}

/** The sizes as numbers, where all of them are known; else null. */
export function knownSizes(shape: Shape): readonly number[] | null {
  return shape.every((size): size is number => typeof size === 'number') ? shape : null;
}

/**
 * Numbers for an array of these sizes, where they are known and few enough to keep; else null. `at`
 * is asked once for each index, in order, and not before the numbers are read.
 */
export function fillNumbers(
  shape: Shape,
  label: string,
  origin: TensorNumbers['origin'],
  at: (index: number) => number,
): TensorNumbers | null {
  const sizes = knownSizes(shape);
  if (sizes === null) return null;
  const count = product(sizes);
  if (!(count >= 0 && count <= LARGEST_LITERAL) || !Number.isInteger(count)) return null;
  return new DeferredNumbers({ origin, label }, () => {
    const data = new Float64Array(count);
    for (let index = 0; index < count; index += 1) data[index] = at(index);
    return data;
  });
}

/** The array that passed the most layers: what an operation on several follows. */
export function leader(arrays: readonly TensorValue[]): TensorValue | undefined {
  return arrays.reduce<TensorValue | undefined>(
    (best, array) => (best === undefined || array.chain.length > best.chain.length ? array : best),
    undefined,
  );
}

/** A dimension index as Python counts it, from the end where negative; null out of range. */
export function axisIndex(axis: number, rank: number): number | null {
  if (axis < -rank || axis >= rank) return null;
  return axis < 0 ? axis + rank : axis;
}
