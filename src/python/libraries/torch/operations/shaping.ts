import {
  add,
  floorDivide,
  isEqual,
  minimum,
  multiply,
  subtract,
  type Dimension,
} from '../../../dimension.js';
import type { Shape } from '../../../site.js';
import { tuple } from '../../../values/create.js';
import type { TensorValue } from '../../../values/tensor.js';
import { arrayLike, arrayOfUnknownShape, knownSizes, shapeOf } from '../../arrays/array.js';
import { binaries, binary } from '../../arrays/arithmetic.js';
import { broadcastShapes } from '../../arrays/broadcast.js';
import { stretchNumbers } from '../../arrays/elementwise.js';
import { flatten, narrow, permute, product, reshape, reshapedTo } from '../../arrays/rearrange.js';
import type { LibraryContext } from '../../contract.js';
import { nested } from '../../arrays/nested.js';
import { sizesOf } from '../tensors.js';
import { axisOf, integersOf } from './axes.js';
import type { Operation, Operations } from './operation.js';
import { rememberMerge } from './reduction-pooling.js';
import { rememberWindows } from './unfolded-windows.js';
import { sizeText, sizesText } from '../../arrays/size-text.js';

/** Records a change of shape, so that a reader can see where a shape came from. */
function shown(
  kind: string,
  input: TensorValue,
  output: TensorValue,
  context: LibraryContext,
): TensorValue {
  return context.passThrough({
    kind,
    framework: 'torch',
    isPooling: false,
    pooling: null,
    built: null,
    geometry: null,
    input,
    output,
  });
}

function viewed(kind: string): Operation {
  return {
    signature: 'shape',
    methodSignature: '*shape, **named',
    run: (input, args, context) => {
      const [first] = args.rest;
      if (kind === 'view' && first?.kind === 'string') return input;
      return viewAs(kind, input, sizesOf(args, 'shape'), context);
    },
  };
}

function viewAs(
  kind: string,
  input: TensorValue,
  wanted: Shape,
  context: LibraryContext,
): TensorValue {
  if (input.shape === null) {
    return wanted.includes(-1) ? arrayOfUnknownShape(input) : arrayLike(input, wanted);
  }
  const shape = reshapedTo(input.shape, wanted);
  if (shape === null) {
    const text = sizesText(wanted);
    const total = product(input.shape);
    context.raise(
      'RuntimeError',
      `shape '[${text}]' is invalid for input of size ${sizeText(total)}`,
    );
  }
  const output = shown(kind, input, reshape(input, shape), context);
  return isSpatialMerge(input.shape, shape)
    ? rememberMerge(input, output, merge(input, 2))
    : output;
}

/** N×C×H×W seen as N×C×(H·W). */
function isSpatialMerge(from: Shape, to: Shape): boolean {
  const [n, c] = [from[0] ?? 1, from[1] ?? 1];
  return (
    from.length >= 4 &&
    to.length === 3 &&
    isEqual(n, to[0] ?? 1) === true &&
    isEqual(c, to[1] ?? 1) === true
  );
}

function merge(input: TensorValue, first: number): readonly (readonly number[])[] {
  const rank = shapeOf(input).length;
  const before = Array.from({ length: first }, (_, axis) => [axis]);
  return [...before, Array.from({ length: rank - first }, (_, axis) => first + axis)];
}

const flattened: Operation = {
  signature: 'start_dim=0, end_dim=-1',
  run: (input, args, context) => {
    if (input.shape === null) return arrayOfUnknownShape(input);
    const rank = input.shape.length;
    const first = axisOf(args.integer('start_dim'), rank, context);
    const last = axisOf(args.integer('end_dim'), rank, context);
    if (first > last) {
      context.raise(
        'RuntimeError',
        'flatten() has invalid args: start_dim cannot come after end_dim',
      );
    }
    const output = shown('flatten', input, flatten(input, first, last), context);
    const spatial = rank >= 4 && first === 2 && last === rank - 1;
    return spatial ? rememberMerge(input, output, merge(input, 2)) : output;
  },
};

const unflattened: Operation = {
  signature: 'dim, sizes',
  run: (input, args, context) => {
    const shape = shapeOf(input);
    const axis = axisOf(args.integer('dim'), shape.length, context);
    const part = reshapedTo([shape[axis] ?? 1], args.dimensions('sizes'));
    if (part === null) return context.raise('RuntimeError', 'unflatten: sizes do not multiply up');
    return reshape(input, [...shape.slice(0, axis), ...part, ...shape.slice(axis + 1)]);
  },
};

