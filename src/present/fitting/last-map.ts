import { evaluate } from '../../python/evaluate-dimension.js';
import type { WorkedOut } from '../../python/worked-out.js';
import { lastMap } from '../misfit/size-maker.js';

/**
 * The sizes of the last map before the layer that fixes a number, channels first, where the input has
 * certain sides: `[16, 4, 4]`. Null: they aren't all known, or the layer takes no flattened map.
 */
export function lastMapAt(
  { requirements: [{ misfit, wanted }], sides, known }: WorkedOut,
  chosen: readonly number[],
): readonly number[] | null {
  const [input] = misfit?.arrived ?? [];
  const map = input === undefined ? null : lastMap(input, 3);
  if (map === null || !map.isFlattened) return null;
  const symbols = new Map([
    ...known,
    ...sides.map((name, at) => [name, chosen[at] ?? chosen[0] ?? 1] as const),
  ]);
  const sizes = map.sizes.map((size) => evaluate(size, symbols));
  const isKnown = sizes.every((size) => size !== null);
  return isKnown && wanted > 0 ? sizes : null;
}
