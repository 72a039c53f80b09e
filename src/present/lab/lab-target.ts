import type { LayerSite } from '../../python/site.js';

/** The pooling call at the cursor, as the Lab knows it. */
export interface LabCall {
  readonly site: LayerSite;
  /** `pooling.py:14`. */
  readonly location: string;
}
