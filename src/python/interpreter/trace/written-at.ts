import type { WrittenPlace } from '../../trace.js';
import type { CallSite } from '../../values/layer.js';

/** A call as a step holds it. */
export function writtenAt(site: CallSite | null): WrittenPlace | null {
  return site === null ? null : { range: site.range, text: site.text };
}
