import { say } from '../../../engine/phrase.js';
import { bool, int, size, tuple } from '../../values/create.js';
import { binaries, binary } from '../arrays/arithmetic.js';
import { arrayLike, leader, shapeOf } from '../arrays/array.js';
import { floatMaps, mapped, sameTypeMaps } from '../arrays/maps.js';
import { matmul } from '../arrays/product.js';
import { shapeProduct } from '../arrays/rearrange.js';
import type { LibraryMember } from '../contract.js';
import { fn } from '../members.js';
import { einsumShape } from '../shapes/einsum.js';
import { takeArray } from './array-arguments.js';
import { arrayFrom } from './creation.js';
import { dtypeNamed, type Family } from './family.js';
import { editingFunctions } from './editing.js';
import { joiningFunctions } from './joining.js';
import { paddingFunctions } from './padding.js';
import { contractions } from './contractions.js';
import { selectingFunctions } from './selecting.js';
import { shapeKeeping } from './shape-keeping.js';
import { stackingFunctions } from './stacking.js';
import { reduce, reductions } from './reductions.js';
import { reshapingFunctions } from './reshaping.js';

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
  logical_xor: 'logical_xor',
  bitwise_and: 'bitwise_and',
  bitwise_or: 'bitwise_or',
  arctan2: 'atan2',
  atan2: 'atan2',
  hypot: 'hypot',
  logaddexp: 'logaddexp',
  float_power: 'pow',
  pow: 'pow',
};

/** Functions on arrays. */
export function functions(family: Family): Readonly<Record<string, LibraryMember>> {
  const { axis, keep } = family.reduction;
  const unary = (map: (x: number) => number, toFloat: boolean): LibraryMember =>
    fn('x, *args, **options', (args, context) => {
      const value = args.get('x');
      if (value.kind === 'dimension') return value;
      return mapped(takeArray(args, 'x', family, context), map, toFloat);
    });
  return {
    ...shapeKeeping(family),
    ...selectingFunctions(family),
    ...contractions(family),
    ...stackingFunctions(family),
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
            number ? takeArray(args, 'x1', family, context) : left,
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
          reduce(takeArray(args, 'a', family, context), name, args, family, context),
        ),
      ]),
    ),
    ...reshapingFunctions(family),
    ...joiningFunctions(family),
    ...editingFunctions(family),
    ...paddingFunctions(family),
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
    where: fn('condition, x=None, y=None', (args, context) => {
      if (args.isNone('x'))
        return context.giveUp(say('how many places `where` finds depends on the data'));
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
      return mapped(
        takeArray(args, 'a', family, context),
        (x) => Math.min(Math.max(x, low), high),
        false,
      );
    }),
    allclose: fn('a, b, **options', (_args, context) =>
      context.giveUp(say('whether two arrays are close depends on their numbers')),
    ),
    array_equal: fn('a1, a2, **options', (args, context) => {
      const same = binary(args.get('a1'), args.get('a2'), binaries.eq, context);
      if (same.kind !== 'tensor' || same.numbers === null)
        return context.giveUp(say('whether two arrays are equal depends on their numbers'));
      return bool(same.numbers.data.every((value) => value === 1));
    }),
    shape: fn('a', (args, context) =>
      tuple(shapeOf(takeArray(args, 'a', family, context)).map((one) => size(one))),
    ),
    ndim: fn('a', (args, context) => int(shapeOf(takeArray(args, 'a', family, context)).length)),
    size: fn('a', (args, context) =>
      size(shapeProduct(shapeOf(takeArray(args, 'a', family, context)))),
    ),
    astype: fn('x, dtype', (args, context) => ({
      ...takeArray(args, 'x', family, context),
      dtype: dtypeNamed(args.get('dtype'), family) ?? family.float,
    })),
  };
}
