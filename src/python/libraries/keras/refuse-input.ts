import type { TensorValue } from '../../values/tensor.js';
import type { InstanceValue } from '../../values/value.js';
import type { LibraryContext } from '../contract.js';

/** Refuses what a layer or model is called with, in Keras' words. */
export function refuseInput(
  self: InstanceValue,
  input: TensorValue,
  message: string,
  context: LibraryContext,
): never {
  return context.refuse({
    exception: 'ValueError',
    message,
    code: 'layer-input',
    kind: self.type.name,
    framework: 'keras',
    built: self,
    arrived: [input],
    axis: Math.max(0, (input.shape?.length ?? 1) - 1),
    told: null,
  });
}
