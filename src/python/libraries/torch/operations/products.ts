import { say } from '../../../../engine/phrase.js';
import { arrayLike, leader, shapeOf } from '../../arrays/array.js';
import { matmul, plain } from '../../arrays/product.js';
import type { LibraryMember } from '../../contract.js';
import { fn } from '../../members.js';
import { einsumShape } from '../../shapes/einsum.js';
import type { Operation, Operations } from './operation.js';

const product = (other: string): Operation => ({
  signature: `${other}, *, out=None`,
  run: (input, args, context) => matmul(input, args.get(other), context),
});

const outer: Operation = {
  signature: 'vec2',
  run: (input, args) => {
    const other = shapeOf(args.tensor('vec2'));
    return arrayLike(input, [shapeOf(input)[0] ?? 1, other[0] ?? 1]);
  },
};

const addMatrixProduct: Operation = {
  signature: 'mat1, mat2, *, beta=1, alpha=1',
  run: (_input, args, context) => matmul(args.get('mat1'), args.get('mat2'), context),
};

const cross: Operation = {
  signature: 'other, dim=-1',
  run: (input) => ({ ...input, numbers: null }),
};

/** Products of matrices. */
export const productOperations: Operations = {
  matmul: product('other'),
  mm: product('mat2'),
  bmm: product('mat2'),
  mv: product('vec'),
  dot: product('tensor'),
  inner: product('other'),
  outer,
  cross,
  addmm: addMatrixProduct,
  baddbmm: {
    ...addMatrixProduct,
    signature: 'batch1, batch2, *, beta=1, alpha=1',
    run: (_input, args, context) => matmul(args.get('batch1'), args.get('batch2'), context),
  },
};

/** `torch.einsum`, with the equation first or the operands between their axes. */
export const einsum: LibraryMember = fn('equation, *operands', (args, context) => {
  const [only] = args.rest;
  const operands =
    args.rest.length === 1 && only !== undefined && only.kind !== 'tensor'
      ? context.items(only)
      : args.rest;
  const tensors = operands.map((operand) => {
    if (operand.kind === 'tensor') return operand;
    if (operand.kind === 'unknown') return context.giveUp(operand.reason);
    return context.giveUp(say('einsum of something that is not a tensor'));
  });
  const lead = leader(tensors);
  if (lead === undefined) return context.giveUp(say('einsum without operands'));
  const equation = args.text('equation');
  const shape =
    einsumShape(equation, tensors.map(shapeOf)) ??
    context.raise('RuntimeError', `einsum(): the operands do not fit the equation ${equation}`);
  return arrayLike(plain(lead), shape);
});
