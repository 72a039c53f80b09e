import type { Shape } from '../../site.js';
import { reshapedTo } from '../arrays/rearrange.js';
import { sizesText, sizeText } from '../arrays/size-text.js';
import type { LibraryContext } from '../contract.js';

/** The sizes that one axis is taken apart into; raises where they don't multiply up to it. */
export const unflattenedSizes = (
  shape: Shape,
  axis: number,
  sizes: Shape,
  context: LibraryContext,
): Shape =>
  reshapedTo([shape[axis] ?? 1], sizes) ??
  context.raise(
    'RuntimeError',
    `unflatten: Provided sizes [${sizesText(sizes)}] don't multiply up to the size of dim ${axis} (${sizeText(shape[axis])}) in the input tensor`,
  );
