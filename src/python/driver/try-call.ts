import type { Words } from '../../engine/phrase.js';
import type { Interpreter } from '../interpreter/interpreter.js';
import type { LibraryClass } from '../libraries/contract.js';
import type { Shape } from '../site.js';
import type { TensorValue } from '../values/tensor.js';
import type { ClassValue, Value } from '../values/value.js';

type LayerInput = NonNullable<LibraryClass['input']>;

const TORCH: LayerInput = { type: 'torch.Tensor', layout: 'channels-first', method: 'forward' };

/** What the models of a class take, as their library's table says; torch's where nothing does. */
export function inputOf(type: ClassValue): LayerInput {
  for (const { library } of type.mro) {
    if (library !== null && library.input !== null) return library.input;
  }
  return TORCH;
}

/** A tensor of a shape that stands for a model's input. */
export function inputTensor(type: string, shape: Shape, origin: Words): TensorValue {
  return {
    kind: 'tensor',
    type,
    shape,
    shapeUnknown: null,
    dtype: 'float32',
    numbers: null,
    chain: { origin, last: null, previous: null, length: 0 },
  };
}

/** Applies a model or function to tensors of some shapes. */
export function callWithShapes(
  interpreter: Interpreter,
  target: Value,
  shapes: readonly Shape[],
  origin: Words,
): Value {
  const { type } = target.kind === 'instance' ? inputOf(target.type) : TORCH;
  const tensors = shapes.map((shape) => inputTensor(type, shape, origin));
  return interpreter.present.outside(() => interpreter.calls.call(target, tensors));
}
