import { product } from '../../../engine/row-major.js';
import { add, type Dimension } from '../../dimension.js';
import type { Shape } from '../../site.js';
import type { TensorNumbers, TensorValue } from '../../values/tensor.js';
import { arrayLike, arrayOfUnknownShape, knownSizes } from './array.js';
import { forEachOffset, rowMajorStrides } from './strides.js';

/** Pads `(before, after)` pairs, the last axis first, as `F.pad` takes them. */
export function padded(
  input: TensorValue,
  pads: readonly Dimension[],
  fill: number | null,
): TensorValue {
  if (input.shape === null) return arrayOfUnknownShape(input);
  const rank = input.shape.length;
  const before: Dimension[] = input.shape.map(() => 0);
  const shape = input.shape.map((size, axis) => {
    const at = (rank - 1 - axis) * 2;
    before[axis] = pads[at] ?? 0;
    return add(size, add(pads[at] ?? 0, pads[at + 1] ?? 0));
  });
  return arrayLike(input, shape, { numbers: paddedNumbers(input, shape, before, fill) });
}

function paddedNumbers(
  input: TensorValue,
  shape: Shape,
  before: Shape,
  fill: number | null,
): TensorNumbers | null {
  const sizes = knownSizes(shape);
  const own = input.shape === null ? null : knownSizes(input.shape);
  const first = knownSizes(before);
  if (sizes === null || own === null || first === null || fill === null) return null;
  if (input.numbers === null || first.some((cells) => cells < 0)) return null;
  if (sizes.some((size, axis) => size < (own[axis] ?? 0))) return null;
  const data = new Float64Array(product(sizes)).fill(fill);
  const strides = rowMajorStrides(sizes);
  const offset = first.reduce((total, cells, axis) => total + cells * (strides[axis] ?? 0), 0);
  const source = input.numbers.data;
  forEachOffset(own, strides, offset, (at, index) => {
    data[at] = source[index] ?? 0;
  });
  return { ...input.numbers, data };
}
