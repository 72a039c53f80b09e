import type { Translate } from '../../engine/phrase.js';
import { dimensionText } from '../../python/dimension.js';
import type { Problem } from '../../python/site.js';
import type { LayerHint } from './layer-hint.js';

/**
 * Hints for a problem of sizes, behind the call, and behind the layer where it is built: `400 → error`,
 * or `56, 57 → error` at a join.
 */
export function misfitHints({ misfit, range }: Problem, t: Translate): readonly LayerHint[] {
  if (misfit === undefined) return [];
  if (misfit.open !== undefined) {
    const place = misfit.layer.built ?? range;
    return place === null ? [] : [{ range: place, text: t('no size fits') }];
  }
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
