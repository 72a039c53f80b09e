import { dimensionText, isEqual } from '../../../dimension.js';
import type { Shape } from '../../../site.js';
import type { TensorValue } from '../../../values/tensor.js';
import { broadcastShapes } from '../../arrays/broadcast.js';
import { isFloating } from '../../arrays/dtype.js';
import { knownSizes } from '../../arrays/array.js';

/** What torch says to an input and a target; null: it takes them, or that isn't known. */
export interface LossRefusal {
  readonly exception: 'ValueError' | 'RuntimeError';
  readonly message: string;
}

const sizes = (shape: Shape): string => `[${shape.map(dimensionText).join(', ')}]`;
const runtime = (message: string): LossRefusal => ({ exception: 'RuntimeError', message });
const value = (message: string): LossRefusal => ({ exception: 'ValueError', message });

/** What `F.cross_entropy` and `F.nll_loss` say. */
function classes(name: string, input: Shape, target: Shape, dtype: string): LossRefusal | null {
  if (name === 'cross_entropy' && same(input, target)) {
    return isFloating(dtype)
      ? null
      : runtime(
          `Expected floating point type for target with class probabilities, got ${dtype === 'int64' ? 'Long' : 'Int'}`,
        );
  }
  const batch = input.length > 1 ? input[0] : undefined;
  if (batch !== undefined && batch !== (target[0] ?? 1) && target.length > 0) {
    return value(
      `Expected input batch_size (${dimensionText(batch)}) to match target batch_size (${target.slice(0, 1).map(dimensionText).join('')}).`,
    );
  }
  if (input.length <= 2) {
    return target.length > 1
      ? runtime('0D or 1D target tensor expected, multi-target not supported')
      : null;
  }
  const wanted = [input[0] ?? 1, ...input.slice(2)];
  if (input.length !== 4) {
    return same(target, wanted)
      ? null
      : runtime(`Expected target size ${sizes(wanted)}, got ${sizes(target)}`);
  }
  if (target.length !== 3) {
    return runtime(
      `only batches of spatial targets supported (3D tensors) but got targets of dimension: ${target.length}`,
    );
  }
  return same(target, wanted)
    ? null
    : runtime(`size mismatch (got input: ${sizes(input)} , target: ${sizes(target)}`);
}

function broadcast(input: Shape, target: Shape): LossRefusal | null {
  if (broadcastShapes(input, target) !== null) return null;
  const rank = Math.max(input.length, target.length);
  const at = (shape: Shape, axis: number) => shape[axis - rank + shape.length] ?? 1;
  for (let axis = rank - 1; axis >= 0; axis -= 1) {
    const [a, b] = [at(input, axis), at(target, axis)];
    if (a === 1 || b === 1 || a === b) continue;
    return runtime(
      `The size of tensor a (${dimensionText(a)}) must match the size of tensor b (${dimensionText(b)}) at non-singleton dimension ${axis}`,
    );
  }
  return null;
}

const text = (shape: Shape): string => `torch.Size(${sizes(shape)})`;

/** What torch says to the shapes of a loss's input and target, by the function's name. */
export function refusedLoss(
  name: string,
  input: TensorValue,
  target: TensorValue,
): LossRefusal | null {
  const own = input.shape === null ? null : knownSizes(input.shape);
  const other = target.shape === null ? null : knownSizes(target.shape);
  if (own === null || other === null) return null;
  switch (name) {
    case 'cross_entropy':
    case 'nll_loss':
      return classes(name, own, other, target.dtype);
    case 'binary_cross_entropy':
      return same(own, other)
        ? null
        : value(
            `Using a target size (${text(other)}) that is different to the input size (${text(own)}) is deprecated. Please ensure they have the same size.`,
          );
    case 'binary_cross_entropy_with_logits':
      return same(own, other)
        ? null
        : value(`Target size (${text(other)}) must be the same as input size (${text(own)})`);
    case 'mse_loss':
    case 'l1_loss':
    case 'smooth_l1_loss':
    case 'huber_loss':
      return broadcast(own, other);
    default:
      return null;
  }
}

/** Whether a loss broadcasts an input and a target of different shapes, which it does silently. */
export function broadcastsLoss(name: string, input: Shape, target: Shape): boolean {
  return (
    /^(mse|l1|smooth_l1|huber)_loss$/u.test(name) &&
    broadcastShapes(input, target) !== null &&
    (input.length !== target.length ||
      input.some((size, axis) => isEqual(size, target[axis] ?? 1) === false))
  );
}

function same(a: Shape, b: Shape): boolean {
  return a.length === b.length && a.every((size, axis) => size === b[axis]);
}
