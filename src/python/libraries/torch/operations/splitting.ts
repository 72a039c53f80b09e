import { say } from '../../../../engine/phrase.js';
import { add, floorDivide, subtract, type Dimension } from '../../../dimension.js';
import type { Shape } from '../../../site.js';
import { tuple } from '../../../values/create.js';
import type { TensorValue } from '../../../values/tensor.js';
import { arrayLike, shapeOf } from '../../arrays/array.js';
import { narrow, reshape } from '../../arrays/rearrange.js';
import type { LibraryContext } from '../../contract.js';
import { axisOf } from '../axes.js';
import type { Operation, Operations } from './operation.js';
import { rememberWindows } from './unfolded-windows.js';
import { soMany } from '../../so-many.js';

const narrowed: Operation = {
  signature: 'dim, start, length',
  run: (input, args, context) => {
    const axis = axisOf(args.integer('dim'), shapeOf(input).length, context);
    return narrow(input, axis, { start: args.integer('start'), length: args.dimension('length') });
  },
};

const selected: Operation = {
  signature: 'dim, index',
  run: (input, args, context) => {
    const shape = shapeOf(input);
    const axis = axisOf(args.integer('dim'), shape.length, context);
    const index = args.integer('index');
    const size = shape[axis] ?? 1;
    const start = index < 0 && typeof size === 'number' ? index + size : index;
    return reshape(narrow(input, axis, { start, length: 1 }), shape.toSpliced(axis, 1));
  },
};

const unfolded: Operation = {
  signature: 'dimension, size, step',
  run: (input, args, context) => {
    const shape = shapeOf(input);
    const axis = axisOf(args.integer('dimension'), shape.length, context);
    const [size, step] = [args.dimension('size'), args.dimension('step')];
    const count = add(floorDivide(subtract(shape[axis] ?? 1, size), step), 1);
    const output = arrayLike(input, [...shape.with(axis, count), size]);
    return rememberWindows(input, output, { axis, kernel: size, stride: step });
  },
};

function splitAlong(input: TensorValue, axis: number, lengths: Shape): TensorValue[] {
  let start: Dimension = 0;
  return lengths.map((length) => {
    const part = narrow(input, axis, { start: typeof start === 'number' ? start : 0, length });
    const piece = typeof start === 'number' ? part : { ...part, numbers: null };
    start = add(start, length);
    return piece;
  });
}

function evenLengths(total: Dimension, length: Dimension, context: LibraryContext): Shape {
  if (typeof total !== 'number' || typeof length !== 'number') {
    return context.giveUp(say('into how many pieces a tensor is split depends on its size'));
  }
  const count = Math.max(1, Math.ceil(total / length));
  return soMany(count, context, (index) => Math.min(length, total - index * length));
}

const split: Operation = {
  signature: 'split_size_or_sections, dim=0',
  methodSignature: 'split_size, dim=0',
  run: (input, args, context) => {
    const name = args.given('split_size') ? 'split_size' : 'split_size_or_sections';
    const shape = shapeOf(input);
    const axis = axisOf(args.integer('dim'), shape.length, context);
    const total = shape[axis] ?? 1;
    const asked = args.get(name);
    const lengths =
      asked.kind === 'list' || asked.kind === 'tuple'
        ? args.dimensions(name)
        : evenLengths(total, args.dimension(name), context);
    refuseOtherSum(lengths, total, axis, context);
    return tuple(splitAlong(input, axis, lengths));
  },
};

/** Parts of sizes that are named are all there is. */
function refuseOtherSum(
  lengths: Shape,
  total: Dimension,
  axis: number,
  context: LibraryContext,
): void {
  const known = lengths.filter((one) => typeof one === 'number');
  if (known.length < lengths.length || typeof total !== 'number') return;
  if (known.reduce((sum, one) => sum + one, 0) === total) return;
  context.raise(
    'RuntimeError',
    `split_with_sizes expects split_sizes to sum exactly to ${total} (input tensor's size at dimension ${axis}), but got split_sizes=[${known.join(', ')}]`,
  );
}

const chunked: Operation = {
  signature: 'chunks, dim=0',
  run: (input, args, context) => {
    const shape = shapeOf(input);
    const axis = axisOf(args.integer('dim'), shape.length, context);
    const chunks = args.integer('chunks');
    if (chunks <= 0) {
      context.raise(
        'RuntimeError',
        `chunk expects \`chunks\` to be greater than 0, got: ${chunks}`,
      );
    }
    const total = shape[axis] ?? 1;
    if (typeof total !== 'number') {
      const length = floorDivide(total, chunks);
      return tuple(
        splitAlong(
          input,
          axis,
          soMany(chunks, context, () => length),
        ),
      );
    }
    return tuple(splitAlong(input, axis, evenLengths(total, Math.ceil(total / chunks), context)));
  },
};

const tensorSplit: Operation = {
  signature: 'indices_or_sections=None, dim=0, *, indices=None, sections=None',
  run: (input, args, context) => {
    const shape = shapeOf(input);
    const axis = axisOf(args.integer('dim'), shape.length, context);
    const total = shape[axis] ?? 1;
    const name = ['indices', 'sections'].find((one) => args.given(one)) ?? 'indices_or_sections';
    const asked = args.get(name);
    if (typeof total !== 'number')
      return context.giveUp(say('tensor_split of a size that is not known'));
    if (asked.kind === 'list' || asked.kind === 'tuple') {
      const ends = args.integers(name).map((end) => Math.min(end < 0 ? end + total : end, total));
      const cuts = [0, ...ends, total];
      const lengths = cuts.slice(1).map((end, at) => Math.max(0, end - (cuts[at] ?? 0)));
      return tuple(splitAlong(input, axis, lengths));
    }
    const parts = args.integer(name);
    const length = Math.floor(total / parts);
    const longer = total % parts;
    const lengths = soMany(parts, context, (at) => length + (at < longer ? 1 : 0));
    return tuple(splitAlong(input, axis, lengths));
  },
};

const unbound: Operation = {
  signature: 'dim=0',
  run: (input, args, context) => {
    const shape = shapeOf(input);
    const axis = axisOf(args.integer('dim'), shape.length, context);
    const total = shape[axis] ?? 1;
    if (typeof total !== 'number')
      return context.giveUp(say('unbind of an axis whose size is not known'));
    const pieces = splitAlong(
      input,
      axis,
      soMany(total, context, () => 1),
    );
    return tuple(pieces.map((piece) => reshape(piece, shape.toSpliced(axis, 1))));
  },
};

/** Operations that cut a tensor into pieces or windows. */
export const splittingOperations: Operations = {
  narrow: narrowed,
  select: selected,
  unfold: unfolded,
  split,
  split_with_sizes: split,
  chunk: chunked,
  tensor_split: tensorSplit,
  unbind: unbound,
};
