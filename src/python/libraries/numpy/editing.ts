import { say } from '../../../engine/phrase.js';
import { add, multiply, subtract, type Dimension } from '../../dimension.js';
import { int, list, tuple } from '../../values/create.js';
import type { TensorValue } from '../../values/tensor.js';
import type { Value } from '../../values/value.js';
import { arrayLike, shapeOf } from '../arrays/array.js';
import { reshape, shapeProduct } from '../arrays/rearrange.js';
import { reducedShape } from '../arrays/reduce.js';
import type { LibraryContext, LibraryMember } from '../contract.js';
import { fn } from '../members.js';
import { axisArgument, takeArray } from './array-arguments.js';
import { arrayFrom } from './creation.js';
import { arrayOf, type Family } from './family.js';
import { joined } from './joined.js';
import { soMany } from '../so-many.js';

/** How many places along an axis an index names. */
function placesOf(
  index: Value,
  size: Dimension,
  family: Family,
  context: LibraryContext,
): Dimension {
  if (index.kind === 'int' || index.kind === 'bool') return 1;
  if (index.kind !== 'slice') return shapeProduct(shapeOf(arrayFrom(index, null, family, context)));
  if (typeof size !== 'number') return context.giveUp(say('a slice of a size that is not known'));
  const row = list(soMany(size, context, int));
  return context.items(context.getItem(row, index)).length;
}

/** An array and the axis that is edited; without an axis all its elements in a row. */
function edited(
  input: TensorValue,
  axis: Value,
  context: LibraryContext,
): { readonly array: TensorValue; readonly at: number; readonly size: Dimension } {
  const array = axis.kind === 'none' ? reshape(input, [shapeProduct(shapeOf(input))]) : input;
  const at = axis.kind === 'none' ? 0 : axisArgument(axis, shapeOf(input).length, context);
  return { array, at, size: shapeOf(array)[at] ?? 1 };
}

/** Rows of blocks put together: the innermost lists along the last axis. */
function blocks(value: Value, depth: number, family: Family, context: LibraryContext): TensorValue {
  if (value.kind !== 'list') return arrayFrom(value, null, family, context);
  const parts = context.items(value).map((one) => blocks(one, depth - 1, family, context));
  const rank = Math.max(...parts.map((one) => shapeOf(one).length));
  return joined(parts, Math.max(rank - depth, 0), family, context);
}

const depthOf = (value: Value): number =>
  value.kind === 'list' ? 1 + depthOf(value.items[0] ?? int(0)) : 0;

/** Functions that put elements in or take them out, and those that call a function on rows. */
export function editingFunctions(family: Family): Readonly<Record<string, LibraryMember>> {
  const quantile = fn('a, q, axis=None, *args, keepdims=False, **options', (args, context) => {
    const input = takeArray(args, 'a', family, context);
    const shape = shapeOf(input);
    const axes = args.isNone('axis')
      ? shape.map((_, axis) => axis)
      : args.integers('axis').map((axis) => axisArgument(int(axis), shape.length, context));
    const asked = shapeOf(takeArray(args, 'q', family, context));
    return arrayLike(input, [...asked, ...reducedShape(shape, axes, args.flag('keepdims'))]);
  });
  return {
    insert: fn('arr, obj, values, axis=None', (args, context) => {
      const { array, at, size } = edited(
        takeArray(args, 'arr', family, context),
        args.get('axis'),
        context,
      );
      const more = placesOf(args.get('obj'), size, family, context);
      return arrayLike(array, shapeOf(array).with(at, add(size, more)));
    }),
    delete: fn('arr, obj, axis=None, **options', (args, context) => {
      const { array, at, size } = edited(
        takeArray(args, 'arr', family, context),
        args.get('axis'),
        context,
      );
      const fewer = placesOf(args.get('obj'), size, family, context);
      return arrayLike(array, shapeOf(array).with(at, subtract(size, fewer)));
    }),
    block: fn('arrays', (args, context) =>
      blocks(args.get('arrays'), depthOf(args.get('arrays')), family, context),
    ),
    percentile: quantile,
    quantile,
    nanpercentile: quantile,
    nanquantile: quantile,
    bincount: fn('x, weights=None, minlength=0, *, length=None', (args, context) => {
      if (args.isNone('length'))
        return context.giveUp(
          say('how many elements `{name}` finds depends on the data', { name: 'bincount' }),
        );
      return arrayOf(family, [args.dimension('length')], family.int);
    }),
    tri: fn('N, M=None, k=0, dtype=None', (args) => {
      const rows = args.dimension('N');
      return arrayOf(family, [rows, args.isNone('M') ? rows : args.dimension('M')]);
    }),
    unravel_index: fn('indices, shape, *args', (args, context) => {
      const place = { ...takeArray(args, 'indices', family, context), numbers: null };
      return tuple(args.dimensions('shape').map(() => place));
    }),
    outer: fn('a, b, *args', (args, context) => {
      const [a, b] = [takeArray(args, 'a', family, context), takeArray(args, 'b', family, context)];
      return arrayLike(a, [shapeProduct(shapeOf(a)), shapeProduct(shapeOf(b))]);
    }),
    apply_along_axis: fn('func1d, axis, arr, *args, **options', (args, context) => {
      const input = takeArray(args, 'arr', family, context);
      const shape = shapeOf(input);
      const axis = axisArgument(args.get('axis'), shape.length, context);
      const row = arrayLike(input, [shape[axis] ?? 1]);
      const made = context.call(args.get('func1d'), [row, ...args.rest], args.extra);
      const own = made.kind === 'tensor' ? shapeOf(made) : [];
      return arrayLike(input, shape.toSpliced(axis, 1, ...own));
    }),
    vectorize: fn('pyfunc, *args, **options', (args) => args.get('pyfunc')),
    repeat: fn('a, repeats, axis=None, **options', (args, context) => {
      const { array, at, size } = edited(
        takeArray(args, 'a', family, context),
        args.get('axis'),
        context,
      );
      const several = args.get('repeats').kind === 'list' || args.get('repeats').kind === 'tuple';
      const total = several
        ? args.integers('repeats').reduce((all, one) => all + one, 0)
        : multiply(size, args.dimension('repeats'));
      return arrayLike(array, shapeOf(array).with(at, total));
    }),
  };
}
