import type { TensorValue } from '../../values/tensor.js';
import { leader, shapeOf } from '../arrays/array.js';
import { concatenate } from '../arrays/rearrange.js';
import { sizesText } from '../arrays/size-text.js';
import type { LibraryContext } from '../contract.js';
import { differingAxis } from '../keras/combining.js';

/** `tf.concat`; raises TensorFlow's error where other sizes differ. */
export function concatenated(
  tensors: readonly TensorValue[],
  axis: number,
  context: LibraryContext,
): TensorValue {
  const rank = tensors[0]?.shape?.length ?? 1;
  const at = axis < 0 ? axis + rank : axis;
  const output = concatenate(tensors, at);
  if (output !== null) return { ...output, chain: (leader(tensors) ?? output).chain };
  const [first = [], ...rest] = tensors.map(shapeOf);
  const differing = differingAxis(tensors, at);
  const other = rest.findIndex((shape) => shape[differing] !== first[differing]);
  const text = (index: number): string => `[${sizesText(tensors[index]?.shape ?? [], ',')}]`;
  return context.refuse({
    exception: 'InvalidArgumentError',
    message: `ConcatOp : Dimension ${differing} in both shapes must be equal: shape[0] = ${text(0)} vs. shape[${other + 1}] = ${text(other + 1)}`,
    code: 'cat-sizes',
    kind: 'tf.concat',
    framework: 'tensorflow',
    built: null,
    arrived: tensors,
    axis: differing,
    told: null,
  });
}
