import { plan, specify, type Phrase, type Plan } from '../../engine/index.js';
import { notices } from '../../engine/notices/index.js';
import { isIgnored } from '../../python/driver/ignored-codes.js';
import type { Analysis, LayerSite, Shape, SourceRange } from '../../python/site.js';

/** Something that a reader of a pooling call may not expect, and where it is to be marked. */
export interface SiteNotice {
  readonly code: string;
  readonly severity: 'info' | 'warning' | 'error';
  readonly text: Phrase;
  readonly range: SourceRange;
}

/**
 * What the engine notices at the pooling calls of a file, each once: where a layer is built in the
 * file, there, else where it is called. Comments of the file switch codes off.
 */
export function siteNotices({ sites, file, ignored = [] }: Analysis): readonly SiteNotice[] {
  const own = sites.filter((site) => site.isPooling && site.range.file === file);
  const built = new Set(own.filter(({ role }) => role === 'constructor').map(layerKey));
  const found = own
    .filter((site) => site.role === 'constructor' || !built.has(layerKey(site)))
    .flatMap(noticesOf);
  const seen = new Set<string>();
  return found.filter(({ code, text, range }) => {
    if (isIgnored(ignored, range.start.line, code)) return false;
    const key = JSON.stringify([code, text, range]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function noticesOf(site: LayerSite): readonly SiteNotice[] {
  return site.flows.flatMap(({ input }) => {
    // How many samples there are changes nothing at the edges.
    const [batch = 1, ...rest] = input;
    const planned = planOf(site, [typeof batch === 'number' ? batch : 1, ...rest]);
    return planned === null
      ? []
      : notices(planned, {}).map(({ code, severity, text }) => ({
          code,
          severity,
          text,
          range: site.range,
        }));
  });
}

/** The geometry of a site's layer on an input; null where either isn't known. */
export function planOf(site: LayerSite, input: Shape): Plan | null {
  const sizes = input.filter((size) => typeof size === 'number');
  if (site.pooling === null || sizes.length !== input.length) return null;
  const specified = specify(site.pooling.call, sizes);
  if (!specified.ok) return null;
  const planned = plan(specified.value, sizes);
  return planned.ok ? planned.value : null;
}

/** The same for two sites of one layer: its kind, and where its arguments stand. */
export function layerKey({ kind, pooling }: LayerSite): string {
  return JSON.stringify([kind, pooling?.arguments.map(({ range }) => range)]);
}
