import { say } from '../../../engine/phrase.js';
import { add, multiply, type Dimension } from '../../dimension.js';
import type { Shape } from '../../site.js';
import { list } from '../../values/create.js';
import type { TensorValue } from '../../values/tensor.js';
import type { Value } from '../../values/value.js';
import type { Arguments } from '../arguments.js';
import { arrayLike, knownSizes, leader, shapeOf } from '../arrays/array.js';
import { broadcastNumbers } from '../arrays/elementwise.js';
import { concatenate, narrow, shapeProduct, reshape } from '../arrays/rearrange.js';
import type { LibraryContext, LibraryMember } from '../contract.js';
import { fn } from '../members.js';
import { arraysOf, axisArgument, takeArray } from './array-arguments.js';
import type { Family } from './family.js';
import { sizesFrom } from './reshaping.js';

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
  if (typeof total !== 'number') return context.giveUp(say('a split of a size that is not known'));
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

/** Functions that put arrays together, take them apart or repeat them. */
export function joiningFunctions(family: Family): Readonly<Record<string, LibraryMember>> {
  return {
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
    repeat: fn('a, repeats, axis=None', (args, context) => {
      const input = takeArray(args, 'a', family, context);
      const shape = shapeOf(input);
      if (args.isNone('axis'))
        return arrayLike(input, [multiply(shapeProduct(shape), args.dimension('repeats'))]);
      const place = axisArgument(args.get('axis'), shape.length, context);
      return arrayLike(
        input,
        shape.with(place, multiply(shape[place] ?? 1, args.dimension('repeats'))),
      );
    }),
    append: fn('arr, values, axis=None', (args, context) => {
      const [a, b] = [
        takeArray(args, 'arr', family, context),
        takeArray(args, 'values', family, context),
      ];
      return arrayLike(a, [add(shapeProduct(shapeOf(a)), shapeProduct(shapeOf(b)))]);
    }),
  };
}
