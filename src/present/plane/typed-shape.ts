import { say, type Layout, type Phrase, type SpatialRank } from '../../engine/index.js';

/** Where the spatial sizes of an input start: after batch and channels, or after the batch. */
export const spatialStart = (rank: number, spatialRank: SpatialRank, layout: Layout): number =>
  rank - spatialRank - (layout === 'channels-last' ? 1 : 0);

/** A typed size, or why it is not one. */
export type TypedShape =
  | { readonly ok: true; readonly shape: readonly number[] }
  | { readonly ok: false; readonly error: Phrase };

const LARGEST = 1_000_000_000;

/**
 * Reads `4,4`, `(1, 3, 224, 224)`, `3x32x32`; a size without batch and channels gets 1 of each
 * where the layout wants them.
 */
export function typedShape(text: string, spatialRank: SpatialRank, layout: Layout): TypedShape {
  const parts = text
    .replace(/^[\s([]+|[\s)\]]+$/gu, '')
    .split(/[\s,;]+|(?<=\d)[×x*](?=\d)/u)
    .filter((part) => part !== '');
  const sizes = parts.map(Number);
  const bad = parts.find((_, index) => {
    const size = sizes[index] ?? NaN;
    return !Number.isInteger(size) || size < 0 || size > LARGEST;
  });
  if (bad !== undefined) return { ok: false, error: say('“{text}” is not a size.', { text: bad }) };
  if (sizes.length === spatialRank) {
    const shape = layout === 'channels-last' ? [1, ...sizes, 1] : [1, 1, ...sizes];
    return { ok: true, shape };
  }
  if (sizes.length === spatialRank + 1 || sizes.length === spatialRank + 2) {
    return { ok: true, shape: sizes };
  }
  return {
    ok: false,
    error: say('This layer takes {least}, {more} or {most} numbers, not {count}.', {
      least: spatialRank,
      more: spatialRank + 1,
      most: spatialRank + 2,
      count: sizes.length,
    }),
  };
}
