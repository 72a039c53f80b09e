import { isEqual } from '../../../dimension.js';
import type { Shape } from '../../../site.js';
import type { TensorValue } from '../../../values/tensor.js';
import { arrayLike, arrayOfUnknownShape, shapeOf } from '../../arrays/array.js';
import { flatten, product, reshape, reshapedTo } from '../../arrays/rearrange.js';
import type { LibraryContext } from '../../contract.js';
import { sizesOf } from '../tensors.js';
import { axisOf, integersOf } from './axes.js';
import type { Operation, Operations } from './operation.js';
import { rememberMerge } from './reduction-pooling.js';
import { sizeText, sizesText } from '../../arrays/size-text.js';
import { likeOther, shown } from './shown.js';

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

/** Operations that show the same elements in another shape. */
export const viewOperations: Operations = {
  view: viewed('view'),
  reshape: viewed('reshape'),
  flatten: flattened,
  unflatten: unflattened,
  ravel: { signature: '', run: (input) => reshape(input, [product(shapeOf(input))]) },
  squeeze: squeezed,
  unsqueeze: unsqueezed,
  view_as: likeOther((input, shape, context) => viewAs('view', input, shape, context)),
  reshape_as: likeOther((input, shape, context) => viewAs('reshape', input, shape, context)),
};
