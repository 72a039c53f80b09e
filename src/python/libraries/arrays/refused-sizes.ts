import { isFramework, type Framework } from '../../../engine/index.js';
import { isEqual } from '../../dimension.js';
import type { Shape } from '../../site.js';
import type { TensorValue } from '../../values/tensor.js';
import { broadcastShapes } from './broadcast.js';
import { shapeProduct } from './rearrange.js';
import { sizesText, sizeText } from './size-text.js';

/** What a library says of sizes that don't fit, and whose words they are. */
export interface RefusedSizes {
  readonly exception: string;
  readonly message: string;
  readonly framework: Framework;
}

/** What one library says. */
interface SizeWords {
  readonly broadcast: (a: Shape, b: Shape, axis: number) => Omit<RefusedSizes, 'framework'>;
  readonly product: (a: Shape, b: Shape) => Omit<RefusedSizes, 'framework'>;
}

const round = (shape: Shape): string => `(${sizesText(shape)}${shape.length === 1 ? ',' : ''})`;
const tight = (shape: Shape): string => sizesText(shape, ',');

/** A shape of Keras's symbolic tensors: what isn't known is None. */
const listed = (shape: Shape): string =>
  `[${shape.map((size) => (typeof size === 'number' ? sizeText(size) : 'None')).join(', ')}]`;

const inner = (a: Shape): string => sizeText(a.at(-1));
const other = (b: Shape): string => sizeText(b.at(-2) ?? b.at(-1));

const torch: SizeWords = {
  broadcast: (a, b, axis) => ({ exception: 'RuntimeError', message: differingSizes(a, b, axis) }),
  product: (a, b) => ({ exception: 'RuntimeError', message: torchProduct(a, b) }),
};

/** Libraries whose operators have words of their own, by the module of their tensors' class. */
const words: Readonly<Partial<Record<Framework, SizeWords>>> = {
  numpy: {
    broadcast: (a, b) => ({
      exception: 'ValueError',
      message: `operands could not be broadcast together with shapes (${tight(a)}${a.length === 1 ? ',' : ''}) (${tight(b)}${b.length === 1 ? ',' : ''}) `,
    }),
    product: (a, b) => ({
      exception: 'ValueError',
      message: `matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature (n?,k),(k,m?)->(n?,m?) (size ${other(b)} is different from ${inner(a)})`,
    }),
  },
  jax: {
    broadcast: (a, b) =>
      a.length === b.length
        ? {
            exception: 'TypeError',
            message: `add got incompatible shapes for broadcasting: ${round(a)}, ${round(b)}.`,
          }
        : {
            exception: 'ValueError',
            message: `Incompatible shapes for broadcasting: shapes=[${round(a)}, ${round(b)}]`,
          },
    product: (a, b) => ({
      exception: 'TypeError',
      message: `dot_general requires contracting dimensions to have the same shape, got (${inner(a)},) and (${other(b)},).`,
    }),
  },
  tensorflow: {
    broadcast: (a, b) => ({
      exception: 'InvalidArgumentError',
      message: `Incompatible shapes: [${tight(a)}] vs. [${tight(b)}]`,
    }),
    product: (a, b) => ({
      exception: 'InvalidArgumentError',
      message:
        a.length > 2 || b.length > 2
          ? `In[0] mismatch In[1] shape: ${inner(a)} vs. ${other(b)}: [${tight(a)}] [${tight(b)}] 0 0`
          : `Matrix size-incompatible: In[0]: [${tight(a)}], In[1]: [${tight(b)}]`,
    }),
  },
  keras: {
    broadcast: (a, b, axis) => {
      const [left, right] = [at(a, axis, b), at(b, axis, a)].map(sizeText);
      return {
        exception: 'ValueError',
        message: `Cannot broadcast shape, the failure dim has value ${left ?? ''}, which cannot be broadcasted to ${right ?? ''}. Input shapes are: ${listed(a)} and ${listed(b)}.`,
      };
    },
    product: (a, b) => ({
      exception: 'ValueError',
      message: `Inner dimensions (\`x1.shape[-1]\` and \`x2.shape[-2]\`) must be equal, but received \`x1.shape=${listed(a)}\` and \`x2.shape=${listed(b)}\`.`,
    }),
  },
};

/** Whose operators work on a tensor, by its class; libraries after PyTorch's pattern use its words. */
function libraryOf(tensor: TensorValue | undefined): readonly [Framework, SizeWords] {
  const root = tensor?.type.split('.')[0] ?? '';
  const own = isFramework(root) ? words[root] : undefined;
  return own === undefined || !isFramework(root) ? ['torch', torch] : [root, own];
}

/** What a tensor's library says where `a + b` and the like can't be broadcast at an axis. */
export function refusedBroadcast(
  lead: TensorValue | undefined,
  [a, b]: readonly [Shape, Shape],
  axis: number,
): RefusedSizes {
  const [framework, { broadcast }] = libraryOf(lead);
  return { ...broadcast(a, b, axis), framework };
}

/** What a tensor's library says where `a @ b` doesn't fit. */
export function refusedProduct(lead: TensorValue, a: Shape, b: Shape): RefusedSizes {
  const [framework, { product }] = libraryOf(lead);
  return { ...product(a, b), framework };
}

/** A product of matrices, of a matrix and a vector, or of batches of matrices. */
function torchProduct(a: Shape, b: Shape): string {
  if (a.length === 2 && b.length === 1) {
    return `size mismatch, got input (${sizeText(a[0])}), mat (${sizesText(a, 'x')}), vec (${sizesText(b)})`;
  }
  if (a.length === 1 && b.length === 1) {
    return `inconsistent tensor size, expected tensor [${sizesText(a)}] and src [${sizesText(b)}] to have the same number of elements, but got ${sizesText(a)} and ${sizesText(b)} elements respectively`;
  }
  if (a.length > 2 && b.length > 2) {
    const batches = broadcastShapes(a.slice(0, -2), b.slice(0, -2));
    if (batches === null) return differingBatches(a.slice(0, -2), b.slice(0, -2));
    const batch = shapeProduct(batches);
    return `Expected size for first two dimensions of batch2 tensor to be: [${sizeText(batch)}, ${sizeText(a.at(-1))}] but got: [${sizeText(batch)}, ${sizeText(b.at(-2))}].`;
  }
  const rows = a.slice(0, -1).reduce<number>((total, size) => total * Number(size), 1);
  const left = `${rows}x${sizeText(a.at(-1))}`;
  const right = `${sizeText(b.at(-2) ?? b.at(-1))}x${b.length > 1 ? sizeText(b.at(-1)) : '1'}`;
  return `mat1 and mat2 shapes cannot be multiplied (${left} and ${right})`;
}

function differingBatches(a: Shape, b: Shape): string {
  const rank = Math.max(a.length, b.length);
  const axis =
    Array.from({ length: rank }, (_, index) => rank - 1 - index).find(
      (index) =>
        at(a, index, b) !== 1 &&
        at(b, index, a) !== 1 &&
        isEqual(at(a, index, b), at(b, index, a)) === false,
    ) ?? 0;
  return differingSizes(a, b, axis);
}

function differingSizes(a: Shape, b: Shape, axis: number): string {
  return `The size of tensor a (${sizeText(at(a, axis, b))}) must match the size of tensor b (${sizeText(at(b, axis, a))}) at non-singleton dimension ${axis}`;
}

/** A size at an axis of what two shapes are broadcast to; 1 where a shape has no such axis. */
const at = (shape: Shape, axis: number, other: Shape) =>
  shape[axis - Math.max(shape.length, other.length) + shape.length] ?? 1;
