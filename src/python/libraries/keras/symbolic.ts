import type { TensorValue } from '../../values/tensor.js';
import { isNamedInput } from './given-input.js';
import { nodeOf } from './layer.js';

/** How many layers are looked through for the input that they start from. */
const MOST_LAYERS = 500;

/**
 * Whether a tensor stands for values of a model that is put together (`keras.Input`, and what layers
 * make of it), not for values that are there. What other operations made counts as symbolic.
 */
export function isSymbolic(given: TensorValue): boolean {
  let tensor: TensorValue | undefined = given;
  for (let layer = 0; layer < MOST_LAYERS && tensor !== undefined; layer += 1) {
    const node = nodeOf(tensor);
    if (node === undefined) return isNamedInput(tensor) || tensor.chain.last !== null;
    tensor = node.args.find((arg) => arg.kind === 'tensor');
  }
  return true;
}
