import type { Dimension } from '../../dimension.js';
import type { Chain } from '../../values/layer.js';
import type { TensorNumbers, TensorValue } from '../../values/tensor.js';

/** The chain of a tensor that passed no layer. */
export const NO_LAYERS: Chain = { origin: '', last: null, previous: null, length: 0 };

/** A tensor made from another: what isn't given stays, but for the numbers, which don't. */
export function tensorLike(
  like: TensorValue,
  change: {
    readonly shape?: readonly Dimension[] | null;
    readonly dtype?: string;
    readonly numbers?: TensorNumbers | null;
  },
): TensorValue {
  return {
    ...like,
    shape: change.shape === undefined ? like.shape : change.shape,
    dtype: change.dtype ?? like.dtype,
    numbers: change.numbers ?? null,
  };
}

/** A new tensor of a library's class, such as `torch.Tensor`. */
export function newTensor(
  type: string,
  shape: readonly Dimension[] | null,
  dtype: string,
  numbers: TensorNumbers | null = null,
): TensorValue {
  return { kind: 'tensor', type, shape, shapeUnknown: null, dtype, numbers, chain: NO_LAYERS };
}
