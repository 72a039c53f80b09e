import { symbol, type Dimension } from '../../dimension.js';
import type { Shape } from '../../site.js';
import type { TensorValue } from '../../values/tensor.js';
import { NONE, size } from '../../values/create.js';
import type { Value } from '../../values/value.js';
import { newArray } from '../arrays/array.js';
import { dimensionOf } from '../arguments.js';

/** The class of tensors in TensorFlow and of Keras's symbolic ones. */
export const TENSOR = 'tensorflow.Tensor';

/** The class of tensors of a model that is put together: to code, sizes that aren't known are None. */
export const KERAS_TENSOR = 'keras.KerasTensor';

/** A tensor that a model begins with; it has no numbers. */
export function tensor(shape: Shape, dtype = 'float32', origin = ''): TensorValue {
  return newArray(KERAS_TENSOR, {
    shape,
    dtype,
    chain: { origin, last: null, previous: null, length: 0 },
  });
}

const NAMES = ['N', 'A', 'B', 'C', 'D', 'E'] as const;
const SPATIAL: Readonly<Record<number, readonly string[]>> = {
  3: ['L'],
  4: ['H', 'W'],
  5: ['D', 'H', 'W'],
};

/** A shape as Keras code writes it: `None` is a size that isn't known, a symbol here. */
export function shapeOfSpec(items: readonly Value[]): Shape {
  const spatial = SPATIAL[items.length];
  return items.map((item, axis): Dimension => {
    if (item.kind !== 'none') return dimensionOf(item, 'shape');
    if (axis === 0) return symbol('N');
    if (axis === items.length - 1 && spatial !== undefined) return symbol('C');
    return symbol(spatial?.[axis - 1] ?? NAMES[axis] ?? `A${axis}`);
  });
}

/** A size as code sees it: of a tensor that a model is put together with, None where it isn't known. */
export function seenSize(one: Dimension, { type }: TensorValue): Value {
  return type === KERAS_TENSOR && typeof one !== 'number' ? NONE : size(one);
}
