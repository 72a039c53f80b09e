import type { WorkedOut } from '../../python/worked-out.js';
import { flattenedMap, sizesAt } from '../misfit/flattened-map.js';

/** The sizes of the last map before the layer that tells an input's size, where the input has certain sides. */
export function lastMapAt(
  workedOut: WorkedOut,
  chosen: readonly number[],
): readonly number[] | null {
  const [{ misfit }] = workedOut.requirements;
  return misfit === null ? null : sizesAt(flattenedMap(misfit), workedOut, chosen);
}
