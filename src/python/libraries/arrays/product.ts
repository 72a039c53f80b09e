import type { Shape } from '../../site.js';
import { NOT_IMPLEMENTED } from '../../values/create.js';
import type { TensorValue } from '../../values/tensor.js';
import type { Value } from '../../values/value.js';
import type { LibraryContext } from '../contract.js';
import { arrayLike, arrayOfUnknownShape, leader } from './array.js';
import { matmulNumbers, matmulShape } from './matmul.js';
import { sharing } from './storage.js';
import { sizeText } from './size-text.js';

/** `a @ b`; raises torch's RuntimeError where the sizes don't fit. */
export function matmul(a: Value, b: Value, context: LibraryContext): Value {
  if (a.kind === 'unknown') return a;
  if (b.kind === 'unknown') return b;
  if (a.kind !== 'tensor' || b.kind !== 'tensor') return NOT_IMPLEMENTED;
  const lead = leader([a, b]) ?? a;
  if (a.shape === null) return arrayOfUnknownShape(a);
  if (b.shape === null) return arrayOfUnknownShape(b);
  const shape =
    matmulShape(a.shape, b.shape) ?? context.raise('RuntimeError', misfit(a.shape, b.shape));
  return arrayLike(plain(lead), shape, { numbers: matmulNumbers(a, b) });
}

function misfit(a: Shape, b: Shape): string {
  const rows = a.slice(0, -1).reduce<number>((total, size) => total * Number(size), 1);
  const left = `${rows}x${sizeText(a.at(-1))}`;
  const right = `${sizeText(b.at(-2) ?? b.at(-1))}x${b.length > 1 ? sizeText(b.at(-1)) : '1'}`;
  return `mat1 and mat2 shapes cannot be multiplied (${left} and ${right})`;
}

/** A tensor of the ordinary class, even where it came from a parameter. */
export function plain(tensor: TensorValue): TensorValue {
  return tensor.type === 'torch.nn.parameter.Parameter'
    ? sharing(tensor, { type: 'torch.Tensor' })
    : tensor;
}
