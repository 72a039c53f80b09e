import { product } from '../../../../engine/row-major.js';
import { say } from '../../../../engine/phrase.js';
import { isEqual } from '../../../dimension.js';
import type { Shape } from '../../../site.js';
import type { TensorValue } from '../../../values/tensor.js';
import type { Value } from '../../../values/value.js';
import { arrayLike, arrayOfUnknownShape, leader, shapeOf } from '../../arrays/array.js';
import { concatenate, reshape } from '../../arrays/rearrange.js';
import { promote } from '../../arrays/dtype.js';
import type { LibraryContext, LibraryMember } from '../../contract.js';
import { fn } from '../../members.js';
import { axisOf } from '../axes.js';
import { plain } from '../../arrays/product.js';
import { broadcastShapes } from '../../arrays/broadcast.js';
import { expandTo } from './repetition.js';
import { sizesText, sizeText } from '../../arrays/size-text.js';

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
  const joined = concatenate(tensors, axis) ?? refuse('cat', tensors, axis, context);
  const dtype = tensors.map((tensor) => tensor.dtype).reduce(promote);
  return { ...plain(joined), dtype, chain: (leader(tensors) ?? first).chain };
}

function refuse(
  kind: string,
  tensors: readonly TensorValue[],
  axis: number,
  context: LibraryContext,
): never {
  const [first = [], ...rest] = tensors.map(shapeOf);
  const other = rest.find((shape) => differsAt(first, shape, axis) >= 0) ?? first;
  return context.refuse({
    exception: 'RuntimeError',
    message: misfit(tensors, axis),
    code: 'cat-sizes',
    kind,
    framework: 'torch',
    built: null,
    arrived: tensors,
    axis: Math.max(0, differsAt(first, other, axis)),
    told: null,
  });
}

/** The first axis beside one on which two shapes differ; −1: none. */
function differsAt(a: Shape, b: Shape, beside: number): number {
  return a.findIndex((size, axis) => axis !== beside && isEqual(size, b[axis] ?? -1) === false);
}

function misfit(tensors: readonly TensorValue[], axis: number): string {
  const [first, ...rest] = tensors.map(shapeOf);
  for (const shape of rest) {
    if (first === undefined) break;
    if (shape.length !== first.length) {
      return `Tensors must have same number of dimensions: got ${first.length} and ${shape.length}`;
    }
    const at = differsAt(first, shape, axis);
    if (at >= 0) {
      const index = rest.indexOf(shape) + 1;
      return `Sizes of tensors must match except in dimension ${axis}. Expected size ${sizeText(first[at])} but got size ${sizeText(shape[at])} for tensor number ${index} in the list.`;
    }
  }
  return 'Sizes of tensors must match';
}

/** Whether two shapes are equal; null: it isn't known. */
function sameShape(a: Shape, b: Shape): boolean | null {
  if (a.length !== b.length) return false;
  const equal = a.map((size, axis) => isEqual(size, b[axis] ?? -1));
  return equal.includes(false) ? false : equal.every((one) => one === true) || null;
}

const cat = fn('tensors, dim=0, *, out=None, **named', (args, context) => {
  const axis = args.extra.get('axis');
  const dim = axis?.kind === 'int' ? axis.value : args.integer('dim');
  const tensors = tensorsOf(args.get('tensors'), context);
  const output = join(tensors, dim, context);
  return context.passThrough({
    kind: 'cat',
    framework: 'torch',
    isPooling: false,
    pooling: null,
    built: null,
    geometry: 'elementwise',
    input: leader(tensors) ?? output,
    joins: tensors,
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
  const at = tensors.findIndex((tensor) => sameShape(shapeOf(tensor), shapeOf(first)) === false);
  const other = tensors[at];
  if (other !== undefined) {
    context.refuse({
      exception: 'RuntimeError',
      message: `stack expects each tensor to be equal size, but got [${sizesText(shapeOf(first))}] at entry 0 and [${sizesText(shapeOf(other))}] at entry ${at}`,
      code: 'cat-sizes',
      kind: 'stack',
      framework: 'torch',
      built: null,
      arrived: tensors,
      axis: Math.max(0, differsAt(shapeOf(first), shapeOf(other), -1)),
      told: null,
    });
  }
  const widened = tensors.map((tensor) => reshape(tensor, shapeOf(tensor).toSpliced(axis, 0, 1)));
  return join(widened, axis, context);
});

/** `hstack` and the like: `cat` along an axis, after every tensor has at least so many axes. */
function stacked(dim: (rank: number) => number, least: number): LibraryMember {
  return fn('tensors, *, out=None', (args, context) => {
    const tensors = tensorsOf(args.get('tensors'), context).map((tensor) => {
      const shape = shapeOf(tensor);
      return shape.length < least ? reshape(tensor, withOnes(shape, least)) : tensor;
    });
    return join(tensors, dim(tensors[0]?.shape?.length ?? least), context);
  });
}

/** At least so many axes: new ones come first, but for the third, which comes last. */
const withOnes = (shape: Shape, least: number): Shape => {
  const missing = Array.from({ length: Math.min(least, 2) - shape.length }, () => 1);
  return [...missing, ...shape, ...(least === 3 ? [1] : [])];
};

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

const cartesian = fn('*tensors', (args, context) => {
  const tensors = args.rest.filter((value): value is TensorValue => value.kind === 'tensor');
  const other = tensors.map(shapeOf).find(({ length }) => length !== 1);
  if (other !== undefined) {
    context.raise('RuntimeError', `Expect a 1D vector, but got shape [${sizesText(other)}]`);
  }
  const counts = tensors.map((one) => Number(shapeOf(one)[0] ?? 1));
  const rows = product(counts);
  return arrayLike(tensors[0] ?? args.tensor('tensors'), [rows, tensors.length]);
});

/** Functions of `torch` that make one tensor of several. */
export const concatenationFunctions: Readonly<Record<string, LibraryMember>> = {
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
