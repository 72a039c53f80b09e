import { say } from '../../../engine/phrase.js';
import { add, maximum, subtract } from '../../dimension.js';
import { int } from '../../values/create.js';
import type { TensorValue } from '../../values/tensor.js';
import type { Value } from '../../values/value.js';
import { binaries, binary } from '../arrays/arithmetic.js';
import { arrayLike, shapeOf } from '../arrays/array.js';
import { permute, shapeProduct, reshape } from '../arrays/rearrange.js';
import type { LibraryContext, LibraryMember } from '../contract.js';
import { fn } from '../members.js';
import { axisArgument, takeArray } from './array-arguments.js';
import { arrayFrom } from './creation.js';
import type { Family } from './family.js';

/** Picks along an axis: that axis gives way to the axes of the indices. */
export function taken(
  input: TensorValue,
  indices: Value,
  axis: Value,
  family: Family,
  context: LibraryContext,
): TensorValue {
  const flat = axis.kind === 'none' ? reshape(input, [shapeProduct(shapeOf(input))]) : input;
  const shape = shapeOf(flat);
  const place = axisArgument(axis.kind === 'none' ? int(0) : axis, shape.length, context);
  const picked =
    indices.kind === 'int' || indices.kind === 'dimension'
      ? []
      : shapeOf(arrayFrom(indices, null, family, context));
  return arrayLike(flat, [...shape.slice(0, place), ...picked, ...shape.slice(place + 1)]);
}

/** A quarter turn changes two sizes; `k` counts them. */
export function turned(
  input: TensorValue,
  times: number,
  [first, second]: readonly [number, number],
): TensorValue {
  const shape = shapeOf(input);
  if (times % 2 === 0) return arrayLike(input, shape);
  return arrayLike(input, shape.with(first, shape[second] ?? 1).with(second, shape[first] ?? 1));
}

/** Functions that pick, turn or compare elements. */
export function selectingFunctions(family: Family): Readonly<Record<string, LibraryMember>> {
  const unknownCount = (name: string): LibraryMember =>
    fn('a, *args, **options', (_args, context) =>
      context.giveUp(say('how many elements `{name}` finds depends on the data', { name })),
    );
  return {
    take: fn('a, indices, axis=None, *args, **options', (args, context) =>
      taken(
        takeArray(args, 'a', family, context),
        args.get('indices'),
        args.get('axis'),
        family,
        context,
      ),
    ),
    take_along_axis: fn('arr, indices, axis=None, **options', (args, context) =>
      arrayLike(
        takeArray(args, 'arr', family, context),
        shapeOf(takeArray(args, 'indices', family, context)),
      ),
    ),
    rot90: fn('m, k=1, axes=(0, 1)', (args, context) => {
      const input = takeArray(args, 'm', family, context);
      const rank = shapeOf(input).length;
      const [a, b] = context.items(args.get('axes')).map((one) => axisArgument(one, rank, context));
      return turned(input, args.integer('k'), [a ?? 0, b ?? 1]);
    }),
    rollaxis: fn('a, axis, start=0', (args, context) => {
      const input = takeArray(args, 'a', family, context);
      const rank = shapeOf(input).length;
      const from = axisArgument(args.get('axis'), rank, context);
      const start =
        args.integer('start') < 0 ? args.integer('start') + rank : args.integer('start');
      const rest = Array.from({ length: rank }, (_, at) => at).filter((at) => at !== from);
      return permute(input, rest.toSpliced(start > from ? start - 1 : start, 0, from));
    }),
    diff: fn('a, n=1, axis=-1, **options', (args, context) => {
      const input = takeArray(args, 'a', family, context);
      const shape = shapeOf(input);
      const place = axisArgument(args.get('axis'), shape.length, context);
      const size = maximum(0, subtract(shape[place] ?? 1, args.integer('n')));
      return arrayLike(input, shape.with(place, size));
    }),
    diag: fn('v, k=0', (args, context) => {
      const input = takeArray(args, 'v', family, context);
      const [rows = 1, columns] = shapeOf(input);
      const shift = Math.abs(args.integer('k'));
      if (columns === undefined) return arrayLike(input, [add(rows, shift), add(rows, shift)]);
      if (typeof rows !== 'number' || typeof columns !== 'number')
        return context.giveUp(say('the diagonal of an array whose size is not known'));
      const k = args.integer('k');
      return arrayLike(input, [
        Math.max(0, k < 0 ? Math.min(rows + k, columns) : Math.min(rows, columns - k)),
      ]);
    }),
    select: fn('condlist, choicelist, default=0', (args, context) =>
      context
        .items(args.get('choicelist'))
        .reduce((all, one) => binary(all, one, binaries.add, context)),
    ),
    nonzero: unknownCount('nonzero'),
    argwhere: unknownCount('argwhere'),
    flatnonzero: unknownCount('flatnonzero'),
    unique: unknownCount('unique'),
    compress: unknownCount('compress'),
    extract: unknownCount('extract'),
    load: fn('file, *args, **options', (_args, context) =>
      context.giveUp(say('what a file holds is not read')),
    ),
    fromfunction: fn('function, shape, **options', (args, context) => {
      const zeros = context.call(context.named(`${family.module}.zeros`), [args.get('shape')]);
      return zeros.kind === 'tensor' ? { ...zeros, numbers: null } : zeros;
    }),
    resize: fn('a, new_shape', (args, context) =>
      arrayLike(takeArray(args, 'a', family, context), args.dimensions('new_shape')),
    ),
    piecewise: fn('x, *args, **options', (args, context) => ({
      ...takeArray(args, 'x', family, context),
      numbers: null,
    })),
    ix_: fn('*args', (args, context) => ({
      kind: 'tuple',
      type: null,
      items: args.rest.map((one, at) => {
        const array = arrayFrom(one, null, family, context);
        const shape = args.rest.map((_, axis) => (axis === at ? (shapeOf(array)[0] ?? 1) : 1));
        return arrayLike(array, shape);
      }),
    })),
    interp: fn('x, xp, fp, **options', (args, context) => ({
      ...takeArray(args, 'x', family, context),
      dtype: family.float,
      numbers: null,
    })),
  };
}
