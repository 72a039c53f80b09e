import type { Translate } from '../../engine/phrase.js';
import { callText, stoppedBy } from '../../present/layer/call-text.js';
import { proposalsFor } from '../../present/layer/proposals.js';
import type { Subject } from '../../present/subject.js';
import type { GivenSizes } from '../contract/code.js';
import type { ReadModule } from '../session/module-reading.js';
import type { NamedSite } from '../site-search.js';
import { sizeOf, sizesGiven } from './given.js';
import { placeLabel } from './place-label.js';

/** A layer as it stands in the code now. */
export const layerSubject = (
  { text, analysis }: ReadModule,
  { site }: NamedSite,
  given: GivenSizes,
  t: Translate,
): Extract<Subject, { readonly kind: 'layer' }> => ({
  kind: 'layer',
  call: callText(site, placeLabel(text, site.range.start, t)),
  site,
  stale: false,
  stopped: stoppedBy(analysis),
  proposals: proposalsFor(site, sizesGiven(given), text.settings),
});

/** Whether the code itself says every size of some input of the layer. */
export const codeSaysShape = ({ site }: NamedSite): boolean =>
  site.flows.some(({ input }) => input.every((size) => typeof size === 'number'));

/** The size that the reader gave before; null where there is none, or the code says it. */
export const rememberedShape = (named: NamedSite, given: GivenSizes): string | null =>
  codeSaysShape(named) ? null : sizeOf(given, named.id);
