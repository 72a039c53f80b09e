import { product } from '../../../engine/row-major.js';
import type { Value } from '../../values/value.js';
import { type Arguments } from '../arguments.js';
import { arrayLike, fillNumbers, knownSizes, shapeOf } from '../arrays/array.js';
import type { LibraryContext, LibraryMember } from '../contract.js';
import { fn } from '../members.js';
import { tensorFlow } from '../keras/family.js';
import { arrayFrom } from '../numpy/creation.js';
import { dtypeNamed } from '../numpy/family.js';
import { reshaped } from '../numpy/reshaping.js';
import { sizesOf, tensorOf } from './array-arguments.js';

/** `tf.constant(value, shape=…)`: one value fills the shape. */
export function constantTensor(args: Arguments, context: LibraryContext): Value {
  const made = arrayFrom(
    args.get('value'),
    dtypeNamed(args.get('dtype'), tensorFlow),
    tensorFlow,
    context,
  );
  if (args.isNone('shape')) return made;
  const shape = sizesOf(args.get('shape'));
  const own = knownSizes(shapeOf(made));
  if (own === null || product(own) !== 1) return reshaped(made, shape, context);
  const only = made.numbers?.data[0];
  const numbers = only === undefined ? null : fillNumbers(shape, `${only}`, 'literal', () => only);
  return arrayLike(made, shape, { numbers });
}

/** `tf.zeros_like`, `tf.ones_like`. */
export const likeShape = (fill: number): LibraryMember =>
  fn('input, dtype=None, name=None, **options', (args, context) => {
    const input = tensorOf(args, 'input', context);
    const dtype = dtypeNamed(args.get('dtype'), tensorFlow) ?? input.dtype;
    const numbers = fillNumbers(shapeOf(input), `${fill}`, 'literal', () => fill);
    return arrayLike(input, shapeOf(input), { dtype, numbers });
  });

/** `tf.zeros`, `tf.ones`. */
export const filledWith = (fill: number): LibraryMember =>
  fn('shape, dtype=None, name=None, **options', (args) => {
    const shape = sizesOf(args.get('shape'));
    const numbers = fillNumbers(shape, `${fill}`, 'literal', () => fill);
    const dtype = dtypeNamed(args.get('dtype'), tensorFlow) ?? 'float32';
    return arrayLike(
      {
        kind: 'tensor',
        type: tensorFlow.type,
        shape,
        shapeUnknown: null,
        dtype,
        numbers: null,
        chain: { origin: '', last: null, previous: null, length: 0 },
      },
      shape,
      { numbers },
    );
  });
