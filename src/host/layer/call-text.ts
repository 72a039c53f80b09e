import { frameworkName } from '../../engine/framework-name.js';
import { say, type Words } from '../../engine/index.js';
import type { Analysis, LayerSite } from '../../python/site.js';
import type { CallText } from '../snapshot/subject.js';

/** A call as a header shows it; `location` is where it stands, such as `pooling.py:14`. */
export const callText = (site: LayerSite, location: string | null): CallText => ({
  text: site.text,
  framework: frameworkName[site.framework],
  location,
});

/** Where and why reading a file ended before its end, in words for the reader; null: it did not. */
export const stoppedBy = ({ problems }: Analysis): Words | null => {
  const stop = problems.find(({ code }) => code.startsWith('stopped-'));
  if (stop === undefined) return null;
  const why = reasonIn(stop.message);
  return stop.range === null
    ? say('Reading stopped: {why}', { why })
    : say('Reading stopped at **line {line}**: {why}', { line: stop.range.start.line + 1, why });
};

/** `after 200000 steps.` of `Stopped here after 200000 steps.` */
const reasonIn = (message: Words): Words => {
  const why = typeof message === 'string' ? undefined : message.values['why'];
  return why === undefined || typeof why === 'number' ? message : why;
};
