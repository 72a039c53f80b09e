import { say } from '../../../../engine/phrase.js';
import { arrayLike, leader, shapeOf } from '../../arrays/array.js';
import { matmul, plain } from '../../arrays/product.js';
import type { Shape } from '../../../site.js';
import type { LibraryMember } from '../../contract.js';
import { fn } from '../../members.js';
import { sizesText } from '../../arrays/size-text.js';
import { isEqual } from '../../../dimension.js';
import { einsumShape } from '../../shapes/einsum.js';
import { axisOf } from '../axes.js';
import type { Operation, Operations } from './operation.js';

const product = (other: string): Operation => ({
  signature: `${other}, *, out=None`,
  run: (input, args, context) => matmul(input, args.get(other), context),
});

/** A product of tensors of certain ranks only; `refusal` says what torch says of others. */
const rankedProduct = (
  other: string,
  refusal: (first: Shape, second: Shape) => string | null,
): Operation => ({
  signature: `${other}, *, out=None`,
  run: (input, args, context) => {
    const second = args.tensor(other);
    const text = refusal(shapeOf(input), shapeOf(second));
    return text === null ? matmul(input, second, context) : context.raise('RuntimeError', text);
  },
});

/** Batches aren't stretched. */
const otherBatch = (first: Shape, second: Shape): string | null => {
  const [batch = 1, , inner = 1] = first;
  return isEqual(batch, second[0] ?? 1) === false
    ? `Expected size for first two dimensions of batch2 tensor to be: [${sizesText([batch, inner])}] but got: [${sizesText(second.slice(0, 2))}].`
    : null;
};

const outer: Operation = {
  signature: 'vec2',
  run: (input, args, context) => {
    const [first, second] = [shapeOf(input), shapeOf(args.tensor('vec2'))];
    for (const [name, { length }] of [
      ['self', first],
      ['vec2', second],
    ] as const) {
      if (length === 1) continue;
      context.raise(
        'RuntimeError',
        `outer: Expected 1-D argument ${name}, but got ${String(length)}-D`,
      );
    }
    return arrayLike(input, [...first, ...second]);
  },
};

/** Sums over the last axis of both; a scalar scales. */
const inner: Operation = {
  signature: 'other, *, out=None',
  run: (input, args, context) => {
    const [first, second] = [shapeOf(input), shapeOf(args.tensor('other'))];
    const [own, theirs] = [first.at(-1), second.at(-1)];
    if (own === undefined || theirs === undefined) return arrayLike(input, [...first, ...second]);
    if (isEqual(own, theirs) === false) {
      context.raise(
        'RuntimeError',
        `inner() the last dimension must match on both input tensors but got shapes [${sizesText(first)}] and [${sizesText(second)}]`,
      );
    }
    return arrayLike(input, [...first.slice(0, -1), ...second.slice(0, -1)]);
  },
};

/** `addmm` and `baddbmm`: a product of two others, which have the rank of `input`. */
const addedProduct = (
  [one, two]: readonly [string, string],
  rank: number,
  refusal: (name: string, rank: number) => string,
): Operation => ({
  signature: `${one}, ${two}, *, beta=1, alpha=1`,
  run: (_input, args, context) => {
    for (const name of [one, two]) {
      const { length } = shapeOf(args.tensor(name));
      if (length !== rank) context.raise('RuntimeError', refusal(name, length));
    }
    return matmul(args.get(one), args.get(two), context);
  },
});

const cross: Operation = {
  signature: 'other, dim=-1',
  run: (input, args, context) => {
    const shape = shapeOf(input);
    const axes = args.given('dim')
      ? [shape[axisOf(args.integer('dim'), shape.length, context)] ?? 1]
      : shape;
    if (axes.every((size) => isEqual(size, 3) === false)) {
      context.giveUp(say('a cross product is one of axes of 3'));
    }
    return { ...input, numbers: null };
  },
};

/** Products of matrices. */
export const productOperations: Operations = {
  matmul: product('other'),
  mm: rankedProduct('mat2', (self, mat2) => {
    if (self.length !== 2) return 'self must be a matrix';
    return mat2.length === 2 ? null : 'mat2 must be a matrix';
  }),
  bmm: rankedProduct('mat2', (batch1, batch2) => {
    if (batch1.length !== 3) return 'batch1 must be a 3D tensor';
    if (batch2.length !== 3) return 'batch2 must be a 3D tensor';
    return otherBatch(batch1, batch2);
  }),
  mv: rankedProduct('vec', (mat, vec) =>
    mat.length === 2 && vec.length === 1
      ? null
      : `vector + matrix @ vector expected, got 1, ${String(mat.length)}, ${String(vec.length)}`,
  ),
  dot: rankedProduct('tensor', (self, tensor) =>
    self.length === 1 && tensor.length === 1
      ? null
      : `1D tensors expected, but got ${String(self.length)}D and ${String(tensor.length)}D tensors`,
  ),
  inner,
  outer,
  cross,
  addmm: addedProduct(
    ['mat1', 'mat2'],
    2,
    (name, rank) => `${name} must be a matrix, got ${String(rank)}-D tensor`,
  ),
  baddbmm: addedProduct(['batch1', 'batch2'], 3, (name) => `${name} must be a 3D tensor`),
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
