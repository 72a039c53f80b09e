import type { TensorValue } from '../../../values/tensor.js';
import type { InstanceValue } from '../../../values/value.js';

/** Layers whose mode the code has set itself. */
const settled = new WeakSet<InstanceValue>();

/** Remembers that the code has called `train` or `eval`. */
export function settleMode(layer: InstanceValue): void {
  settled.add(layer);
}

/**
 * Whether a layer is surely in training mode: the code said so, or it said nothing and passes an
 * input of its own. (Models that are tried without such an input are shown as in evaluation.)
 */
export function isSurelyTraining(layer: InstanceValue, input: TensorValue): boolean {
  const training = layer.attributes.get('training');
  if (training?.kind !== 'bool') return false;
  return training.value || (!settled.has(layer) && input.chain.origin === '');
}
