import { say } from '../../../engine/phrase.js';
import type { TensorValue } from '../../values/tensor.js';
import type { Value } from '../../values/value.js';
import { binaries, binary } from '../arrays/arithmetic.js';
import { leader, shapeOf } from '../arrays/array.js';
import { concatenate } from '../arrays/rearrange.js';
import { sizesText } from '../arrays/size-text.js';
import type { LibraryContext } from '../contract.js';
import { withoutNumbers } from './layer.js';

/** The tensors that a merging layer takes as one list. */
export function listed(value: Value, context: LibraryContext): readonly TensorValue[] {
  return context.items(value).map((item) => {
    if (item.kind === 'tensor') return item;
    return context.giveUp(
      item.kind === 'unknown' ? item.reason : say('one of the inputs is not a tensor'),
    );
  });
}

/** Adds, multiplies … several tensors, broadcasting their shapes. */
export function merged(tensors: readonly TensorValue[], context: LibraryContext): TensorValue {
  const output = tensors.reduce<Value>(
    (all, one) => binary(all, one, binaries.add, context),
    tensors[0] ?? context.giveUp(say('nothing to merge')),
  );
  if (output.kind !== 'tensor') return context.giveUp(say('one of the inputs is not a tensor'));
  return withoutNumbers(output);
}

/** Joins tensors along an axis, with Keras's error where other sizes differ. */
export function joined(
  tensors: readonly TensorValue[],
  axis: number,
  context: LibraryContext,
): TensorValue {
  const rank = tensors[0]?.shape?.length ?? 1;
  const at = axis < 0 ? axis + rank : axis;
  const output =
    concatenate(tensors, at) ??
    context.raise(
      'ValueError',
      `A \`Concatenate\` layer requires inputs with matching shapes except for the concatenation axis. Received: input_shape=[${tensors.map((one) => `(${sizesText(shapeOf(one))})`).join(', ')}]`,
    );
  return { ...output, chain: (leader(tensors) ?? output).chain };
}
