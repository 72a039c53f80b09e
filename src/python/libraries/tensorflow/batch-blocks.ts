import { add, divideExactly, multiply, subtract } from '../../dimension.js';
import { arrayLike, shapeOf } from '../arrays/array.js';
import type { LibraryMember } from '../contract.js';
import { fn } from '../members.js';
import { pairsOf } from '../keras/spatial-layers.js';
import { sizesOf, tensorOf } from './array-arguments.js';

/** Blocks of a picture moved to the batch, or back; `paddings` or `crops` go to the edges. */
export function batchBlocks(toBatch: boolean): LibraryMember {
  const edges = toBatch ? 'paddings' : 'crops';
  return fn(`input, block_shape, ${edges}, name=None`, (args, context) => {
    const input = tensorOf(args, 'input', context);
    const shape = shapeOf(input);
    const blocks = sizesOf(args.get('block_shape'));
    const sides = blocks.length === 1 ? [blocks[0] ?? 1, blocks[0] ?? 1] : blocks;
    const pairs = pairsOf(args.get(edges), sides.length);
    const batch = sides.reduce(
      (all, one) => (toBatch ? multiply(all, one) : (divideExactly(all, one) ?? all)),
      shape[0] ?? 1,
    );
    return arrayLike(input, [
      batch,
      ...shape.slice(1).map((whole, axis) => {
        const block = sides[axis];
        if (block === undefined) return whole;
        const cells = (pairs[axis]?.[0] ?? 0) + (pairs[axis]?.[1] ?? 0);
        return toBatch
          ? (divideExactly(add(whole, cells), block) ?? whole)
          : subtract(multiply(whole, block), cells);
      }),
    ]);
  });
}
