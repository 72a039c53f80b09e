import { say } from '../../../engine/phrase.js';
import { add, ceilDivide, multiply, subtract, type Dimension } from '../../dimension.js';
import { int } from '../../values/create.js';
import { dimensionOf, integerOf } from '../arguments.js';
import { arrayLike, axisIndex, leader, shapeOf } from '../arrays/array.js';
import { concatenate, permute, reshape } from '../arrays/rearrange.js';
import { reducedShape } from '../arrays/reduce.js';
import type { LibraryContext, LibraryMember } from '../contract.js';
import { fn } from '../members.js';
import { jaxNumpy } from '../numpy/family.js';
import { reshaped, sizesFrom } from '../numpy/reshaping.js';
import { listed } from '../arrays/listed-tensors.js';
import { arrayFrom } from '../numpy/creation.js';
import type { TensorValue } from '../../values/tensor.js';
import type { Arguments } from '../arguments.js';

function operand(args: Arguments, name: string, context: LibraryContext): TensorValue {
  return arrayFrom(args.get(name), null, jaxNumpy, context);
}

/** An array with another size along one axis. */
function resized(input: TensorValue, axis: number, size: Dimension): TensorValue {
  const shape = shapeOf(input);
  return arrayLike(input, shape.with(axisIndex(axis, shape.length) ?? 0, size));
}

const reduction = fn('operand, axes=None, **options', (args, context) => {
  const input = operand(args, 'operand', context);
  const shape = shapeOf(input);
  const axes = args.isNone('axes') ? shape.map((_, axis) => axis) : args.integers('axes');
  return arrayLike(input, reducedShape(shape, axes, false));
});

