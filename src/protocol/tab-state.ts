import * as v from 'valibot';
import { richText } from './rich-text.js';
import { record } from './schema.js';
import { compareTab, convolutionTab, gradientTab } from './tabs.js';

/** The views of a panel: the whole model, and four of a layer. */
export const tabName = v.picklist(['model', 'windows', 'convolution', 'compare', 'gradient']);

/** A tab whose numbers would take too long, and why. */
const tooLarge = record({
  kind: v.literal('tooLarge'),
  tab: v.picklist(['convolution', 'compare', 'gradient']),
  reason: richText,
});

/**
 * What the tab in view shows beyond the picture. Only that one is computed; the others come when
 * they are opened.
 */
export const tabState = v.variant('kind', [
  record({ kind: v.literal('windows') }),
  convolutionTab,
  compareTab,
  gradientTab,
  tooLarge,
]);

export type TabName = v.InferOutput<typeof tabName>;
export type TabState = v.InferOutput<typeof tabState>;
