import { say } from '../../../engine/phrase.js';
import { add, multiply, type Dimension } from '../../dimension.js';
import type { Shape } from '../../site.js';
import { int, list, tuple } from '../../values/create.js';
import type { Value } from '../../values/value.js';
import type { Arguments } from '../arguments.js';
import { arrayLike, knownSizes, shapeOf } from '../arrays/array.js';
import { broadcastNumbers } from '../arrays/elementwise.js';
import { narrow, shapeProduct, reshape } from '../arrays/rearrange.js';
import type { LibraryContext, LibraryMember } from '../contract.js';
import { fn, sameAs } from '../members.js';
import { arraysOf, axisArgument, takeArray } from './array-arguments.js';
import type { Family } from './family.js';
import { joined, refuseToStack } from './joined.js';
import { sizesFrom } from './reshaping.js';
import { soMany } from '../so-many.js';

/** Where the parts of a size begin, after the first: the larger ones come first. */
function evenCuts(total: number, parts: number, context: LibraryContext): readonly number[] {
  const [least, larger] = [Math.floor(total / parts), total % parts];
  return soMany(parts - 1, context, (at) => (at + 1) * least + Math.min(at + 1, larger));
}

function split(args: Arguments, context: LibraryContext, family: Family, along: Value): Value {
  const input = takeArray(args, 'ary', family, context);
  const shape = shapeOf(input);
  const axis = axisArgument(along, shape.length, context);
  const total = shape[axis] ?? 1;
  const asked = args.get('indices_or_sections');
  if (typeof total !== 'number') return context.giveUp(say('a split of a size that is not known'));
  const within = (end: number): number => Math.min(Math.max(end < 0 ? end + total : end, 0), total);
  const cuts =
    asked.kind === 'int'
      ? evenCuts(total, Math.max(asked.value, 1), context)
      : args.integers('indices_or_sections').map(within);
  const ends = [0, ...cuts, total];
  return list(
    ends
      .slice(1)
      .map((end, at) =>
        narrow(input, axis, { start: ends[at] ?? 0, length: Math.max(end - (ends[at] ?? 0), 0) }),
      ),
  );
}

/** Functions that put arrays together, take them apart or repeat them. */
export function joiningFunctions(family: Family): Readonly<Record<string, LibraryMember>> {
  return {
    concatenate: fn('arrays, axis=0, **options', (args, context) => {
      const arrays = arraysOf(args.get('arrays'), family, context);
      const rank = arrays[0]?.shape?.length ?? 1;
      return joined(arrays, axisArgument(args.get('axis'), rank, context), family, context);
    }),
    concat: sameAs(`${family.module}.concatenate`),
    stack: fn('arrays, axis=0, **options', (args, context) => {
      const arrays = arraysOf(args.get('arrays'), family, context);
      refuseToStack(arrays, family, context);
      const rank = (arrays[0]?.shape?.length ?? 0) + 1;
      const at = axisArgument(args.get('axis'), rank, context);
      return joined(
        arrays.map((one) => reshape(one, shapeOf(one).toSpliced(at, 0, 1))),
        at,
        family,
        context,
      );
    }),
    split: fn('ary, indices_or_sections, axis=0', (args, context) => {
      const [array, parts] = [
        takeArray(args, 'ary', family, context),
        args.get('indices_or_sections'),
      ];
      const total = shapeOf(array).at(args.get('axis').kind === 'int' ? args.integer('axis') : 0);
      if (parts.kind === 'int' && typeof total === 'number' && total % parts.value !== 0)
        context.raise('ValueError', 'array split does not result in an equal division');
      return split(args, context, family, args.get('axis'));
    }),
    array_split: fn('ary, indices_or_sections, axis=0', (args, context) =>
      split(args, context, family, args.get('axis')),
    ),
    ...Object.fromEntries(
      ['vsplit', 'hsplit', 'dsplit'].map((name, axis) => [
        name,
        fn('ary, indices_or_sections', (args, context) => split(args, context, family, int(axis))),
      ]),
    ),
    unstack: fn('x, *, axis=0', (args, context) => {
      const input = takeArray(args, 'x', family, context);
      const shape = shapeOf(input);
      const axis = axisArgument(args.get('axis'), shape.length, context);
      const count = shape[axis];
      if (typeof count !== 'number')
        return context.giveUp(say('how many parts there are is not known'));
      const part = arrayLike(input, shape.toSpliced(axis, 1));
      return tuple(soMany(count, context, () => part));
    }),
    broadcast_to: fn('array, shape', (args, context) => {
      const input = takeArray(args, 'array', family, context);
      const shape = sizesFrom([args.get('shape')]);
      const sizes = knownSizes(shape);
      return arrayLike(input, shape, {
        numbers: sizes === null ? null : broadcastNumbers(input, sizes),
      });
    }),
    tile: fn('A, reps', (args, context) => {
      const input = takeArray(args, 'A', family, context);
      const times = sizesFrom([args.get('reps')]);
      const rank = Math.max(times.length, shapeOf(input).length);
      const at = (sizes: Shape, place: number): Dimension =>
        sizes[place - rank + sizes.length] ?? 1;
      const shape = Array.from({ length: rank }, (_, place) =>
        multiply(at(shapeOf(input), place), at(times, place)),
      );
      return arrayLike(input, shape);
    }),
    append: fn('arr, values, axis=None', (args, context) => {
      const [a, b] = [
        takeArray(args, 'arr', family, context),
        takeArray(args, 'values', family, context),
      ];
      if (!args.isNone('axis'))
        return joined(
          [a, b],
          axisArgument(args.get('axis'), shapeOf(a).length, context),
          family,
          context,
        );
      return arrayLike(a, [add(shapeProduct(shapeOf(a)), shapeProduct(shapeOf(b)))]);
    }),
  };
}