/** `jax.lax` functions that cut, put together and reorder arrays. */
export const slices: Readonly<Record<string, LibraryMember>> = {
  slice: fn('operand, start_indices, limit_indices, strides=None', (args, context) => {
    const input = operand(args, 'operand', context);
    const [starts, ends] = [args.dimensions('start_indices'), args.dimensions('limit_indices')];
    const steps = args.isNone('strides') ? [] : args.integers('strides');
    return arrayLike(
      input,
      ends.map((end, axis) => ceilDivide(subtract(end, starts[axis] ?? 0), steps[axis] ?? 1)),
    );
  }),
  slice_in_dim: fn('operand, start_index, limit_index, stride=1, axis=0', (args, context) => {
    const input = operand(args, 'operand', context);
    const shape = shapeOf(input);
    const axis = axisIndex(args.integer('axis'), shape.length) ?? 0;
    const own = shape[axis] ?? 1;
    const place = (name: string, other: Dimension): Dimension => {
      if (args.isNone(name)) return other;
      const at = args.dimension(name);
      return typeof at === 'number' && at < 0 ? add(own, at) : at;
    };
    const span = subtract(place('limit_index', own), place('start_index', 0));
    return resized(input, axis, ceilDivide(span, args.integer('stride')));
  }),
  dynamic_slice: fn('operand, start_indices, slice_sizes', (args, context) =>
    arrayLike(operand(args, 'operand', context), args.dimensions('slice_sizes')),
  ),
  dynamic_slice_in_dim: fn('operand, start_index, slice_size, axis=0', (args, context) =>
    resized(operand(args, 'operand', context), args.integer('axis'), args.dimension('slice_size')),
  ),
  dynamic_index_in_dim: fn('operand, index, axis=0, keepdims=True', (args, context) => {
    const input = operand(args, 'operand', context);
    const axis = axisIndex(args.integer('axis'), shapeOf(input).length) ?? 0;
    return arrayLike(input, reducedShape(shapeOf(input), [axis], args.flag('keepdims')));
  }),
  index_in_dim: fn('operand, index, axis=0, keepdims=True', (args, context) => {
    const input = operand(args, 'operand', context);
    const axis = axisIndex(args.integer('axis'), shapeOf(input).length) ?? 0;
    return arrayLike(input, reducedShape(shapeOf(input), [axis], args.flag('keepdims')));
  }),
  dynamic_update_slice: fn('operand, update, start_indices', (args, context) => ({
    ...operand(args, 'operand', context),
    numbers: null,
  })),
  dynamic_update_slice_in_dim: fn('operand, update, start_index, axis', (args, context) => ({
    ...operand(args, 'operand', context),
    numbers: null,
  })),
  concatenate: fn('operands, dimension', (args, context) => {
    const arrays = listed(args.get('operands'), context);
    const output = concatenate(arrays, args.integer('dimension'));
    if (output === null) return context.giveUp(say('arrays of different sizes'));
    return { ...output, chain: (leader(arrays) ?? output).chain };
  }),
  pad: fn('operand, padding_value, padding_config', (args, context) => {
    const input = operand(args, 'operand', context);
    const cells = context
      .items(args.get('padding_config'))
      .map((one) => context.items(one).map((cell) => integerOf(cell, 'padding_config')));
    return arrayLike(
      input,
      shapeOf(input).map((size, axis) => {
        const [low = 0, high = 0, inner = 0] = cells[axis] ?? [];
        return add(add(size, low + high), multiply(subtract(size, 1), inner));
      }),
    );
  }),
  reshape: fn('operand, new_sizes, dimensions=None, **options', (args, context) =>
    reshaped(operand(args, 'operand', context), sizesFrom([args.get('new_sizes')]), context),
  ),
  collapse: fn('operand, start_dimension, stop_dimension=None', (args, context) => {
    const input = operand(args, 'operand', context);
    const shape = shapeOf(input);
    const start = args.integer('start_dimension');
    const stop = args.integerOrNone('stop_dimension') ?? shape.length;
    const middle = shape.slice(start, stop).reduce(multiply, 1);
    return reshape(input, [...shape.slice(0, start), middle, ...shape.slice(stop)]);
  }),
  broadcast: fn('operand, sizes, **options', (args, context) => {
    const input = operand(args, 'operand', context);
    return arrayLike(input, [...args.dimensions('sizes'), ...shapeOf(input)]);
  }),
  broadcast_in_dim: fn('operand, shape, broadcast_dimensions, **options', (args, context) =>
    arrayLike(operand(args, 'operand', context), args.dimensions('shape')),
  ),
  expand_dims: fn('array, dimensions', (args, context) =>
    context.call(context.named('jax.numpy.expand_dims'), [
      args.get('array'),
      args.get('dimensions'),
    ]),
  ),
  squeeze: fn('array, dimensions', (args, context) =>
    context.call(context.named('jax.numpy.squeeze'), [args.get('array'), args.get('dimensions')]),
  ),
  transpose: fn('operand, permutation', (args, context) =>
    permute(operand(args, 'operand', context), args.integers('permutation')),
  ),
  full: fn('shape, fill_value, dtype=None, **options', (args, context) =>
    context.call(context.named('jax.numpy.full'), [args.get('shape'), args.get('fill_value')]),
  ),
  full_like: fn('x, fill_value, dtype=None, shape=None, **options', (args, context) => {
    const input = operand(args, 'x', context);
    const shape = args.isNone('shape') ? shapeOf(input) : args.dimensions('shape');
    return arrayLike(input, shape);
  }),
  iota: fn('dtype, size', (args, context) =>
    context.call(context.named('jax.numpy.arange'), [args.get('size')]),
  ),
  argmax: fn('operand, axis, index_dtype', (args, context) =>
    context.call(context.named('jax.numpy.argmax'), [args.get('operand'), args.get('axis')]),
  ),
  argmin: fn('operand, axis, index_dtype', (args, context) =>
    context.call(context.named('jax.numpy.argmin'), [args.get('operand'), args.get('axis')]),
  ),
  reduce: fn('operands, init_values, computation, dimensions, **options', (args, context) =>
    arrayLike(
      operand(args, 'operands', context),
      reducedShape(shapeOf(operand(args, 'operands', context)), args.integers('dimensions'), false),
    ),
  ),
  reduce_sum: reduction,
  reduce_max: reduction,
  reduce_min: reduction,
  reduce_prod: reduction,
  batch_matmul: fn('lhs, rhs, **options', (args, context) =>
    context.call(context.named('jax.numpy.matmul'), [args.get('lhs'), args.get('rhs')]),
  ),
  dot: fn('lhs, rhs, **options', (args, context) =>
    context.call(context.named('jax.numpy.dot'), [args.get('lhs'), args.get('rhs')]),
  ),
  select: fn('pred, on_true, on_false', (args, context) => ({
    ...operand(args, 'on_true', context),
    numbers: null,
  })),
  select_n: fn('which, *cases', (args, context) => {
    const [first] = args.rest;
    return { ...arrayFrom(first ?? int(0), null, jaxNumpy, context), numbers: null };
  }),
  clamp: fn('min, x, max', (args, context) => ({ ...operand(args, 'x', context), numbers: null })),
  convert_element_type: fn('operand, new_dtype', (args, context) =>
    context.call(context.named('jax.numpy.astype'), [args.get('operand'), args.get('new_dtype')]),
  ),
  split: fn('operand, sizes, axis=0', (args, context) => {
    const input = operand(args, 'operand', context);
    const axis = args.integer('axis');
    return {
      kind: 'list',
      items: context
        .items(args.get('sizes'))
        .map((one) => resized(input, axis, dimensionOf(one, 'sizes'))),
    };
  }),
};