const permuted: Operation = {
  signature: 'dims',
  methodSignature: '*dims, **named',
  run: (input, args, context) => {
    const dims = sizesOf(args, 'dims');
    const shape = shapeOf(input);
    const order = dims.map((dim) => axisOf(Number(dim), shape.length, context));
    if (order.length !== shape.length) {
      context.raise(
        'RuntimeError',
        `permute(sparse_coo): number of dimensions in the tensor input does not match the length of the desired ordering of dimensions i.e. input.dim() = ${shape.length} is not equal to len(dims) = ${order.length}`,
      );
    }
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

const squeezed: Operation = {
  signature: 'dim=None',
  run: (input, args, context) => {
    const shape = shapeOf(input);
    const dims = integersOf(args.get('dim'))?.map((axis) => axisOf(axis, shape.length, context));
    const next = shape.filter(
      (size, axis) => size !== 1 || (dims !== undefined && !dims.includes(axis)),
    );
    return reshape(input, next);
  },
};

const unsqueezed: Operation = {
  signature: 'dim',
  run: (input, args, context) => {
    const shape = shapeOf(input);
    const axis = axisOf(args.integer('dim'), shape.length + 1, context);
    return reshape(input, shape.toSpliced(axis, 0, 1));
  },
};

const expanded: Operation = {
  signature: 'size',
  methodSignature: '*size, **named',
  run: (input, args, context) => {
    const shape = shapeOf(input);
    const wanted = sizesOf(args, 'size');
    const next = wanted.map((size, axis) =>
      size === -1 ? (shape[axis - wanted.length + shape.length] ?? 1) : size,
    );
    return expandTo(input, next, context);
  },
};

/** A tensor stretched to sizes; raises where they do not fit. */
export function expandTo(input: TensorValue, next: Shape, context: LibraryContext): TensorValue {
  const fits = broadcastShapes(shapeOf(input), next);
  if (fits === null || fits.length !== next.length) {
    context.raise(
      'RuntimeError',
      `The expanded size of the tensor (${sizeText(next.at(-1))}) must match the existing size (${sizeText(shapeOf(input).at(-1))})`,
    );
  }
  const sizes = knownSizes(next);
  return arrayLike(input, next, { numbers: sizes === null ? null : stretchNumbers(input, sizes) });
}

const repeated: Operation = {
  signature: 'repeats',
  methodSignature: '*repeats, **named',
  run: (input, args) => {
    const repeats = sizesOf(args, 'repeats');
    const shape = shapeOf(input);
    const padded: Shape = [...repeats.slice(shape.length).map((): Dimension => 1), ...shape];
    return arrayLike(
      input,
      padded.map((size, axis) => multiply(size, repeats[axis] ?? 1)),
    );
  },
};

const tiled: Operation = {
  signature: 'dims',
  methodSignature: '*dims, **named',
  run: (input, args) => {
    const dims = sizesOf(args, 'dims');
    const shape = shapeOf(input);
    const rank = Math.max(dims.length, shape.length);
    const at = (sizes: Shape, axis: number): Dimension => sizes[axis - rank + sizes.length] ?? 1;
    const next = Array.from({ length: rank }, (_, axis) =>
      multiply(at(shape, axis), at(dims, axis)),
    );
    return arrayLike(input, next);
  },
};

const repeatInterleaved: Operation = {
  signature: 'repeats, dim=None, *, output_size=None',
  run: (input, args, context) => {
    const dim = args.integerOrNone('dim');
    const shape = shapeOf(input);
    const repeats = args.get('repeats');
    if (repeats.kind === 'tensor') return context.giveUp('repeat_interleave by a tensor of counts');
    if (dim === null)
      return arrayLike(input, [multiply(product(shape), args.dimension('repeats'))]);
    const axis = axisOf(dim, shape.length, context);
    return arrayLike(
      input,
      shape.with(axis, multiply(shape[axis] ?? 1, args.dimension('repeats'))),
    );
  },
};

const rolled: Operation = { signature: 'shifts, dims=None', run: withoutNumbers };

const flipped: Operation = {
  signature: 'dims',
  methodSignature: '*dims, **named',
  run: (input, args, context) => {
    const rank = shapeOf(input).length;
    return sizesOf(args, 'dims').reduce<TensorValue>((tensor, dim) => {
      const axis = axisOf(Number(dim), rank, context);
      const length = shapeOf(tensor)[axis] ?? 1;
      if (typeof length !== 'number') return withoutNumbers(tensor);
      return narrow(tensor, axis, { start: length - 1, length, step: -1 });
    }, input);
  },
};

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

function piecesOf(input: TensorValue, axis: number, lengths: Shape): TensorValue[] {
  let start: Dimension = 0;
  return lengths.map((length) => {
    const part = narrow(input, axis, { start: typeof start === 'number' ? start : 0, length });
    const piece = typeof start === 'number' ? part : { ...part, numbers: null };
    start = add(start, length);
    return piece;
  });
}

function evenPieces(total: Dimension, length: Dimension, context: LibraryContext): Shape {
  if (typeof total !== 'number' || typeof length !== 'number') {
    return context.giveUp('into how many pieces a tensor is split depends on its size');
  }
  const count = Math.max(1, Math.ceil(total / length));
  return Array.from({ length: count }, (_, index) => Math.min(length, total - index * length));
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
        : evenPieces(total, args.dimension(name), context);
    return tuple(piecesOf(input, axis, lengths));
  },
};

const chunked: Operation = {
  signature: 'chunks, dim=0',
  run: (input, args, context) => {
    const shape = shapeOf(input);
    const axis = axisOf(args.integer('dim'), shape.length, context);
    const chunks = args.integer('chunks');
    const total = shape[axis] ?? 1;
    if (typeof total !== 'number') {
      const length = floorDivide(total, chunks);
      return tuple(
        piecesOf(
          input,
          axis,
          Array.from({ length: chunks }, () => length),
        ),
      );
    }
    return tuple(piecesOf(input, axis, evenPieces(total, Math.ceil(total / chunks), context)));
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
      return context.giveUp('tensor_split of a size that is not known');
    if (asked.kind === 'list' || asked.kind === 'tuple') {
      const ends = args.integers(name).map((end) => Math.min(end < 0 ? end + total : end, total));
      const cuts = [0, ...ends, total];
      const lengths = cuts.slice(1).map((end, at) => Math.max(0, end - (cuts[at] ?? 0)));
      return tuple(piecesOf(input, axis, lengths));
    }
    const parts = args.integer(name);
    const length = Math.floor(total / parts);
    const longer = total % parts;
    const lengths = Array.from({ length: parts }, (_, at) => length + (at < longer ? 1 : 0));
    return tuple(piecesOf(input, axis, lengths));
  },
};

const unbound: Operation = {
  signature: 'dim=0',
  run: (input, args, context) => {
    const shape = shapeOf(input);
    const axis = axisOf(args.integer('dim'), shape.length, context);
    const total = shape[axis] ?? 1;
    if (typeof total !== 'number')
      return context.giveUp('unbind of an axis whose size is not known');
    const pieces = piecesOf(
      input,
      axis,
      Array.from({ length: total }, () => 1),
    );
    return tuple(pieces.map((piece) => reshape(piece, shape.toSpliced(axis, 1))));
  },
};

function likeOther(
  name: string,
  to: (input: TensorValue, shape: Shape, context: LibraryContext) => TensorValue,
): Operation {
  return {
    signature: name,
    run: (input, args, context) => to(input, shapeOf(args.tensor(name)), context),
  };
}

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

const asList: Operation = { signature: '', run: (input, _args, context) => nested(input, context) };

function withoutNumbers(input: TensorValue): TensorValue {
  return { ...input, numbers: null };
}

/** A transposed matrix, or for more axes all of them reversed (`T`) or the last two (`mT`). */
export function transposed(input: TensorValue, which: 'T' | 'mT'): TensorValue {
  const order = shapeOf(input).map((_, axis) => axis);
  if (which === 'T') return permute(input, order.reverse());
  return permute(input, [...order.slice(0, -2), ...order.slice(-2).reverse()]);
}

/** Operations that change or read a tensor's shape. */
export const shapingOperations: Operations = {
  view: viewed('view'),
  reshape: viewed('reshape'),
  flatten: flattened,
  unflatten: unflattened,
  ravel: { signature: '', run: (input) => reshape(input, [product(shapeOf(input))]) },
  permute: permuted,
  transpose: swapped('dim0', 'dim1'),
  swapaxes: swapped('axis0', 'axis1'),
  swapdims: swapped('dim0', 'dim1'),
  movedim: moved,
  moveaxis: moved,
  t: { signature: '', run: (input) => transposed(input, 'T') },
  squeeze: squeezed,
  unsqueeze: unsqueezed,
  expand: expanded,
  expand_as: likeOther('other', expandTo),
  broadcast_to: expanded,
  view_as: likeOther('other', (input, shape, context) => viewAs('view', input, shape, context)),
  reshape_as: likeOther('other', (input, shape, context) =>
    viewAs('reshape', input, shape, context),
  ),
  repeat: repeated,
  tile: tiled,
  repeat_interleave: repeatInterleaved,
  roll: rolled,
  flip: flipped,
  fliplr: { signature: '', run: withoutNumbers },
  flipud: { signature: '', run: withoutNumbers },
  rot90: { signature: 'k=1, dims=(0, 1)', run: withoutNumbers },
  narrow: narrowed,
  select: selected,
  unfold: unfolded,
  split,
  split_with_sizes: split,
  chunk: chunked,
  tensor_split: tensorSplit,
  unbind: unbound,
  diagonal,
  diff: differences,
  topk: topK,
  sort: sorted,
  argsort: argSorted,
  index_select: indexSelected,
  gather: gathered,
  tolist: asList,
};
