import { dimensionText, type Dimension } from '../../dimension.js';
import type { Shape } from '../../site.js';

/** A shape as Keras prints it: `(None, 28, 28, 1)`; a size that isn't known is None. */
export function shapeText(shape: Shape): string {
  const sizes = shape.map(sizeText);
  return `(${sizes.join(', ')}${sizes.length === 1 ? ',' : ''})`;
}

function sizeText(size: Dimension): string {
  return typeof size === 'number' ? dimensionText(size) : 'None';
}
