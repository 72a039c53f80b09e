import type { Shape } from '../../site.js';
import { list } from '../../values/create.js';
import type { TensorValue } from '../../values/tensor.js';
import { shapeOf, arrayLike } from '../arrays/array.js';
import { broadcastOrRaise } from '../arrays/arithmetic.js';
import { reshape } from '../arrays/rearrange.js';
import type { LibraryMember } from '../contract.js';
import { fn } from '../members.js';
import { arraysOf } from './array-arguments.js';
import { arrayFrom } from './creation.js';
import type { Family } from './family.js';
import { joined } from './joined.js';

/** An array with at least so many axes; new ones where NumPy puts them. */
function atLeast(rank: number, input: TensorValue): TensorValue {
  const shape = shapeOf(input);
  if (shape.length >= rank) return input;
  if (rank < 3) return reshape(input, [...Array<number>(rank - shape.length).fill(1), ...shape]);
  return reshape(
    input,
    shape.length === 2 ? [...shape, 1] : [1, ...(shape.length === 0 ? [1] : shape), 1],
  );
}

/** `vstack`, `hstack`, `dstack`, `meshgrid` and what gives arrays more axes. */
export function stackingFunctions(family: Family): Readonly<Record<string, LibraryMember>> {
  const stacked = (rank: number, axisOf: (shape: Shape) => number): LibraryMember =>
    fn('tup, **options', (args, context) => {
      const arrays = arraysOf(args.get('tup'), family, context).map((one) => atLeast(rank, one));
      return joined(arrays, axisOf(arrays[0]?.shape ?? []), family, context);
    });
  const widened = (rank: number): LibraryMember =>
    fn('*arrays', (args, context) => {
      const made = args.rest.map((one) => atLeast(rank, arrayFrom(one, null, family, context)));
      return made.length === 1 && made[0] !== undefined ? made[0] : list(made);
    });
  const columns = fn('tup', (args, context) => {
    const arrays = arraysOf(args.get('tup'), family, context).map((one) => {
      const shape = shapeOf(one);
      return shape.length < 2 ? reshape(one, [shape[0] ?? 1, 1]) : one;
    });
    return joined(arrays, 1, family, context);
  });
  const rows = stacked(2, () => 0);
  return {
    vstack: rows,
    row_stack: rows,
    hstack: stacked(1, (shape) => (shape.length < 2 ? 0 : 1)),
    dstack: stacked(3, () => 2),
    column_stack: columns,
    atleast_1d: widened(1),
    atleast_2d: widened(2),
    atleast_3d: widened(3),
    broadcast_arrays: fn('*arrays', (args, context) => {
      const arrays = args.rest.map((one) => arrayFrom(one, null, family, context));
      const shape = arrays.reduce<Shape>(
        (all, one) => broadcastOrRaise(all, shapeOf(one), context),
        [],
      );
      return list(arrays.map((one) => arrayLike(one, shape)));
    }),
    meshgrid: fn("*xi, indexing='xy', **options", (args, context) => {
      const arrays = args.rest.map((one) => arrayFrom(one, null, family, context));
      const sizes = arrays.map((one) => shapeOf(one)[0] ?? 1);
      const [first = 1, second = 1, ...others] = sizes;
      const swapped = args.text('indexing') === 'xy' && sizes.length > 1;
      const shape = swapped ? [second, first, ...others] : sizes;
      return list(arrays.map((one) => arrayLike(one, shape)));
    }),
  };
}
