import { add, multiply, type Dimension } from '../../dimension.js';
import type { Shape } from '../../site.js';
import { bool, int, list, size, tuple } from '../../values/create.js';
import type { TensorValue } from '../../values/tensor.js';
import type { Value } from '../../values/value.js';
import { binaries, binary } from '../arrays/arithmetic.js';
import { arrayLike, axisIndex, knownSizes, leader, shapeOf } from '../arrays/array.js';
import { floatMaps, mapped, sameTypeMaps } from '../arrays/maps.js';
import { matmul } from '../arrays/product.js';
import { concatenate, narrow, permute, product, reshape, reshapedTo } from '../arrays/rearrange.js';
import { stretchNumbers } from '../arrays/elementwise.js';
import { dimensionOf, integerOf, type Arguments } from '../arguments.js';
import { fn, type LibraryContext, type LibraryMember } from '../contract.js';
import { einsumShape } from '../shapes/einsum.js';
import { padded } from '../torch/layers/resize.js';
import { arrayFrom } from './creation.js';
import { dtypeNamed, type Family } from './family.js';
import { reduce, reductions } from './reductions.js';
import { sizeText, sizesText } from '../arrays/size-text.js';

const TWO: Readonly<Record<string, keyof typeof binaries>> = {
  add: 'add',
  subtract: 'sub',
  multiply: 'mul',
  divide: 'div',
  true_divide: 'div',
  floor_divide: 'floor_divide',
  power: 'pow',
  mod: 'remainder',
  remainder: 'remainder',
  maximum: 'maximum',
  minimum: 'minimum',
  fmax: 'maximum',
  fmin: 'minimum',
  equal: 'eq',
  not_equal: 'ne',
  less: 'lt',
  less_equal: 'le',
  greater: 'gt',
  greater_equal: 'ge',
  logical_and: 'logical_and',
  logical_or: 'logical_or',
};

/** The axis of an argument, counted from 0. */
export function axisArgument(value: Value, rank: number, context: LibraryContext): number {
  const axis = integerOf(value, 'axis');
  return (
    axisIndex(axis, rank) ??
    context.raise('AxisError', `axis ${axis} is out of bounds for array of dimension ${rank}`)
  );
}

/** Sizes from `reshape(2, 3)` or `reshape((2, 3))`. */
export function sizesFrom(values: readonly Value[]): Shape {
  const [first] = values;
  const items =
    values.length === 1 && (first?.kind === 'tuple' || first?.kind === 'list')
      ? first.items
      : values;
  return items.map((item) => dimensionOf(item, 'shape'));
}

