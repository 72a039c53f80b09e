import { assumedSymbol } from '../../dimension.js';
import type { Shape } from '../../site.js';
import type { TensorValue } from '../../values/tensor.js';
import type { Value } from '../../values/value.js';
import { dimensionOf } from '../arguments.js';
import { arrayLike, shapeOf } from '../arrays/array.js';
import { permute, shapeProduct, reshape, reshapedTo } from '../arrays/rearrange.js';
import { reshapeError } from '../arrays/reshape-error.js';
import type { LibraryContext, LibraryMember } from '../contract.js';
import { fn, sameAs } from '../members.js';
import { axisArgument, takeArray } from './array-arguments.js';
import type { Family } from './family.js';

/** Sizes from `reshape(2, 3)` or `reshape((2, 3))`. */
export function sizesFrom(values: readonly Value[]): Shape {
  const [first] = values;
  const items =
    values.length === 1 && (first?.kind === 'tuple' || first?.kind === 'list')
      ? first.items
      : values;
  return items.map((item) => dimensionOf(item, 'shape'));
}

/** A reshape, raising the library's error where the sizes don't fit. */
export function reshaped(input: TensorValue, wanted: Shape, context: LibraryContext): TensorValue {
  // Sizes that the code fixes are known even where the array isn't.
  if (input.shape === null) {
    const told = wanted.map((size, axis) =>
      size === -1 ? assumedSymbol(axis === 0 ? 'N' : 'L') : size,
    );
    return arrayLike(input, told);
  }
  const { shape } = input;
  const isOpen = wanted.filter((size) => size === -1).length > 1;
  const next = isOpen ? null : reshapedTo(shape, wanted);
  if (next === null) {
    const { exception, message } = reshapeError(input.type, shape, wanted);
    context.raise(exception, message);
  }
  return reshape(input, next);
}

/** `transpose(a, axes)`: reversed without axes. */
export function transposed(
  input: TensorValue,
  axes: readonly Value[],
  context: LibraryContext,
): TensorValue {
  const rank = shapeOf(input).length;
  const own = Array.from({ length: rank }, (_, axis) => axis).reverse();
  return permute(
    input,
    axes.length === 0 ? own : axes.map((axis) => axisArgument(axis, rank, context)),
  );
}

/** Functions that give the same elements another shape. */
export function reshapingFunctions(family: Family): Readonly<Record<string, LibraryMember>> {
  return {
    reshape: fn("a, shape=None, order='C', *, newshape=None", (args, context) =>
      reshaped(
        takeArray(args, 'a', family, context),
        sizesFrom([args.isNone('shape') ? args.get('newshape') : args.get('shape')]),
        context,
      ),
    ),
    ravel: fn("a, order='C'", (args, context) => {
      const input = takeArray(args, 'a', family, context);
      return reshape(input, [shapeProduct(shapeOf(input))]);
    }),
    transpose: fn('a, axes=None', (args, context) =>
      transposed(
        takeArray(args, 'a', family, context),
        args.isNone('axes') ? [] : context.items(args.get('axes')),
        context,
      ),
    ),
    permute_dims: sameAs(`${family.module}.transpose`),
    matrix_transpose: fn('x', (args, context) => {
      const input = takeArray(args, 'x', family, context);
      const rank = shapeOf(input).length;
      const order = Array.from({ length: rank }, (_, axis) => axis);
      return permute(input, order.with(-1, rank - 2).with(-2, rank - 1));
    }),
    swapaxes: fn('a, axis1, axis2', (args, context) => {
      const input = takeArray(args, 'a', family, context);
      const rank = shapeOf(input).length;
      const [a, b] = ['axis1', 'axis2'].map((name) => axisArgument(args.get(name), rank, context));
      const order = Array.from({ length: rank }, (_, at) =>
        at === a ? (b ?? at) : at === b ? (a ?? at) : at,
      );
      return permute(input, order);
    }),
    moveaxis: fn('a, source, destination', (args, context) => {
      const input = takeArray(args, 'a', family, context);
      const rank = shapeOf(input).length;
      const from = axisArgument(args.get('source'), rank, context);
      const to = axisArgument(args.get('destination'), rank, context);
      const rest = Array.from({ length: rank }, (_, at) => at).filter((at) => at !== from);
      return permute(input, rest.toSpliced(to, 0, from));
    }),
    expand_dims: fn('a, axis', (args, context) => {
      const input = takeArray(args, 'a', family, context);
      const places = args.integers('axis');
      const rank = shapeOf(input).length + places.length;
      const shape = [...shapeOf(input)];
      for (const place of places.map((at) => (at < 0 ? at + rank : at)).sort((a, b) => a - b))
        shape.splice(place, 0, 1);
      return reshape(input, shape);
    }),
    squeeze: fn('a, axis=None', (args, context) => {
      const input = takeArray(args, 'a', family, context);
      const rank = shapeOf(input).length;
      const gone = args.isNone('axis')
        ? null
        : args.integers('axis').map((at) => (at < 0 ? at + rank : at));
      return reshape(
        input,
        shapeOf(input).filter((one, at) => one !== 1 || (gone !== null && !gone.includes(at))),
      );
    }),
  };
}
