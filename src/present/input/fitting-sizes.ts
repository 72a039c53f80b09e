import type { FittingSizes } from '../../protocol/index.js';
import { fittingSides } from '../../python/driver/worked-out-input.js';
import type { Flow } from '../../python/site.js';
import type { Subject } from '../subject.js';
import type { ViewOptions } from '../view-options.js';

/** So many squares are offered one by one. */
const MOST_SIDES = 6;

/** The squares that fit the model's input where that was worked out; null: it wasn't, or none fits. */
export function fittingOf(
  { call }: Extract<Subject, { readonly kind: 'layer' }>,
  { shapeText, side }: Pick<ViewOptions, 'shapeText' | 'side'>,
  flow: Flow | null,
): FittingSizes | null {
  const fits = flow === null ? null : fittingSides(flow);
  if (fits === null) return null;
  const { layer, line, first, last, shown } = fits;
  const from = Math.max(first, Math.min(shown, last - MOST_SIDES + 1));
  const count = Math.min(MOST_SIDES, last - from + 1);
  const file = call.location?.replace(/:\d+$/u, '') ?? '';
  return {
    layer,
    place: `${file}:${String(line)}`,
    side: side ?? (shapeText === null ? shown : null),
    sides: Array.from({ length: count }, (_, at) => from + at),
    last,
  };
}
