import type { Translate } from '../../engine/index.js';
import type { Dimension } from '../../python/dimension.js';
import { workedOutOf } from '../../python/worked-out.js';
import type { LayerSite, Shape } from '../../python/site.js';

/** The shapes of the tensors that pass a layer. */
export interface SiteShapes {
  /** The first passage, and how many others differ. */
  readonly text: string;
  /** Every different passage, in order. */
  readonly all: readonly string[];
}

/** How a shape is written for readers: `1×64×H×W`. */
const shapeLabel = (shape: Shape): string => shape.map(sizeLabel).join('×');

const sizeLabel = (size: Dimension): string => {
  if (typeof size === 'number') return String(size);
  return /^[\p{L}\p{N}_]+$/u.test(size.text) ? size.text : `(${size.text})`;
};

/** The shapes seen at a site; null where none of a first passage is a number. */
export const siteShapes = ({ flows, unknown }: LayerSite, t: Translate): SiteShapes | null => {
  const rejected = (output: Shape): boolean => output.length === 0 && unknown !== null;
  const all = [
    ...new Set(
      flows
        .filter(({ input }) => input.some((size) => typeof size === 'number'))
        .map(
          ({ input, output }) =>
            `${shapeLabel(input)} → ${rejected(output) ? t('error') : shapeLabel(output)}`,
        ),
    ),
  ];
  const found = all.at(0);
  if (found === undefined) return null;
  const first = flows.every((flow) => workedOutOf(flow) !== null) ? `≈ ${found}` : found;
  return {
    text:
      all.length === 1
        ? first
        : t('{flow}, and {count} more', { flow: first, count: all.length - 1 }),
    all,
  };
};
