import { symbol } from '../../dimension.js';
import type { Shape } from '../../site.js';
import type { TensorValue } from '../../values/tensor.js';
import type { InstanceValue } from '../../values/value.js';
import { arrayLike } from '../arrays/array.js';
import type { LibraryContext } from '../contract.js';
import { refuseInput } from './refuse-input.js';
import { shapeText } from './shape-text.js';

/** An input of a model that is put together: its names, and the shape that it was made with. */
export interface ModelInput {
  /** Of the layer that makes it. */
  readonly name: string;
  /** Of the tensor itself: the first of a program, where the code gives none. */
  readonly tensor: string;
  readonly shape: Shape;
}

interface InputNames {
  readonly layer: string;
  readonly tensor: string;
}

const names = new WeakMap<TensorValue, InputNames>();

/** Remembers what Keras calls an input, unless it has a name already; `given`: by the code. */
export function nameInput(
  input: TensorValue,
  given: string | null,
  automatic: () => string,
): TensorValue {
  if (names.has(input)) return input;
  names.set(input, { layer: given ?? automatic(), tensor: given ?? 'keras_tensor' });
  return input;
}

/** Whether a tensor is an input of a model that is put together. */
export const isNamedInput = (tensor: TensorValue): boolean => names.has(tensor);

/** What Keras calls an input. */
export function inputName(input: TensorValue): string {
  return names.get(input)?.layer ?? 'input_layer';
}

/** An input that a model was made with. */
export function modelInput(input: TensorValue, shape: Shape): ModelInput {
  return { name: inputName(input), tensor: names.get(input)?.tensor ?? 'keras_tensor', shape };
}

const withoutLastOne = (shape: Shape): Shape => (shape.at(-1) === 1 ? shape.slice(0, -1) : shape);

/** Keras's check of the sizes of what a functional model is given; an axis of 1 at the end is optional. */
export function checkSizes(
  self: InstanceValue,
  given: TensorValue,
  at: number,
  { name, shape: wanted, called }: ModelInput & { readonly called: string },
  context: LibraryContext,
): void {
  if (given.shape === null) return;
  const found = withoutLastOne(given.shape);
  const misfits = withoutLastOne(wanted).some((size, axis) => {
    const other = found[axis];
    return axis > 0 && typeof size === 'number' && typeof other === 'number' && size !== other;
  });
  if (!misfits) return;
  const expected = shapeText(wanted.map((size, axis) => (axis === 0 ? symbol('N') : size)));
  refuseInput(
    self,
    given,
    `Input ${at} with name '${name}' of layer '${called}' is incompatible with the layer: expected shape=${expected}, found shape=${shapeText(found)}`,
    context,
  );
}

/**
 * An input with the number of axes that a model was put together with: an axis of 1 at the end comes
 * or goes, anything else is refused.
 */
export function adjusted(
  self: InstanceValue,
  given: TensorValue,
  { tensor: name, shape: wanted }: ModelInput,
  context: LibraryContext,
): TensorValue {
  const { shape } = given;
  if (shape === null || shape.length === wanted.length) return given;
  if (shape.length === wanted.length + 1 && shape.at(-1) === 1) {
    return arrayLike(given, shape.slice(0, -1));
  }
  if (shape.length === wanted.length - 1 && wanted.at(-1) === 1) {
    return arrayLike(given, [...shape, 1]);
  }
  const tensor = `Tensor("data:0", shape=${shapeText(shape)}, dtype=float32)`;
  return refuseInput(
    self,
    given,
    `Invalid input shape for input ${tensor} with name '${name}' and path ''. Expected shape ${shapeText(wanted)}, but input has incompatible shape ${shapeText(shape)}`,
    context,
  );
}
