import { frameworkOf } from '../../engine/dialects/index.js';
import type { CallChoice, CallSummary } from '../contract/calls.js';
import type { ReadModule } from '../session/module-reading.js';
import { siteAt, siteBelow, siteFor, type NamedSite } from '../site-search.js';

/** The call that is meant; null where it isn't there. */
export const chosenCall = ({ sites, text }: ReadModule, choice: CallChoice): NamedSite | null => {
  switch (choice.by) {
    case 'place':
      return siteAt(sites, choice.at);
    case 'cursor':
      return siteFor(sites, choice.at);
    case 'shown':
      return (choice.nearest ? siteFor : siteAt)(sites, choice.at);
    case 'shape':
      return (
        siteBelow(sites, text.text, choice.at) ??
        sites.find(({ id }) => id === choice.shown) ??
        siteFor(sites, choice.at)
      );
    case 'id':
      return sites.find(({ id }) => id === choice.id) ?? null;
    case 'track':
      return tracked(sites, choice);
    case 'last':
      return sites.findLast(({ site }) => site.flows.length > 0) ?? null;
    default:
      return choice satisfies never;
  }
};

/** A call that was seen before, in a newer reading of its module. */
const tracked = (
  sites: readonly NamedSite[],
  { at, id, role }: Extract<CallChoice, { readonly by: 'track' }>,
): NamedSite | null => {
  const starting = sites.filter(
    ({ site: { range } }) => range.start.line === at?.line && range.start.column === at.column,
  );
  return (
    starting.find((candidate) => candidate.id === id) ??
    starting.find((candidate) => candidate.site.role === role) ??
    sites.find((candidate) => candidate.id === id) ??
    (at === null ? null : siteAt(sites, at))
  );
};

/** A call as the host knows it. */
export const summaryOf = ({ id, site }: NamedSite): CallSummary => ({
  id,
  role: site.role,
  range: site.range,
  callee: site.callee,
  text: site.text,
  framework: frameworkOf(site.framework).name,
});
