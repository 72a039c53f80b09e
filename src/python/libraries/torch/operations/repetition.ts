import { say } from '../../../../engine/phrase.js';
import { isEqual, multiply, type Dimension } from '../../../dimension.js';
import type { Shape } from '../../../site.js';
import type { TensorValue } from '../../../values/tensor.js';
import { arrayLike, knownSizes, shapeOf } from '../../arrays/array.js';
import { broadcastNumbers } from '../../arrays/elementwise.js';
import { shapeProduct } from '../../arrays/rearrange.js';
import type { LibraryContext } from '../../contract.js';
import { sizesOf } from '../tensors.js';
import { axisOf } from '../axes.js';
import type { Operation, Operations } from './operation.js';
import { sizesText, sizeText } from '../../arrays/size-text.js';
import { likeOther } from './recorded-change.js';

const expanded: Operation = {
  signature: 'size',
  methodSignature: '*size, **named',
  run: (input, args, context) => {
    const shape = shapeOf(input);
    const wanted = sizesOf(args, 'size');
    const next = wanted.map((size, axis) =>
      size === -1 ? (shape[axis - wanted.length + shape.length] ?? 1) : size,
    );
    return expandTo(input, next, context, wanted);
  },
};

/** What torch calls tensors of a type in this message. */
const CLASSES: Readonly<Record<string, string>> = {
  float64: 'DoubleTensor',
  int64: 'LongTensor',
  int32: 'IntTensor',
  int16: 'ShortTensor',
  int8: 'CharTensor',
  uint8: 'ByteTensor',
  float16: 'HalfTensor',
  bfloat16: 'BFloat16Tensor',
  bool: 'BoolTensor',
};

/** A tensor stretched to sizes; raises where they do not fit. */
export function expandTo(
  input: TensorValue,
  next: Shape,
  context: LibraryContext,
  written: Shape = next,
): TensorValue {
  const shape = shapeOf(input);
  const missing = next.length - shape.length;
  if (missing < 0) {
    context.raise(
      'RuntimeError',
      `expand(torch.${CLASSES[input.dtype] ?? 'FloatTensor'}{[${sizesText(shape)}]}, size=[${sizesText(written)}]): the number of sizes provided (${next.length}) must be greater or equal to the number of dimensions in the tensor (${shape.length})`,
    );
  }
  const leading = written.slice(0, missing).indexOf(-1);
  if (leading >= 0) {
    context.raise(
      'RuntimeError',
      `The expanded size of the tensor (-1) isn't allowed in a leading, non-existing dimension ${leading}`,
    );
  }
  const axis = shape.findIndex(
    (size, at) => size !== 1 && isEqual(size, next[at + missing] ?? 1) === false,
  );
  if (axis >= 0) {
    context.raise(
      'RuntimeError',
      `The expanded size of the tensor (${sizeText(next[axis + missing])}) must match the existing size (${sizeText(shape[axis])}) at non-singleton dimension ${axis + missing}.  Target sizes: [${sizesText(next)}].  Tensor sizes: [${sizesText(shape)}]`,
    );
  }
  const sizes = knownSizes(next);
  return arrayLike(input, next, {
    numbers: sizes === null ? null : broadcastNumbers(input, sizes),
  });
}

const repeated: Operation = {
  signature: 'repeats',
  methodSignature: '*repeats, **named',
  run: (input, args, context) => {
    const repeats = sizesOf(args, 'repeats');
    const shape = shapeOf(input);
    if (repeats.length < shape.length) {
      context.raise(
        'RuntimeError',
        'Number of dimensions of repeat dims can not be smaller than number of dimensions of tensor',
      );
    }
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
    if (repeats.kind === 'tensor')
      return context.giveUp(say('repeat_interleave by a tensor of counts'));
    if (dim === null)
      return arrayLike(input, [multiply(shapeProduct(shape), args.dimension('repeats'))]);
    const axis = axisOf(dim, shape.length, context);
    return arrayLike(
      input,
      shape.with(axis, multiply(shape[axis] ?? 1, args.dimension('repeats'))),
    );
  },
};

/** Operations that repeat elements. */
export const repetitionOperations: Operations = {
  expand: expanded,
  expand_as: likeOther(expandTo),
  broadcast_to: expanded,
  repeat: repeated,
  tile: tiled,
  repeat_interleave: repeatInterleaved,
};
