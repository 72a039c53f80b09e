import { say } from '../../../engine/phrase.js';
import type { TensorValue } from '../../values/tensor.js';
import type { Value } from '../../values/value.js';
import type { LibraryContext } from '../contract.js';

/** The tensors of a list, where all of its items are known to be tensors. */
export function listed(value: Value, context: LibraryContext): readonly TensorValue[] {
  return context.items(value).map((item) => {
    if (item.kind === 'tensor') return item;
    return context.giveUp(
      item.kind === 'unknown' ? item.reason : say('one of the inputs is not a tensor'),
    );
  });
}
