import type { ReadModule } from '../analysis/document-analyses.js';
import type { GivenShapes } from '../analysis/given-shapes.js';
import type { NamedSite } from '../analysis/site-search.js';
import { readSettings } from '../read-settings.js';
import type { Subject } from '../snapshot/subject.js';
import { callText, stoppedBy } from './call-text.js';
import { placeLabel } from './place-label.js';
import { proposalsFor } from './proposals.js';

/** A layer as it stands in the code now. */
export const layerSubject = (
  module: ReadModule,
  { site }: NamedSite,
  given: GivenShapes,
): Subject => {
  const { key, uri } = module.source;
  const location = module.source.locate(site.range);
  return {
    kind: 'layer',
    call: callText(site, location === null ? null : placeLabel(location)),
    site,
    stale: false,
    stopped: stoppedBy(module.analysis),
    proposals: proposalsFor(site, given.inFile(key), readSettings(uri)),
  };
};

/** Whether the code itself says every size of some input of the layer. */
export const codeSaysShape = ({ site }: NamedSite): boolean =>
  site.flows.some(({ input }) => input.every((size) => typeof size === 'number'));

/** The size that the reader gave before; null where there is none, or the code says it. */
export const rememberedShape = (
  module: ReadModule,
  named: NamedSite,
  given: GivenShapes,
): string | null => (codeSaysShape(named) ? null : given.of(module.source.key, named.id));
