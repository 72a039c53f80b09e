import { NOT_IMPLEMENTED } from '../../values/create.js';
import type { TensorValue } from '../../values/tensor.js';
import type { Value } from '../../values/value.js';
import type { LibraryContext } from '../contract.js';
import { arrayLike, arrayOfUnknownShape, leader } from './array.js';
import { matmulNumbers, matmulShape } from './matmul.js';
import { refusedProduct } from './refused-sizes.js';
import { sharing } from './storage.js';

/** `a @ b`; raises the library's error where the sizes don't fit. */
export function matmul(a: Value, b: Value, context: LibraryContext): Value {
  if (a.kind === 'unknown') return a;
  if (b.kind === 'unknown') return b;
  if (a.kind !== 'tensor' || b.kind !== 'tensor') return NOT_IMPLEMENTED;
  const lead = leader([a, b]) ?? a;
  if (a.shape === null) return arrayOfUnknownShape(a);
  if (b.shape === null) return arrayOfUnknownShape(b);
  const shape =
    matmulShape(a.shape, b.shape) ??
    context.refuse({
      ...refusedProduct(lead, a.shape, b.shape),
      code: 'matmul-sizes',
      kind: '@',
      isOperator: true,
      built: null,
      arrived: [a, b],
      axis: a.shape.length - 1,
      told: null,
    });
  return arrayLike(plain(lead), shape, { numbers: matmulNumbers(a, b) });
}

/** A tensor of the ordinary class, even where it came from a parameter. */
export function plain(tensor: TensorValue): TensorValue {
  return tensor.type === 'torch.nn.parameter.Parameter'
    ? sharing(tensor, { type: 'torch.Tensor' })
    : tensor;
}
