import { say } from '../../../engine/phrase.js';
import {
  add,
  ceilDivide,
  divideExactly,
  multiply,
  subtract,
  type Dimension,
} from '../../dimension.js';
import { list } from '../../values/create.js';
import type { TensorValue } from '../../values/tensor.js';
import type { Value } from '../../values/value.js';
import { dimensionOf, integerOf, type Arguments } from '../arguments.js';
import { arrayLike, shapeOf } from '../arrays/array.js';
import { narrow } from '../arrays/rearrange.js';
import { type LibraryContext } from '../contract.js';
import { tensorFlow } from '../keras/family.js';
import { arrayFrom } from '../numpy/creation.js';
import { axisOf, sizesOf, tensorOf } from './array-arguments.js';
import { soMany } from '../so-many.js';

/** `tf.split(x, 3)` or `tf.split(x, [2, 3, -1])`: how many parts, or how large each is. */
export function split(args: Arguments, context: LibraryContext): Value {
  const input = tensorOf(args, 'value', context);
  const shape = shapeOf(input);
  const axis = axisOf(args.get('axis'), shape.length, context);
  const whole = shape[axis] ?? 1;
  const asked = args.get('num_or_size_splits');
  const sizes = asked.kind === 'tuple' || asked.kind === 'list' ? context.items(asked) : null;
  if (sizes === null) {
    const count = integerOf(asked, 'num_or_size_splits');
    const part =
      divideExactly(whole, count) ??
      (typeof whole === 'number'
        ? context.raise(
            'InvalidArgumentError',
            `Number of ways to split should evenly divide the split dimension, but got split_dim ${axis} (size = ${whole}) and num_split ${count}`,
          )
        : context.giveUp(say('a split of a size that is not known')));
    return list(soMany(count, context, (at) => piece(input, axis, multiply(part, at), part)));
  }
  const given = sizes.map((one) => dimensionOf(one, 'num_or_size_splits'));
  const rest = given.reduce((left, one) => (one === -1 ? left : subtract(left, one)), whole);
  let start: Dimension = 0;
  return list(
    given.map((one) => {
      const length = one === -1 ? rest : one;
      const made = piece(input, axis, start, length);
      start = add(start, length);
      return made;
    }),
  );
}

function piece(input: TensorValue, axis: number, start: Dimension, length: Dimension): TensorValue {
  return typeof start === 'number'
    ? narrow(input, axis, { start, length })
    : arrayLike(input, shapeOf(input).with(axis, length));
}

/** `tf.gather(params, indices, axis=…, batch_dims=…)`. */
export function gather(args: Arguments, context: LibraryContext): Value {
  const input = tensorOf(args, 'params', context);
  const shape = shapeOf(input);
  const indices = shapeOf(arrayFrom(args.get('indices'), null, tensorFlow, context));
  const batch = args.integer('batch_dims');
  const axis = args.isNone('axis') ? batch : axisOf(args.get('axis'), shape.length, context);
  return arrayLike(input, [
    ...shape.slice(0, axis),
    ...indices.slice(batch),
    ...shape.slice(axis + 1),
  ]);
}

/** `tf.strided_slice(x, begin, end, strides)` without masks. */
export function stridedSlice(args: Arguments, context: LibraryContext): Value {
  const input = tensorOf(args, 'input_', context);
  const [begin, end] = [sizesOf(args.get('begin')), sizesOf(args.get('end'))];
  const strides = args.isNone('strides') ? [] : args.integers('strides');
  if (
    ['begin_mask', 'end_mask', 'ellipsis_mask', 'new_axis_mask', 'shrink_axis_mask'].some(
      (name) => !args.isNone(name) && args.integer(name) !== 0,
    )
  )
    return context.giveUp(say('a strided slice with masks'));
  const shape = shapeOf(input);
  const place = (at: Dimension, whole: Dimension): Dimension =>
    typeof at === 'number' && at < 0 ? add(whole, at) : at;
  return arrayLike(
    input,
    shape.map((whole, axis) => {
      const stop = end[axis];
      if (stop === undefined) return whole;
      const last = place(stop, whole);
      const known =
        typeof last === 'number' && typeof whole === 'number' ? Math.min(last, whole) : last;
      return ceilDivide(subtract(known, place(begin[axis] ?? 0, whole)), strides[axis] ?? 1);
    }),
  );
}

/** `tf.slice(x, begin, size)`: −1 takes what is left. */
export function slice(args: Arguments, context: LibraryContext): Value {
  const input = tensorOf(args, 'input_', context);
  const [begin, sizes] = [sizesOf(args.get('begin')), sizesOf(args.get('size'))];
  return arrayLike(
    input,
    shapeOf(input).map((whole, axis) => {
      const one = sizes[axis] ?? whole;
      return one === -1 ? subtract(whole, begin[axis] ?? 0) : one;
    }),
  );
}
