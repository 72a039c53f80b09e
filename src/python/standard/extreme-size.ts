import { maximum, minimum, type Dimension } from '../dimension.js';
import { size } from '../values/create.js';
import type { Value } from '../values/value.js';

/** `max` or `min` of ints of which some are symbolic; null where that isn't what they are. */
export function extremeSize(items: readonly Value[], largest: boolean): Value | null {
  if (!items.some((one) => one.kind === 'dimension')) return null;
  let best: Dimension | null = null;
  for (const item of items) {
    const value =
      item.kind === 'dimension' ? item.dimension : item.kind === 'int' ? item.value : null;
    if (value === null) return null;
    if (best === null) best = value;
    else best = largest ? maximum(best, value) : minimum(best, value);
  }
  return best === null ? null : size(best);
}
