import { say } from '../../../engine/phrase.js';
import type { Dimension } from '../../dimension.js';
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
  return {
    kind: 'tensor',
    type,
    shape: parts.shape,
    shapeUnknown: null,
    dtype: parts.dtype,
    numbers: parts.numbers ?? null,
    chain: parts.chain ?? NO_CHAIN,
  };
}

/** An array of the same library, with the same layers behind it; dtype as before unless given. */
export function arrayLike(
  from: TensorValue,
  shape: Shape,
  parts: { readonly dtype?: string; readonly numbers?: TensorNumbers | null } = {},
): TensorValue {
  return {
    kind: 'tensor',
    type: from.type,
    shape,
    shapeUnknown: null,
    dtype: parts.dtype ?? from.dtype,
    numbers: parts.numbers ?? null,
    chain: from.chain,
  };
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

/** How many numbers an array of known sizes holds. */
export function countOf(sizes: readonly number[]): number {
  return sizes.reduce((product, size) => product * size, 1);
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
  const count = countOf(sizes);
  if (!(count <= LARGEST_LITERAL)) return null;
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

/** Whether a size is known to be 1. */
export function isOne(size: Dimension | undefined): boolean {
  return size === 1;
}
