import { add, minimum, multiply, type Dimension } from '../../../dimension.js';
import type { Shape } from '../../../site.js';
import { tuple } from '../../../values/create.js';
import { arrayLike, shapeOf } from '../../arrays/array.js';
import { axisOf } from '../axes.js';
import type { Operation, Operations } from './operation.js';

/** An operation whose shape follows from the input's alone. */
const shaped = (signature: string, of: (shape: Shape) => Shape): Operation => ({
  signature,
  run: (input) => arrayLike(input, of(shapeOf(input))),
});

const square = (shape: Shape): Shape => [...shape.slice(0, -2), at(shape, -1), at(shape, -2)];
const at = (shape: Shape, axis: number): Dimension => shape.at(axis) ?? 1;

/** `diag_embed`: the last axis becomes a diagonal of two axes. */
const diagonalEmbedded: Operation = {
  signature: 'offset=0, dim1=-2, dim2=-1',
  run: (input, args, context) => {
    const shape = shapeOf(input);
    const side = add(at(shape, -1), Math.abs(args.integer('offset')));
    const rank = shape.length + 1;
    const axes = ['dim1', 'dim2'].map((name) => axisOf(args.integer(name), rank, context));
    const rest = [...shape.slice(0, -1)];
    const output = Array.from({ length: rank }, (_, axis) =>
      axes.includes(axis) ? side : (rest.shift() ?? 1),
    );
    return arrayLike(input, output);
  },
};

/** `diag`: a matrix of a vector, the diagonal of a matrix. */
const diagonalOf: Operation = {
  signature: 'diagonal=0, *, out=None',
  run: (input, args, context) => {
    const shape = shapeOf(input);
    if (shape.length === 1) {
      const side = add(at(shape, 0), Math.abs(args.integer('diagonal')));
      return arrayLike(input, [side, side]);
    }
    return context.callMethod(input, 'diagonal', [args.get('diagonal')]);
  },
};

const singularValues: Operation = {
  signature: 'some=True, compute_uv=True, *, full_matrices=None, out=None',
  run: (input) => {
    const shape = shapeOf(input);
    const batch = shape.slice(0, -2);
    const [rows, columns] = [at(shape, -2), at(shape, -1)];
    const least = minimum(rows, columns);
    return tuple([
      arrayLike(input, [...batch, rows, least]),
      arrayLike(input, [...batch, least]),
      arrayLike(input, [...batch, columns, least]),
    ]);
  },
};

/** `kron`: every axis is as long as both together. */
const kronecker: Operation = {
  signature: 'other, *, out=None',
  run: (input, args) => {
    const [a, b] = [shapeOf(input), shapeOf(args.tensor('other'))];
    const rank = Math.max(a.length, b.length);
    const size = (shape: Shape, axis: number): Dimension => shape[axis - rank + shape.length] ?? 1;
    return arrayLike(
      input,
      Array.from({ length: rank }, (_, axis) => multiply(size(a, axis), size(b, axis))),
    );
  },
};

/** `cdist`: every row of one with every row of the other. */
const distances: Operation = {
  signature: "x2, p=2.0, compute_mode='use_mm_for_euclid_dist_if_necessary'",
  run: (input, args) =>
    arrayLike(input, [...shapeOf(input).slice(0, -1), at(shapeOf(args.tensor('x2')), -2)]),
};

const outer: Operation = {
  signature: 'vec2, *, out=None',
  run: (input, args) => arrayLike(input, [...shapeOf(input), ...shapeOf(args.tensor('vec2'))]),
};

/** Operations on matrices of which only the shape is followed. */
export const matrixOperations: Operations = {
  trace: shaped('', () => []),
  det: shaped('', (shape) => shape.slice(0, -2)),
  logdet: shaped('', (shape) => shape.slice(0, -2)),
  inverse: shaped('*, out=None', (shape) => shape),
  pinverse: shaped('*args, **options', square),
  matrix_power: shaped('n, *, out=None', (shape) => shape),
  matrix_exp: shaped('', (shape) => shape),
  cholesky: shaped('upper=False, *, out=None', (shape) => shape),
  adjoint: shaped('', square),
  diag_embed: diagonalEmbedded,
  diag: diagonalOf,
  svd: singularValues,
  kron: kronecker,
  ger: outer,
  cdist: distances,
};
