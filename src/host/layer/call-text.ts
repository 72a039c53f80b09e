import { frameworkName } from '../../engine/framework-name.js';
import type { Analysis, LayerSite } from '../../python/site.js';
import type { CallText } from '../snapshot/subject.js';

/** A call as a header shows it; `location` is where it stands, such as `pooling.py:14`. */
export const callText = (site: LayerSite, location: string | null): CallText => ({
  text: site.text,
  framework: frameworkName[site.framework],
  location,
});

/** Why reading a file ended before its end, in words for the reader; null: it did not. */
export const stoppedBy = (analysis: Analysis): string | null =>
  analysis.problems.find(({ code }) => code.startsWith('stopped-'))?.message ?? null;
