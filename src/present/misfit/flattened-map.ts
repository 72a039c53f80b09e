import { evaluate } from '../../python/evaluate-dimension.js';
import type { Misfit } from '../../python/misfit.js';
import { sizesOf, type OpenInput } from '../../python/worked-out.js';
import { lastMap, type MadeMap } from './size-maker.js';

/** The map that is flattened on its way to a layer; null: none is, or it isn't known. */
export function flattenedMap({ arrived: [input] }: Pick<Misfit, 'arrived'>): MadeMap | null {
  const map = input === undefined ? null : lastMap(input, 3);
  return map?.isFlattened === true ? map : null;
}

/** A map's sizes, channels first, where the open input has certain sides: `[16, 4, 4]`; null: not all are known. */
export function sizesAt(
  map: MadeMap | null,
  open: OpenInput,
  chosen: readonly number[],
): readonly number[] | null {
  if (map === null) return null;
  const symbols = sizesOf(open, chosen);
  const sizes = map.sizes.map((size) => evaluate(size, symbols));
  return sizes.every((size) => size !== null) ? sizes : null;
}
