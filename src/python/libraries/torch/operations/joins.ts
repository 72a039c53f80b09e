import { say } from '../../../../engine/phrase.js';
import type { TensorValue } from '../../../values/tensor.js';
import type { Value } from '../../../values/value.js';
import { arrayLike, arrayOfUnknownShape, leader, shapeOf } from '../../arrays/array.js';
import { concatenate, reshape } from '../../arrays/rearrange.js';
import { promote } from '../../arrays/dtype.js';
import { fn, type LibraryContext, type LibraryMember } from '../../contract.js';
import { axisOf } from './axes.js';
import { plain } from '../../arrays/product.js';
import { broadcastShapes } from '../../arrays/broadcast.js';
import { expandTo } from './stretching.js';
import { sizeText } from '../../arrays/size-text.js';

/** The tensors of a list; an unknown one makes the whole unknown, with its reason. */
export function tensorsOf(value: Value, context: LibraryContext): readonly TensorValue[] {
  return context.items(value).map((item) => {
    if (item.kind === 'tensor') return item;
    if (item.kind === 'unknown') return context.giveUp(item.reason);
    return context.giveUp(say('one of the things to join is not a tensor'));
  });
}

function join(given: readonly TensorValue[], dim: number, context: LibraryContext): TensorValue {
  const lost = given.find((tensor) => tensor.shape === null);
  if (lost !== undefined) return arrayOfUnknownShape(lost);
  const empty = (tensor: TensorValue) => tensor.shape?.length === 1 && tensor.shape[0] === 0;
  const tensors = given.every(empty) ? given : given.filter((tensor) => !empty(tensor));
  const [first] = tensors;
  if (first === undefined) {
    return context.raise('RuntimeError', 'torch.cat(): expected a non-empty list of Tensors');
  }
  const axis = axisOf(dim, shapeOf(first).length, context);
  const joined = concatenate(tensors, axis) ?? context.raise('RuntimeError', misfit(tensors, axis));
  const dtype = tensors.map((tensor) => tensor.dtype).reduce(promote);
  return { ...plain(joined), dtype, chain: (leader(tensors) ?? first).chain };
}

function misfit(tensors: readonly TensorValue[], axis: number): string {
  const [first, ...rest] = tensors.map(shapeOf);
  for (const shape of rest) {
    if (first === undefined) break;
    if (shape.length !== first.length) {
      return `Tensors must have same number of dimensions: got ${first.length} and ${shape.length}`;
    }
    const at = shape.findIndex((size, index) => index !== axis && size !== first[index]);
    if (at >= 0) {
      const index = rest.indexOf(shape) + 1;
      return `Sizes of tensors must match except in dimension ${axis}. Expected size ${sizeText(first[at])} but got size ${sizeText(shape[at])} for tensor number ${index} in the list.`;
    }
  }
  return 'Sizes of tensors must match';
}

const cat = fn('tensors, dim=0, *, out=None, **named', (args, context) => {
  const axis = args.extra.get('axis');
  const dim = axis?.kind === 'int' ? axis.value : args.integer('dim');
  const output = join(tensorsOf(args.get('tensors'), context), dim, context);
  return context.passThrough({
    kind: 'cat',
    framework: 'torch',
    isPooling: false,
    pooling: null,
    built: null,
    geometry: 'elementwise',
    input: leader(tensorsOf(args.get('tensors'), context)) ?? output,
    output,
  });
});

const stack = fn('tensors, dim=0, *, out=None', (args, context) => {
  const tensors = tensorsOf(args.get('tensors'), context);
  const lost = tensors.find((tensor) => tensor.shape === null);
  if (lost !== undefined) return arrayOfUnknownShape(lost);
  const [first] = tensors;
  if (first === undefined) {
    return context.raise('RuntimeError', 'stack expects a non-empty TensorList');
  }
  const axis = axisOf(args.integer('dim'), shapeOf(first).length + 1, context);
  const widened = tensors.map((tensor) => reshape(tensor, shapeOf(tensor).toSpliced(axis, 0, 1)));
  return join(widened, axis, context);
});

/** `hstack` and the like: `cat` along an axis, after every tensor has at least so many axes. */
function stacked(dim: (rank: number) => number, least: number): LibraryMember {
  return fn('tensors, *, out=None', (args, context) => {
    const tensors = tensorsOf(args.get('tensors'), context).map((tensor) => {
      const shape = shapeOf(tensor);
      return shape.length < least
        ? reshape(tensor, [...Array.from({ length: least - shape.length }, () => 1), ...shape])
        : tensor;
    });
    return join(tensors, dim(tensors[0]?.shape?.length ?? least), context);
  });
}

const broadcastTensors = fn('*tensors', (args, context) => {
  const [only] = args.rest;
  const many = only !== undefined && only.kind !== 'tensor' ? context.items(only) : args.rest;
  const tensors = many.filter((value): value is TensorValue => value.kind === 'tensor');
  const shape = tensors
    .map(shapeOf)
    .reduce(
      (all, one) =>
        broadcastShapes(all, one) ?? context.giveUp(say('sizes that can’t be broadcast')),
      [],
    );
  return { kind: 'tuple', items: tensors.map((one) => expandTo(one, shape, context)), type: null };
});

const cartesian = fn('*tensors', (args) => {
  const tensors = args.rest.filter((value): value is TensorValue => value.kind === 'tensor');
  const counts = tensors.map((one) => Number(shapeOf(one)[0] ?? 1));
  const rows = counts.reduce((total, count) => total * count, 1);
  return arrayLike(tensors[0] ?? args.tensor('tensors'), [rows, tensors.length]);
});

/** Functions of `torch` that make one tensor of several. */
export const joinFunctions: Readonly<Record<string, LibraryMember>> = {
  cat,
  concat: cat,
  concatenate: cat,
  stack,
  hstack: stacked((rank) => (rank === 1 ? 0 : 1), 1),
  vstack: stacked(() => 0, 2),
  dstack: stacked(() => 2, 3),
  row_stack: stacked(() => 0, 2),
  broadcast_tensors: broadcastTensors,
  cartesian_prod: cartesian,
};
