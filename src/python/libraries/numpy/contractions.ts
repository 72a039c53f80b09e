import { say } from '../../../engine/phrase.js';
import { add, floorDivide, maximum, multiply, subtract, type Dimension } from '../../dimension.js';
import type { Shape } from '../../site.js';
import type { Value } from '../../values/value.js';
import { arrayLike, axisIndex, leader, shapeOf } from '../arrays/array.js';
import { integerOf, type Arguments } from '../arguments.js';
import type { LibraryContext, LibraryMember } from '../contract.js';
import { fn } from '../members.js';
import { takeArray } from './array-arguments.js';
import type { Family } from './family.js';

/** The axes that `tensordot` sums over: a number of them, or a list for each side. */
function contracted(axes: Value, ranks: readonly [number, number]): readonly (readonly number[])[] {
  if (axes.kind !== 'tuple' && axes.kind !== 'list') {
    const count = integerOf(axes, 'axes');
    const first = Array.from({ length: count }, (_, at) => ranks[0] - count + at);
    return [first, first.map((_, at) => at)];
  }
  return axes.items.map((one, side) => {
    const items = one.kind === 'tuple' || one.kind === 'list' ? one.items : [one];
    const rank = ranks[side] ?? 0;
    return items.map((item) => axisIndex(integerOf(item, 'axes'), rank) ?? 0);
  });
}

/** The shape of `tensordot(a, b, axes)`. */
export function tensorDot(a: Shape, b: Shape, axes: Value): Shape {
  const [left = [], right = []] = contracted(axes, [a.length, b.length]);
  return [
    ...a.filter((_, axis) => !left.includes(axis)),
    ...b.filter((_, axis) => !right.includes(axis)),
  ];
}

/** What `full`, `same` or `valid` make of the lengths of two signals. */
export function convolvedLength(a: Dimension, b: Dimension, mode: string): Dimension {
  if (mode === 'same') return maximum(a, b);
  if (mode === 'full') return subtract(add(a, b), 1);
  return add(maximum(subtract(a, b), subtract(b, a)), 1);
}

/** Products that sum over axes, and convolutions of signals. */
export function contractions(family: Family): Readonly<Record<string, LibraryMember>> {
  const two = (
    args: Arguments,
    [a, b]: readonly [string, string],
    context: LibraryContext,
    shape: (a: Shape, b: Shape) => Shape,
  ): Value => {
    const [left, right] = [
      takeArray(args, a, family, context),
      takeArray(args, b, family, context),
    ];
    return arrayLike(leader([left, right]) ?? left, shape(shapeOf(left), shapeOf(right)));
  };
  const convolve = fn("a, v, mode='full', **options", (args, context) =>
    two(args, ['a', 'v'], context, ([a = 1], [b = 1]) => [
      convolvedLength(a, b, args.text('mode')),
    ]),
  );
  return {
    tensordot: fn('a, b, axes=2, **options', (args, context) =>
      two(args, ['a', 'b'], context, (a, b) => tensorDot(a, b, args.get('axes'))),
    ),
    inner: fn('a, b', (args, context) =>
      two(args, ['a', 'b'], context, (a, b) => [...a.slice(0, -1), ...b.slice(0, -1)]),
    ),
    vdot: fn('a, b', (args, context) => two(args, ['a', 'b'], context, () => [])),
    kron: fn('a, b', (args, context) =>
      two(args, ['a', 'b'], context, (a, b) => {
        const rank = Math.max(a.length, b.length);
        return Array.from({ length: rank }, (_, at) =>
          multiply(a[at - rank + a.length] ?? 1, b[at - rank + b.length] ?? 1),
        );
      }),
    ),
    trace: fn('a, **options', (args, context) => {
      const input = takeArray(args, 'a', family, context);
      return arrayLike(input, shapeOf(input).slice(2));
    }),
    convolve,
    correlate: fn("a, v, mode='valid', **options", (args, context) =>
      two(args, ['a', 'v'], context, ([a = 1], [b = 1]) => [
        convolvedLength(a, b, args.text('mode')),
      ]),
    ),
  };
}

/** The discrete Fourier transforms, whose real forms give half of the frequencies. */
export function fourier(family: Family): Readonly<Record<string, LibraryMember>> {
  const transform = (last: (size: Dimension) => Dimension, dtype: string): LibraryMember =>
    fn('a, n=None, axis=-1, norm=None, **options', (args, context) => {
      const input = takeArray(args, 'a', family, context);
      const shape = shapeOf(input);
      const several = args.get('n').kind === 'tuple' || args.get('n').kind === 'list';
      if (several) return context.giveUp(say('a Fourier transform to other sizes'));
      const axis = args.get('axis').kind === 'int' ? args.integer('axis') : -1;
      const place = axisIndex(axis, shape.length) ?? 0;
      const size = args.isNone('n') ? null : args.dimension('n');
      const own = shape[place] ?? 1;
      return arrayLike(input, shape.with(place, last(size ?? own)), { dtype });
    });
  const same = transform((size) => size, 'complex64');
  const half = transform((size) => add(floorDivide(size, 2), 1), 'complex64');
  const back = transform((size) => multiply(subtract(size, 1), 2), family.float);
  return {
    ...Object.fromEntries(
      ['fft', 'ifft', 'fft2', 'ifft2', 'fftn', 'ifftn', 'fftshift', 'ifftshift'].map((name) => [
        name,
        same,
      ]),
    ),
    rfft: half,
    rfft2: half,
    rfftn: half,
    irfft: back,
    irfft2: back,
    irfftn: back,
  };
}
