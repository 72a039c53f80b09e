import { minimum, subtract } from '../../../dimension.js';
import { tuple } from '../../../values/create.js';
import { arrayLike, shapeOf } from '../../arrays/array.js';
import { binaries, binary } from '../../arrays/arithmetic.js';
import { narrow } from '../../arrays/rearrange.js';
import { nested } from '../../arrays/nested.js';
import { axisOf } from './axes.js';
import type { Operation, Operations } from './operation.js';
import { withoutNumbers } from './shown.js';

const diagonal: Operation = {
  signature: 'offset=0, dim1=0, dim2=1',
  run: (input, args, context) => {
    const shape = shapeOf(input);
    const a = axisOf(args.integer('dim1'), shape.length, context);
    const b = axisOf(args.integer('dim2'), shape.length, context);
    const rest = shape.filter((_, axis) => axis !== a && axis !== b);
    return arrayLike(input, [...rest, minimum(shape[a] ?? 1, shape[b] ?? 1)]);
  },
};

const differences: Operation = {
  signature: 'n=1, dim=-1',
  run: (input, args, context) => {
    const shape = shapeOf(input);
    const axis = axisOf(args.integer('dim'), shape.length, context);
    const length = subtract(shape[axis] ?? 1, args.integer('n'));
    if (args.integer('n') !== 1) return arrayLike(input, shape.with(axis, length));
    const later = narrow(input, axis, { start: 1, length });
    return binary(later, narrow(input, axis, { start: 0, length }), binaries.sub, context);
  },
};

const topK: Operation = {
  signature: 'k, dim=-1, largest=True, sorted=True',
  run: (input, args, context) => {
    const shape = shapeOf(input);
    const axis = axisOf(args.integer('dim'), shape.length, context);
    const values = arrayLike(input, shape.with(axis, args.dimension('k')));
    return tuple([values, { ...values, dtype: 'int64' }]);
  },
};

const sorted: Operation = {
  signature: 'dim=-1, descending=False, stable=False',
  run: (input) => tuple([withoutNumbers(input), { ...withoutNumbers(input), dtype: 'int64' }]),
};

const argSorted: Operation = {
  signature: 'dim=-1, descending=False, stable=False',
  run: (input) => ({ ...withoutNumbers(input), dtype: 'int64' }),
};

const indexSelected: Operation = {
  signature: 'dim, index',
  run: (input, args, context) => {
    const shape = shapeOf(input);
    const axis = axisOf(args.integer('dim'), shape.length, context);
    return arrayLike(input, shape.with(axis, shapeOf(args.tensor('index'))[0] ?? 1));
  },
};

const gathered: Operation = {
  signature: 'dim, index, *, sparse_grad=False',
  run: (input, args) => arrayLike(input, shapeOf(args.tensor('index'))),
};

/** Operations that pick, sort or compare elements. */
export const pickingOperations: Operations = {
  diagonal,
  diff: differences,
  topk: topK,
  sort: sorted,
  argsort: argSorted,
  index_select: indexSelected,
  gather: gathered,
  tolist: { signature: '', run: (input, _args, context) => nested(input, context) },
};
