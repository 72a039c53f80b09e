import type { Dimension } from './dimension.js';
import type { SourceRange } from './site.js';

/** A number that code fixes for a size that isn't known: `nn.Linear(256, 120)` after a flattening. */
export interface Requirement {
  /** What arrives, in symbols. */
  readonly size: Dimension;
  readonly wanted: number;
  /** The layer's way through the model, or its class. */
  readonly layer: string;
  /** Whether nothing else than that number will do; a view may take more for a larger batch. */
  readonly isExact: boolean;
  /** Where the number stands, or the call. */
  readonly range: SourceRange | null;
}
