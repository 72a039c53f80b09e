import { isEqual } from '../../dimension.js';
import type { LinkPassage, Shape } from '../../site.js';
import type { TensorValue } from '../../values/tensor.js';

/** The last layer that a tensor passed; null: it comes as it is from the code. */
export function lastLayer({ chain }: TensorValue): LinkPassage | null {
  return chain.last?.passage ?? null;
}

/** Whether a tensor has its axes as the last layer gave them, and no two could have changed places. */
export function hasAxesOf(shape: Shape, layer: LinkPassage): boolean {
  const { output } = layer;
  if (output?.length !== shape.length) return false;
  const sameSizes = shape.every((size, axis) => isEqual(size, output[axis] ?? -1) === true);
  const [, ...behind] = output;
  return sameSizes && behind.some((size) => size !== behind[0]);
}

/** Whether a layer gives maps: a convolution or a pooling over places. */
export function givesMaps({ kind, isPooling }: LinkPassage): boolean {
  return isPooling || /Conv|Pool/u.test(kind);
}