/** A reshape, raising NumPy's error where the sizes don't fit. */
export function reshaped(input: TensorValue, wanted: Shape, context: LibraryContext): TensorValue {
  const shape = shapeOf(input);
  const next = reshapedTo(shape, wanted);
  if (next === null) {
    context.raise(
      'ValueError',
      `cannot reshape array of size ${sizeText(product(shape))} into shape (${sizesText(wanted, ',')})`,
    );
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

function arraysOf(value: Value, family: Family, context: LibraryContext): readonly TensorValue[] {
  return context.items(value).map((item) => arrayFrom(item, null, family, context));
}

function joined(
  arrays: readonly TensorValue[],
  axis: number,
  context: LibraryContext,
): TensorValue {
  const output =
    concatenate(arrays, axis) ??
    context.raise(
      'ValueError',
      'all the input array dimensions except for the concatenation axis must match exactly',
    );
  return { ...output, chain: (leader(arrays) ?? output).chain };
}

function split(args: Arguments, context: LibraryContext): Value {
  const input = args.tensor('ary');
  const shape = shapeOf(input);
  const axis = axisArgument(args.get('axis'), shape.length, context);
  const total = shape[axis] ?? 1;
  const asked = args.get('indices_or_sections');
  if (typeof total !== 'number') return context.giveUp('a split of a size that is not known');
  const cuts =
    asked.kind === 'int'
      ? Array.from({ length: asked.value - 1 }, (_, at) => ((at + 1) * total) / asked.value)
      : [...args.integers('indices_or_sections')];
  const ends = [0, ...cuts, total];
  return list(
    ends
      .slice(1)
      .map((end, at) =>
        narrow(input, axis, { start: ends[at] ?? 0, length: end - (ends[at] ?? 0) }),
      ),
  );
}

function padPairs(value: Value, rank: number): readonly Dimension[] {
  const items = value.kind === 'tuple' || value.kind === 'list' ? value.items : [value];
  const pairs = items.map((item): readonly [Dimension, Dimension] => {
    if (item.kind !== 'tuple' && item.kind !== 'list') {
      const both = dimensionOf(item, 'pad_width');
      return [both, both];
    }
    const [before, after] = item.items.map((one) => dimensionOf(one, 'pad_width'));
    return [before ?? 0, after ?? before ?? 0];
  });
  const flat = items.length === 2 && items.every((item) => item.kind === 'int');
  const perAxis = flat
    ? Array.from({ length: rank }, () => [pairs[0]?.[0] ?? 0, pairs[1]?.[0] ?? 0] as const)
    : pairs.length === 1
      ? Array.from({ length: rank }, () => pairs[0] ?? ([0, 0] as const))
      : pairs;
  return perAxis.toReversed().flat();
}

/** Functions on arrays. */
export function functions(family: Family): Readonly<Record<string, LibraryMember>> {
  const { axis, keep } = family.reduction;
  const take = (args: Arguments, name: string, context: LibraryContext): TensorValue =>
    arrayFrom(args.get(name), null, family, context);
  const unary = (map: (x: number) => number, toFloat: boolean): LibraryMember =>
    fn('x, *args, **options', (args, context) => {
      const value = args.get('x');
      if (value.kind === 'dimension') return value;
      return mapped(take(args, 'x', context), map, toFloat);
    });
  return {
    ...Object.fromEntries(
      Object.entries(sameTypeMaps).map(([name, map]) => [name, unary(map, false)]),
    ),
    ...Object.fromEntries(Object.entries(floatMaps).map(([name, map]) => [name, unary(map, true)])),
    ...Object.fromEntries(
      Object.entries(TWO).map(([name, by]) => [
        name,
        fn('x1, x2, **options', (args, context) => {
          const left = args.get('x1');
          const number = left.kind !== 'tensor' && args.get('x2').kind !== 'tensor';
          return binary(
            number ? take(args, 'x1', context) : left,
            args.get('x2'),
            binaries[by],
            context,
          );
        }),
      ]),
    ),
    ...Object.fromEntries(
      Object.keys(reductions).map((name) => [
        name,
        fn(`a, ${axis}=None, dtype=None, out=None, ${keep}=False, **options`, (args, context) =>
          reduce(take(args, 'a', context), name, args, family, context),
        ),
      ]),
    ),
    reshape: fn("a, shape=None, order='C', *, newshape=None", (args, context) =>
      reshaped(
        take(args, 'a', context),
        sizesFrom([args.isNone('shape') ? args.get('newshape') : args.get('shape')]),
        context,
      ),
    ),
    ravel: fn("a, order='C'", (args, context) => {
      const input = take(args, 'a', context);
      return reshape(input, [product(shapeOf(input))]);
    }),
    transpose: fn('a, axes=None', (args, context) =>
      transposed(
        take(args, 'a', context),
        args.isNone('axes') ? [] : context.items(args.get('axes')),
        context,
      ),
    ),
    swapaxes: fn('a, axis1, axis2', (args, context) => {
      const input = take(args, 'a', context);
      const rank = shapeOf(input).length;
      const [a, b] = ['axis1', 'axis2'].map((name) => axisArgument(args.get(name), rank, context));
      const order = Array.from({ length: rank }, (_, at) =>
        at === a ? (b ?? at) : at === b ? (a ?? at) : at,
      );
      return permute(input, order);
    }),
    moveaxis: fn('a, source, destination', (args, context) => {
      const input = take(args, 'a', context);
      const rank = shapeOf(input).length;
      const from = axisArgument(args.get('source'), rank, context);
      const to = axisArgument(args.get('destination'), rank, context);
      const rest = Array.from({ length: rank }, (_, at) => at).filter((at) => at !== from);
      return permute(input, rest.toSpliced(to, 0, from));
    }),
    expand_dims: fn('a, axis', (args, context) => {
      const input = take(args, 'a', context);
      const places = args.integers('axis');
      const rank = shapeOf(input).length + places.length;
      const shape = [...shapeOf(input)];
      for (const place of places.map((at) => (at < 0 ? at + rank : at)).sort((a, b) => a - b))
        shape.splice(place, 0, 1);
      return reshape(input, shape);
    }),
    squeeze: fn('a, axis=None', (args, context) => {
      const input = take(args, 'a', context);
      const rank = shapeOf(input).length;
      const gone = args.isNone('axis')
        ? null
        : args.integers('axis').map((at) => (at < 0 ? at + rank : at));
      return reshape(
        input,
        shapeOf(input).filter((one, at) => one !== 1 || (gone !== null && !gone.includes(at))),
      );
    }),
    concatenate: fn('arrays, axis=0, **options', (args, context) => {
      const arrays = arraysOf(args.get('arrays'), family, context);
      const rank = arrays[0]?.shape?.length ?? 1;
      return joined(arrays, axisArgument(args.get('axis'), rank, context), context);
    }),
    stack: fn('arrays, axis=0, **options', (args, context) => {
      const arrays = arraysOf(args.get('arrays'), family, context);
      const rank = (arrays[0]?.shape?.length ?? 0) + 1;
      const at = axisArgument(args.get('axis'), rank, context);
      return joined(
        arrays.map((one) => reshape(one, shapeOf(one).toSpliced(at, 0, 1))),
        at,
        context,
      );
    }),
    split: fn('ary, indices_or_sections, axis=0', split),
    array_split: fn('ary, indices_or_sections, axis=0', split),
    matmul: fn('a, b, **options', (args, context) => matmul(args.get('a'), args.get('b'), context)),
    dot: fn('a, b, **options', (args, context) => matmul(args.get('a'), args.get('b'), context)),
    einsum: fn('equation, *operands, **options', (args, context) => {
      const tensors = args.rest.map((one) => arrayFrom(one, null, family, context));
      const shape = einsumShape(args.text('equation'), tensors.map(shapeOf));
      const lead = leader(tensors);
      if (shape === null || lead === undefined)
        return context.raise('ValueError', 'operands do not fit the einsum equation');
      return arrayLike(lead, shape);
    }),
    pad: fn("array, pad_width, mode='constant', constant_values=0, **options", (args, context) => {
      const input = take(args, 'array', context);
      const value = args.get('constant_values');
      const fill = value.kind === 'int' || value.kind === 'float' ? value.value : null;
      const constant = args.text('mode') === 'constant';
      return padded(
        input,
        padPairs(args.get('pad_width'), shapeOf(input).length),
        constant ? fill : null,
      );
    }),
    where: fn('condition, x=None, y=None', (args, context) => {
      if (args.isNone('x'))
        return context.giveUp('how many places `where` finds depends on the data');
      const both = binary(
        args.get('condition'),
        args.get('x').kind === 'tensor' ? args.get('x') : int(0),
        binaries.mul,
        context,
      );
      const shape =
        both.kind === 'tensor'
          ? binary(
              both,
              args.get('y').kind === 'tensor' ? args.get('y') : int(0),
              binaries.add,
              context,
            )
          : both;
      return shape.kind === 'tensor' ? { ...shape, dtype: family.float, numbers: null } : shape;
    }),
    clip: fn('a, a_min=None, a_max=None, min=None, max=None, **options', (args, context) => {
      const limit = (first: string, second: string, other: number): number => {
        const value = args.isNone(first) ? args.get(second) : args.get(first);
        return value.kind === 'int' || value.kind === 'float' ? value.value : other;
      };
      const [low, high] = [limit('a_min', 'min', -Infinity), limit('a_max', 'max', Infinity)];
      return mapped(take(args, 'a', context), (x) => Math.min(Math.max(x, low), high), false);
    }),
    broadcast_to: fn('array, shape', (args, context) => {
      const input = take(args, 'array', context);
      const shape = sizesFrom([args.get('shape')]);
      const sizes = knownSizes(shape);
      return arrayLike(input, shape, {
        numbers: sizes === null ? null : stretchNumbers(input, sizes),
      });
    }),
    tile: fn('A, reps', (args, context) => {
      const input = take(args, 'A', context);
      const times = sizesFrom([args.get('reps')]);
      const rank = Math.max(times.length, shapeOf(input).length);
      const at = (sizes: Shape, place: number): Dimension =>
        sizes[place - rank + sizes.length] ?? 1;
      const shape = Array.from({ length: rank }, (_, place) =>
        multiply(at(shapeOf(input), place), at(times, place)),
      );
      return arrayLike(input, shape);
    }),
    repeat: fn('a, repeats, axis=None', (args, context) => {
      const input = take(args, 'a', context);
      const shape = shapeOf(input);
      if (args.isNone('axis'))
        return arrayLike(input, [multiply(product(shape), args.dimension('repeats'))]);
      const place = axisArgument(args.get('axis'), shape.length, context);
      return arrayLike(
        input,
        shape.with(place, multiply(shape[place] ?? 1, args.dimension('repeats'))),
      );
    }),
    flip: fn('m, axis=None', (args, context) => ({ ...take(args, 'm', context), numbers: null })),
    roll: fn('a, shift, axis=None', (args, context) => ({
      ...take(args, 'a', context),
      numbers: null,
    })),
    sort: fn('a, axis=-1, **options', (args, context) => ({
      ...take(args, 'a', context),
      numbers: null,
    })),
    cumsum: fn('a, axis=None, **options', (args, context) => ({
      ...take(args, 'a', context),
      numbers: null,
    })),
    allclose: fn('a, b, **options', (_args, context) =>
      context.giveUp('whether two arrays are close depends on their numbers'),
    ),
    array_equal: fn('a1, a2, **options', (args, context) => {
      const same = binary(args.get('a1'), args.get('a2'), binaries.eq, context);
      if (same.kind !== 'tensor' || same.numbers === null)
        return context.giveUp('whether two arrays are equal depends on their numbers');
      return bool(same.numbers.data.every((value) => value === 1));
    }),
    shape: fn('a', (args, context) =>
      tuple(shapeOf(take(args, 'a', context)).map((one) => size(one))),
    ),
    ndim: fn('a', (args, context) => int(shapeOf(take(args, 'a', context)).length)),
    size: fn('a', (args, context) => size(product(shapeOf(take(args, 'a', context))))),
    astype: fn('x, dtype', (args, context) => ({
      ...take(args, 'x', context),
      dtype: dtypeNamed(args.get('dtype'), family) ?? family.float,
    })),
    outer: fn('a, b', (args, context) => {
      const [a, b] = [take(args, 'a', context), take(args, 'b', context)];
      return arrayLike(a, [product(shapeOf(a)), product(shapeOf(b))]);
    }),
    append: fn('arr, values, axis=None', (args, context) => {
      const [a, b] = [take(args, 'arr', context), take(args, 'values', context)];
      return arrayLike(a, [add(product(shapeOf(a)), product(shapeOf(b)))]);
    }),
  };
}
