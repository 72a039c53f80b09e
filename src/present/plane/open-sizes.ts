import type { PoolSpec } from '../../engine/index.js';
import type { Dimension } from '../../python/dimension.js';
import { shapeText } from '../../python/shape-text.js';
import { spatialStart } from './typed-shape.js';

/**
 * The symbols among batch and channels, multiplied: `N`, `N×C`. What a layer costs is proportional to
 * them, so that a cost counted with 1 for each is so many times as much. Null where all are numbers.
 */
export function openSizes(
  shown: readonly Dimension[],
  { rank, layout }: Pick<PoolSpec, 'rank' | 'layout'>,
): string | null {
  const start = spatialStart(shown.length, rank, layout);
  const open = shown.filter(
    (size, index) => typeof size !== 'number' && (index < start || index >= start + rank),
  );
  return open.length === 0 ? null : shapeText(open);
}

/** The sizes that windows move along. */
export function spatialSizes(
  shown: readonly Dimension[],
  { rank, layout }: Pick<PoolSpec, 'rank' | 'layout'>,
): readonly Dimension[] {
  const start = spatialStart(shown.length, rank, layout);
  return shown.slice(start, start + rank);
}
