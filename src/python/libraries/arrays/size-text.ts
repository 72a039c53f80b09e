import { dimensionText, type Dimension } from '../../dimension.js';

/** A size in a message: `224`, `⌊H/2⌋`. */
export function sizeText(size: Dimension | undefined): string {
  return size === undefined ? '?' : dimensionText(size);
}

/** Sizes in a message: `1, 3, 224, 224`. */
export function sizesText(sizes: readonly Dimension[], separator = ', '): string {
  return sizes.map(dimensionText).join(separator);
}
