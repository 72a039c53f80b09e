import { say } from '../../../../engine/phrase.js';
import { maximum, minimum, subtract } from '../../../dimension.js';
import type { TensorValue } from '../../../values/tensor.js';
import type { Value } from '../../../values/value.js';
import { arrayLike, shapeOf } from '../../arrays/array.js';
import { binaries, binary } from '../../arrays/arithmetic.js';
import { broadcastShapes } from '../../arrays/broadcast.js';
import { narrow } from '../../arrays/rearrange.js';
import { nested } from '../../arrays/nested.js';
import type { LibraryContext } from '../../contract.js';
import { axisOf } from '../axes.js';
import type { Operation, Operations } from './operation.js';
import { withoutNumbers } from './recorded-change.js';
import { valuesAndIndices } from './values-and-indices.js';

const diagonal: Operation = {
  signature: 'offset=0, dim1=0, dim2=1',
  run: (input, args, context) => {
    const shape = shapeOf(input);
    const a = axisOf(args.integer('dim1'), shape.length, context);
    const b = axisOf(args.integer('dim2'), shape.length, context);
    const rest = shape.filter((_, axis) => axis !== a && axis !== b);
    const offset = args.integer('offset');
    const rows = subtract(shape[a] ?? 1, Math.max(0, -offset));
    const columns = subtract(shape[b] ?? 1, Math.max(0, offset));
    return arrayLike(input, [...rest, maximum(0, minimum(rows, columns))]);
  },
};

const differences: Operation = {
  signature: 'n=1, dim=-1',
  run: (input, args, context) => {
    const shape = shapeOf(input);
    const times = args.integer('n');
    if (times === 0) return arrayLike(input, shape);
    if (times < 0) return context.giveUp(say('`diff` a negative number of times'));
    const axis = axisOf(args.integer('dim'), shape.length, context);
    const length = maximum(0, subtract(shape[axis] ?? 1, times));
    if (times !== 1) return arrayLike(input, shape.with(axis, length));
    const later = narrow(input, axis, { start: 1, length });
    return binary(later, narrow(input, axis, { start: 0, length }), binaries.sub, context);
  },
};

/** Values with the places that they come from. */
function ranked(values: TensorValue, context: LibraryContext): Value {
  return valuesAndIndices(values, { ...values, dtype: 'int64' }, context);
}

/** `kthvalue`, `mode`: one value of each row, with its place. */
const picked = (signature: string): Operation => ({
  signature,
  run: (input, args, context) => {
    const shape = shapeOf(input);
    const axis = axisOf(args.integer('dim'), shape.length, context);
    const kept = args.flag('keepdim') ? shape.with(axis, 1) : shape.toSpliced(axis, 1);
    return ranked(arrayLike(input, kept), context);
  },
});

/** `cummax`, `cummin`: values and places of the same sizes. */
const running: Operation = {
  signature: 'dim, *, out=None',
  run: (input, args, context) => {
    const rank = shapeOf(input).length;
    if (rank > 0) axisOf(args.integer('dim'), rank, context);
    return ranked(withoutNumbers(input), context);
  },
};

const topK: Operation = {
  signature: 'k, dim=-1, largest=True, sorted=True',
  run: (input, args, context) => {
    const shape = shapeOf(input);
    const axis = axisOf(args.integer('dim'), shape.length, context);
    const k = args.dimension('k');
    const most = shape[axis] ?? 1;
    if (typeof k === 'number' && typeof most === 'number' && (k < 0 || k > most)) {
      context.raise('RuntimeError', 'selected index k out of range');
    }
    return ranked(arrayLike(input, shape.length === 0 ? [] : shape.with(axis, k)), context);
  },
};

const sorted: Operation = {
  signature: 'dim=-1, descending=False, stable=False',
  run: (input, args, context) => {
    const dim = args.get('dim');
    if (dim.kind === 'int') axisOf(dim.value, shapeOf(input).length, context);
    return ranked(withoutNumbers(input), context);
  },
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

const taken: Operation = {
  signature: 'index',
  run: (input, args) => arrayLike(input, shapeOf(args.tensor('index'))),
};

/** `take_along_dim`: the other axes stretch like those of an element-wise operation. */
const takenAlong: Operation = {
  signature: 'indices, dim=None, *, out=None',
  run: (input, args, context) => {
    const [shape, indices] = [shapeOf(input), shapeOf(args.tensor('indices'))];
    const dim = args.integerOrNone('dim');
    if (dim === null) return arrayLike(input, indices);
    const axis = axisOf(dim, shape.length, context);
    const others = broadcastShapes(shape.with(axis, 1), indices.with(axis, 1)) ?? indices;
    return arrayLike(input, others.with(axis, indices[axis] ?? 1));
  },
};

const gathered: Operation = {
  signature: 'dim, index, *, sparse_grad=False',
  run: (input, args) => arrayLike(input, shapeOf(args.tensor('index'))),
};

/** Operations that pick, sort or compare elements. */
export const selectionOperations: Operations = {
  diagonal,
  diff: differences,
  topk: topK,
  sort: sorted,
  argsort: argSorted,
  index_select: indexSelected,
  gather: gathered,
  take: taken,
  take_along_dim: takenAlong,
  kthvalue: picked('k, dim=-1, keepdim=False, *, out=None'),
  mode: picked('dim=-1, keepdim=False, *, out=None'),
  cummax: running,
  cummin: running,
  msort: { signature: '*, out=None', run: withoutNumbers },
  tolist: { signature: '', run: (input, _args, context) => nested(input, context) },
};
