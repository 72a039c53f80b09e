import type { Dimension } from '../dimension.js';
import type { Chain } from './layer.js';
import type { UnknownValue } from './value.js';

/** An array of any library, reduced to its shape and type, with its numbers where they are known. */
export interface TensorValue {
  readonly kind: 'tensor';
  /** The library class that has its methods: `torch.Tensor`, `numpy.ndarray`, `jax.Array` … */
  readonly type: string;
  /** Null: not even the number of axes is known; `shapeUnknown` says why. */
  readonly shape: readonly Dimension[] | null;
  readonly shapeUnknown: UnknownValue | null;
  /** `float32`, `int64`, `bool` … */
  readonly dtype: string;
  /** The numbers; replaced when code assigns items. */
  numbers: TensorNumbers | null;
  /** The layers it came through. */
  readonly chain: Chain;
}

/** Numbers of a small tensor, row-major, as many as the shape's product. */
export interface TensorNumbers {
  readonly data: Float64Array;
  readonly origin: 'literal' | 'sample';
  /** How to name them to a reader, such as `arange(16)`. */
  readonly label: string;
}

/** Tensors with more numbers than this keep their shape only. */
export const LARGEST_LITERAL = 65536;
