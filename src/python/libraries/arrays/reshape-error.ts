import type { Shape } from '../../site.js';
import { shapeProduct } from './rearrange.js';
import { sizesText, sizeText } from './size-text.js';

/** What a library raises for a reshape that doesn't keep the elements. */
interface ReshapeError {
  readonly exception: string;
  readonly message: string;
}

type Words = (size: string, asked: string, shape: Shape, wanted: Shape) => ReshapeError;

/** The words of the library that an array of this type belongs to; NumPy's for any other. */
export function reshapeError(type: string, shape: Shape, wanted: Shape): ReshapeError {
  const [library = ''] = type.split('.');
  const size = sizeText(shapeProduct(shape));
  const asked = sizeText(shapeProduct(wanted.filter((one) => one !== -1)));
  return (words.get(library) ?? numpyError)(size, asked, shape, wanted);
}

const openIn = (wanted: Shape): number => wanted.filter((one) => one === -1).length;

const numpyError: Words = (size, _asked, _shape, wanted) => ({
  exception: 'ValueError',
  message:
    openIn(wanted) > 1
      ? 'can only specify one unknown dimension'
      : `cannot reshape array of size ${size} into shape (${sizesText(wanted, ',')})`,
});

const jaxError: Words = (size, asked, shape, wanted) => {
  const open = openIn(wanted);
  if (open > 1) {
    const message = `can only specify one unknown axis size with a \`-1\` value, got ${tuple(wanted)}`;
    return { exception: 'TypeError', message };
  }
  const start = `cannot reshape array of shape ${tuple(shape)} (size ${size}) into shape ${tuple(wanted)}`;
  const message =
    open > 0
      ? `${start} because the product of specified axis sizes (${asked}) does not evenly divide ${size}`
      : `${start} (size ${asked})`;
  return { exception: 'TypeError', message };
};

/** Source: `tensorflow/core/kernels/reshape_op.h`. */
const tensorflowError: Words = (size, asked, _shape, wanted) => {
  const [first, second] = wanted.flatMap((one, axis) => (one === -1 ? [axis] : []));
  const exception = 'InvalidArgumentError';
  if (first !== undefined && second !== undefined) {
    const message = `Only one input size may be -1, not both ${String(first)} and ${String(second)}`;
    return { exception, message };
  }
  const requested = first === undefined ? 'has' : 'requires a multiple of';
  const message = `Input to reshape is a tensor with ${size} values, but the requested shape ${requested} ${asked}`;
  return { exception, message };
};

function tuple(shape: Shape): string {
  return shape.length === 1 ? `(${sizesText(shape)},)` : `(${sizesText(shape)})`;
}

/** By the module of an array's class. */
const words: ReadonlyMap<string, Words> = new Map([
  ['tensorflow', tensorflowError],
  ['jax', jaxError],
]);
