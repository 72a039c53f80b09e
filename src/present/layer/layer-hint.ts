import type { SourceRange } from '../../python/site.js';

/** What stands behind a call, in the code. */
export interface LayerHint {
  readonly range: SourceRange;
  readonly text: string;
}
