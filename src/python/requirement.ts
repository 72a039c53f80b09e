import type { Dimension } from './dimension.js';
import type { Misfit } from './misfit.js';
import type { SourceRange } from './site.js';

/** A number that code fixes for a size that isn't known: `nn.Linear(256, 120)` after a flattening. */
export interface Requirement {
  /** What arrives, in symbols. */
  readonly size: Dimension;
  readonly wanted: number;
  /** The layer's way through the model, or its class. */
  readonly layer: string;
  /** Where the number stands, or the call. */
  readonly range: SourceRange | null;
  /** What would be said of the layer where nothing fits it; null: it takes other numbers too. */
  readonly misfit: Misfit | null;
}
