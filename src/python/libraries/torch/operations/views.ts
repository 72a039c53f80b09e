import { say } from '../../../../engine/phrase.js';
import { isEqual, assumedSymbol } from '../../../dimension.js';
import type { Shape } from '../../../site.js';
import type { TensorValue } from '../../../values/tensor.js';
import { arrayLike, arrayOfUnknownShape, shapeOf } from '../../arrays/array.js';
import { flatten, shapeProduct, reshape, reshapedTo } from '../../arrays/rearrange.js';
import type { LibraryContext } from '../../contract.js';
import { sizesOf } from '../tensors.js';
import { axisOf, integersOf } from '../axes.js';
import type { Operation, Operations } from './operation.js';
import { rememberMerge } from './reduction-pooling.js';
import { sizeText, sizesText } from '../../arrays/size-text.js';
import { noteBatchChange, noteFlattenedBatch } from '../../surprises/batch-change.js';
import { noteSqueezedBatch } from '../../surprises/squeezed-batch.js';
import { likeOther, shown } from './recorded-change.js';
import { unflattenedSizes } from '../unflattened-sizes.js';

function viewed(kind: string): Operation {
  return {
    signature: 'shape',
    methodSignature: '*shape, **named',
    run: (input, args, context) => {
      const [first] = args.rest;
      if (kind === 'view' && first?.kind === 'string') {
        return context.giveUp(say('bits that are read as another type aren’t followed'));
      }
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
    // Sizes that the code fixes are known even where the tensor isn't.
    const told = wanted.map((size, axis) =>
      size === -1 ? assumedSymbol(axis === 0 ? 'N' : 'L') : size,
    );
    return arrayLike(input, told);
  }
  const shape = reshapedTo(input.shape, wanted);
  if (shape === null) {
    const text = sizesText(wanted);
    const total = shapeProduct(input.shape);
    context.refuse({
      exception: 'RuntimeError',
      message: `shape '[${text}]' is invalid for input of size ${sizeText(total)}`,
      code: 'view-size',
      kind,
      framework: 'torch',
      built: null,
      arrived: [input],
      axis: 0,
      told: null,
    });
  }
  noteBatchChange(input, shape, wanted, context);
  requireRows(kind, input, wanted, context);
  const output = shown(kind, input, reshape(input, shape), context);
  return isSpatialMerge(input.shape, shape)
    ? rememberMerge(input, output, merge(input, 2))
    : output;
}

/** `x.view(-1, 256)` and `x.view(x.size(0), 256)` fix how many values a sample has. */
function requireRows(
  kind: string,
  input: TensorValue,
  wanted: Shape,
  context: LibraryContext,
): void {
  const [rows, columns] = wanted;
  const shape = shapeOf(input);
  if (wanted.length !== 2 || shape.length < 3 || rows === undefined || columns === undefined)
    return;
  if (columns === -1) return;
  if (rows !== -1 && isEqual(rows, shape[0] ?? 1) !== true) return;
  const size = shapeProduct(shape.slice(1));
  if (isEqual(size, columns) !== null) return;
  context.require({ size, wanted: columns, kind, mismatch: null });
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
    if (first === 0 && last === rank - 1) noteFlattenedBatch(input, context);
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
    const part = unflattenedSizes(shape, axis, args.dimensions('sizes'), context);
    return reshape(input, [...shape.slice(0, axis), ...part, ...shape.slice(axis + 1)]);
  },
};

const squeezed: Operation = {
  signature: 'dim=None',
  run: (input, args, context) => {
    const shape = shapeOf(input);
    const dims = integersOf(args.get('dim'))?.map((axis) => axisOf(axis, shape.length, context));
    if (dims === undefined) noteSqueezedBatch(input, context);
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
  ravel: { signature: '', run: (input) => reshape(input, [shapeProduct(shapeOf(input))]) },
  squeeze: squeezed,
  unsqueeze: unsqueezed,
  view_as: likeOther((input, shape, context) => viewAs('view', input, shape, context)),
  reshape_as: likeOther((input, shape, context) => viewAs('reshape', input, shape, context)),
};
