import type { Shape } from '../../../site.js';
import type { TensorValue } from '../../../values/tensor.js';
import { shapeOf } from '../../arrays/array.js';
import type { LibraryContext } from '../../contract.js';
import { pass } from '../layers/simple-layer.js';
import type { Operation } from './operation.js';

/** Records a change of shape, so that a reader can see where a shape came from. */
export function shown(
  kind: string,
  input: TensorValue,
  output: TensorValue,
  context: LibraryContext,
): TensorValue {
  return pass(kind, input, output, null, context);
}

/** The tensor when its numbers aren't followed any further. */
export function withoutNumbers(input: TensorValue): TensorValue {
  return { ...input, numbers: null };
}

/** An operation that takes its sizes from another tensor: `x.view_as(other)`. */
export function likeOther(
  to: (input: TensorValue, shape: Shape, context: LibraryContext) => TensorValue,
): Operation {
  return {
    signature: 'other',
    run: (input, args, context) => to(input, shapeOf(args.tensor('other')), context),
  };
}
