import type { Translate } from '../../engine/phrase.js';
import { dimensionText } from '../../python/dimension.js';
import type { Problem, SourceRange } from '../../python/site.js';

/** What stands behind a layer that doesn't fit, and where. */
export interface MisfitHint {
  readonly range: SourceRange;
  /** `400 → error`, or `56, 57 → error` at a join. */
  readonly text: string;
}

/** Hints for a problem of sizes: behind the call, and behind the layer where it is built. */
export function misfitHints({ misfit, range }: Problem, t: Translate): readonly MisfitHint[] {
  if (misfit === undefined) return [];
  const rank = Math.max(...misfit.arrived.map(({ shape }) => shape?.length ?? 0));
  const sizes = misfit.arrived.map(({ shape }) => {
    const size = shape?.[misfit.axis - rank + shape.length];
    return size === undefined ? '?' : dimensionText(size);
  });
  const text = `${sizes.join(', ')} → ${t('error')}`;
  return [misfit.layer.built, range].flatMap((place) =>
    place === null ? [] : [{ range: place, text }],
  );
}
