import { say } from '../../../../engine/phrase.js';
import type { TensorValue } from '../../../values/tensor.js';
import { arrayLike, shapeOf } from '../../arrays/array.js';
import { narrow, permute } from '../../arrays/rearrange.js';
import { copied } from '../../arrays/storage.js';
import { sizesOf } from '../tensors.js';
import { axisOf } from '../axes.js';
import type { Operation, Operations } from './operation.js';
import { shown, withoutNumbers } from './recorded-change.js';

const permuted: Operation = {
  signature: 'dims',
  methodSignature: '*dims, **named',
  run: (input, args, context) => {
    const dims = sizesOf(args, 'dims');
    const shape = shapeOf(input);
    if (dims.length !== shape.length) {
      context.raise(
        'RuntimeError',
        `permute(sparse_coo): number of dimensions in the tensor input does not match the length of the desired ordering of dimensions i.e. input.dim() = ${shape.length} is not equal to len(dims) = ${dims.length}`,
      );
    }
    const order = dims.map((dim) => axisOf(Number(dim), shape.length, context));
    if (new Set(order).size < order.length)
      context.raise('RuntimeError', 'permute(): duplicate dims are not allowed.');
    return shown('permute', input, permute(input, order), context);
  },
};

function swapped(first: string, second: string): Operation {
  return {
    signature: `${first}, ${second}`,
    run: (input, args, context) => {
      const rank = shapeOf(input).length;
      const a = axisOf(args.integer(first), rank, context);
      const b = axisOf(args.integer(second), rank, context);
      const order = Array.from({ length: rank }, (_, axis) =>
        axis === a ? b : axis === b ? a : axis,
      );
      return shown('transpose', input, permute(input, order), context);
    },
  };
}

const moved: Operation = {
  signature: 'source, destination',
  run: (input, args, context) => {
    const rank = shapeOf(input).length;
    if (rank === 0) return context.giveUp(say('it has no axes'));
    const from = args.integers('source').map((axis) => axisOf(axis, rank, context));
    const to = args.integers('destination').map((axis) => axisOf(axis, rank, context));
    const order = new Array<number>(rank).fill(-1);
    to.forEach((place, index) => (order[place] = from[index] ?? 0));
    const rest = Array.from({ length: rank }, (_, axis) => axis).filter(
      (axis) => !from.includes(axis),
    );
    return permute(
      input,
      order.map((axis) => (axis < 0 ? (rest.shift() ?? 0) : axis)),
    );
  },
};

const flipped: Operation = {
  signature: 'dims',
  methodSignature: '*dims, **named',
  run: (input, args, context) => {
    const rank = shapeOf(input).length;
    const flippedView = sizesOf(args, 'dims').reduce<TensorValue>((tensor, dim) => {
      const axis = axisOf(Number(dim), rank, context);
      const length = shapeOf(tensor)[axis] ?? 1;
      if (typeof length !== 'number') return withoutNumbers(tensor);
      return narrow(tensor, axis, { start: length - 1, length, step: -1 });
    }, input);
    return copied(flippedView);
  },
};

const turned: Operation = {
  signature: 'k=1, dims=(0, 1)',
  run: (input, args, context) => {
    const shape = shapeOf(input);
    if (shape.length < 2) {
      context.raise(
        'RuntimeError',
        `expected total dims >= 2, but got total dims = ${String(shape.length)}`,
      );
    }
    const [a = 0, b = 1] = args.integers('dims').map((axis) => axisOf(axis, shape.length, context));
    const swaps = args.integer('k') % 2 !== 0;
    const sizes = shape.with(a, shape[b] ?? 1).with(b, shape[a] ?? 1);
    return arrayLike(input, swaps ? sizes : shape);
  },
};

/** A transposed matrix, or for more axes all of them reversed (`T`) or the last two (`mT`). */
export function transposed(input: TensorValue, which: 'T' | 'mT'): TensorValue {
  const order = shapeOf(input).map((_, axis) => axis);
  if (which === 'T') return permute(input, order.reverse());
  return permute(input, [...order.slice(0, -2), ...order.slice(-2).reverse()]);
}

/** Operations that put axes, or the elements along them, in another order. */
export const axisOrderOperations: Operations = {
  permute: permuted,
  transpose: swapped('dim0', 'dim1'),
  swapaxes: swapped('axis0', 'axis1'),
  swapdims: swapped('dim0', 'dim1'),
  movedim: moved,
  moveaxis: moved,
  t: { signature: '', run: (input) => transposed(input, 'T') },
  roll: { signature: 'shifts, dims=None', run: withoutNumbers },
  flip: flipped,
  fliplr: { signature: '', run: withoutNumbers },
  flipud: { signature: '', run: withoutNumbers },
  rot90: turned,
};
