import type { TensorNumbers, TensorValue } from '../../values/tensor.js';
import { DeferredNumbers } from '../../values/deferred-numbers.js';
import { arrayLike, knownSizes } from './array.js';
import { forEachOffset, gather, rowMajorStrides } from './strides.js';

/** Where an array's numbers are: those of `base`, at `offset + i·strides[0] + j·strides[1] + …`. */
export interface Place {
  readonly base: TensorValue;
  readonly strides: readonly number[];
  readonly offset: number;
}

const places = new WeakMap<TensorValue, Place>();

/** Where the numbers of an array of known sizes are: its own, unless it shows a part of another's. */
export function placeOf(array: TensorValue, sizes: readonly number[]): Place {
  return places.get(array) ?? { base: array, strides: rowMajorStrides(sizes), offset: 0 };
}

/**
 * An array that shows numbers of `array`'s storage, read through other strides: what is written to
 * either is seen in both, as views of PyTorch and NumPy do. Without numbers there is nothing to share.
 */
export function viewed(
  array: TensorValue,
  sizes: readonly number[],
  { base, strides, offset }: Place,
): TensorValue {
  if (array.numbers === null) return arrayLike(array, sizes);
  const view = window(array, sizes, { base, strides, offset });
  places.set(view, { base, strides, offset });
  return view;
}

/** The same array under another type or with other layers behind it; its numbers stay shared. */
export function sharing(
  array: TensorValue,
  changes: Partial<Pick<TensorValue, 'type' | 'chain'>>,
): TensorValue {
  const sizes = array.shape === null ? null : knownSizes(array.shape);
  if (array.numbers === null || sizes === null) return { ...array, ...changes };
  const place = placeOf(array, sizes);
  const view = window({ ...array, ...changes }, sizes, place);
  places.set(view, place);
  return view;
}

/** An array of its own with the numbers that this one has now. */
export function copied(array: TensorValue): TensorValue {
  return { ...array };
}

/** Whether an array's numbers lie in its storage row by row, without gaps. */
export function isContiguous(array: TensorValue): boolean {
  const sizes = array.shape === null ? null : knownSizes(array.shape);
  if (sizes === null) return true;
  const { strides } = placeOf(array, sizes);
  const plain = rowMajorStrides(sizes);
  return sizes.every((size, axis) => size === 1 || strides[axis] === plain[axis]);
}

/**
 * The strides that show the same elements in another shape; null where only a copy can.
 * Source: `computeStride` of PyTorch's `TensorUtils.cpp`.
 */
export function reshapedStrides(
  sizes: readonly number[],
  strides: readonly number[],
  next: readonly number[],
): readonly number[] | null {
  if (sizes.length === 0 || sizes.includes(0)) return rowMajorStrides(next);
  const wanted = next.map(() => 1);
  let axis = next.length - 1;
  let spacing = strides.at(-1) ?? 1;
  let count = 1;
  let shown = 1;
  for (let own = sizes.length - 1; own >= 0; own -= 1) {
    count *= sizes[own] ?? 1;
    const before = own - 1;
    const goesOn = own > 0 && (sizes[before] === 1 || strides[before] === count * spacing);
    if (goesOn) continue;
    while (axis >= 0 && (shown < count || next[axis] === 1)) {
      wanted[axis] = shown * spacing;
      shown *= next[axis] ?? 1;
      axis -= 1;
    }
    if (shown !== count) return null;
    spacing = strides[before] ?? 1;
    count = 1;
    shown = 1;
  }
  return axis < 0 ? wanted : null;
}

/** An array whose numbers are read from and written to those of `place.base`. */
function window(like: TensorValue, sizes: readonly number[], place: Place): TensorValue {
  const { base, strides, offset } = place;
  let from: TensorNumbers | null = null;
  let seen: TensorNumbers | null = null;
  return {
    kind: 'tensor',
    type: like.type,
    shape: sizes,
    shapeUnknown: null,
    dtype: like.dtype,
    chain: like.chain,
    get numbers() {
      const { numbers } = base;
      if (numbers === from) return seen;
      from = numbers;
      seen =
        numbers === null
          ? null
          : new DeferredNumbers(numbers, () => gather(numbers.data, sizes, strides, offset), [
              numbers,
            ]);
      return seen;
    },
    set numbers(to: TensorNumbers | null) {
      if (base.numbers === null) return;
      if (to === null) {
        base.numbers = null;
        return;
      }
      const data = Float64Array.from(base.numbers.data);
      const written = to.data;
      forEachOffset(sizes, strides, offset, (at, index) => {
        data[at] = written[index] ?? 0;
      });
      const { label } = base.numbers;
      const sample = base.numbers.origin === 'sample' || to.origin === 'sample';
      base.numbers = { data, label, origin: sample ? 'sample' : 'literal' };
    },
  };
}
