import type { TensorValue } from '../../../values/tensor.js';
import type { Value } from '../../../values/value.js';
import type { LibraryContext } from '../../contract.js';

/** `(values, indices)`, which also has them as attributes. */
export function valuesAndIndices(
  values: TensorValue,
  indices: TensorValue,
  context: LibraryContext,
): Value {
  return context.call(context.named('torch.return_types.values_indices'), [values, indices]);
}
