import { frameworkOf } from '../../engine/dialects/index.js';
import { say, type Words } from '../../engine/index.js';
import type { Analysis, LayerSite } from '../../python/site.js';
import type { CallText } from '../subject.js';

/**
 * A call as a header shows it; `location` is where it stands, such as `pooling.py:14`. Where a layer
 * is called by a variable's name, its class stands beside the framework.
 */
export const callText = (site: LayerSite, location: string | null): CallText => ({
  text: site.text,
  framework: isNamed(site)
    ? frameworkOf(site.framework).name
    : `${frameworkOf(site.framework).name} · ${site.kind}`,
  location,
});

/** Whether the call itself names its layer. */
const isNamed = ({ role, callee, kind }: LayerSite): boolean =>
  role !== 'call' || callee.endsWith(kind) || !/^[A-Z]/u.test(kind);

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
