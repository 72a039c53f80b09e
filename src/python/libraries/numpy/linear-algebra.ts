import { minimum } from '../../dimension.js';
import { list, tuple } from '../../values/create.js';
import type { TensorValue } from '../../values/tensor.js';
import type { Value } from '../../values/value.js';
import { arrayLike, axisIndex, shapeOf } from '../arrays/array.js';
import { reducedShape } from '../arrays/reduce.js';
import type { LibraryMember } from '../contract.js';
import { fn, sameAs } from '../members.js';
import { takeArray } from './array-arguments.js';
import type { Family } from './family.js';

/** `linalg`: norms, inverses and decompositions, by their shapes. */
export function linearAlgebra(family: Family): Readonly<Record<string, LibraryMember>> {
  const of = (make: (input: TensorValue) => Value): LibraryMember =>
    fn('a, *args, **options', (args, context) => make(takeArray(args, 'a', family, context)));
  const keeps = of((input) => ({ ...input, numbers: null }));
  const scalars = of((input) => arrayLike(input, shapeOf(input).slice(0, -2)));
  const values = of((input) => arrayLike(input, shapeOf(input).slice(0, -1)));
  return {
    norm: fn('x, ord=None, axis=None, keepdims=False, **options', (args, context) => {
      const input = takeArray(args, 'x', family, context);
      const shape = shapeOf(input);
      const axes = args.isNone('axis')
        ? shape.map((_, axis) => axis)
        : args.integers('axis').map((axis) => axisIndex(axis, shape.length) ?? 0);
      return arrayLike(input, reducedShape(shape, axes, args.flag('keepdims')));
    }),
    inv: keeps,
    pinv: of((input) => {
      const shape = shapeOf(input);
      return arrayLike(input, [...shape.slice(0, -2), ...shape.slice(-2).reverse()]);
    }),
    cholesky: keeps,
    matrix_power: keeps,
    det: scalars,
    matrix_rank: scalars,
    slogdet: of((input) => {
      const one = arrayLike(input, shapeOf(input).slice(0, -2));
      return tuple([one, one]);
    }),
    eigvals: values,
    eigvalsh: values,
    eig: of((input) =>
      tuple([arrayLike(input, shapeOf(input).slice(0, -1)), { ...input, numbers: null }]),
    ),
    eigh: of((input) =>
      tuple([arrayLike(input, shapeOf(input).slice(0, -1)), { ...input, numbers: null }]),
    ),
    solve: fn('a, b', (args, context) => ({
      ...takeArray(args, 'b', family, context),
      numbers: null,
    })),
    svd: fn('a, full_matrices=True, compute_uv=True, **options', (args, context) => {
      const input = takeArray(args, 'a', family, context);
      const shape = shapeOf(input);
      const [rows = 1, columns = 1] = shape.slice(-2);
      const batch = shape.slice(0, -2);
      const less = minimum(rows, columns);
      const singular = arrayLike(input, [...batch, less]);
      if (!args.flag('compute_uv')) return singular;
      const full = args.flag('full_matrices');
      return tuple([
        arrayLike(input, [...batch, rows, full ? rows : less]),
        singular,
        arrayLike(input, [...batch, full ? columns : less, columns]),
      ]);
    }),
    qr: fn("a, mode='reduced', **options", (args, context) => {
      const input = takeArray(args, 'a', family, context);
      const shape = shapeOf(input);
      const [rows = 1, columns = 1] = shape.slice(-2);
      const less = minimum(rows, columns);
      const batch = shape.slice(0, -2);
      return tuple([
        arrayLike(input, [...batch, rows, less]),
        arrayLike(input, [...batch, less, columns]),
      ]);
    }),
    matmul: sameAs(`${family.module}.matmul`),
    multi_dot: fn('arrays', (args, context) => {
      const [first, ...others] = context.items(args.get('arrays'));
      return others.reduce<Value>((all, one) => context.binary('@', all, one), first ?? list([]));
    }),
  };
}
