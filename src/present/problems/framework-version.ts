import type { Analysis, LayerSite } from '../../python/site.js';

/** The analysis with the reader's versions of libraries where the code names none. */
export const withVersions = (
  analysis: Analysis,
  versions: Readonly<Partial<Record<string, string>>>,
): Analysis =>
  Object.keys(versions).length === 0
    ? analysis
    : { ...analysis, sites: analysis.sites.map((site) => withVersion(site, versions)) };

const withVersion = (
  site: LayerSite,
  versions: Readonly<Partial<Record<string, string>>>,
): LayerSite => {
  const { pooling } = site;
  const version = versions[site.framework];
  return pooling === null || version === undefined || pooling.call.version !== null
    ? site
    : { ...site, pooling: { ...pooling, call: { ...pooling.call, version } } };
};
