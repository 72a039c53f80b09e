import type { Framework } from '../engine/index.js';
import type { Dimension } from './dimension.js';
import type { SourceRange, TracedTensor } from './site.js';
import type { OpenInput } from './worked-out.js';

/** Which kind of size didn't fit. */
export type MisfitCode =
  | 'linear-in-features'
  | 'conv-in-channels'
  | 'norm-num-features'
  | 'recurrent-input-size'
  | 'cat-sizes'
  | 'broadcast-sizes'
  | 'matmul-sizes'
  | 'view-size'
  | 'loss-sizes'
  | 'layer-input';

/** Sizes that a framework refused, as far as they tell the cause. */
export interface Misfit {
  readonly code: MisfitCode;
  /** The layer or function that refused. */
  readonly layer: {
    /** `Linear`, `cat`, `+`. */
    readonly kind: string;
    readonly framework: Framework;
    /** Its way through the model, such as `head`; empty where it has none. */
    readonly path: string;
    /** The call that built it; null for a function. */
    readonly built: SourceRange | null;
  };
  /** What arrived, in order: one tensor at a layer, several at a join. */
  readonly arrived: readonly TracedTensor[];
  /** The axis of what arrived, from 0, that doesn't fit. */
  readonly axis: number;
  /** What the layer was told to expect there; null for a join. */
  readonly told: ToldSize | null;
  /** The sizes of the input that are open, and none of which fits; missing: sizes are as they are. */
  readonly open?: OpenInput;
}

/** A size that the code gave a layer. */
export interface ToldSize {
  readonly parameter: string;
  readonly size: Dimension;
  /** The argument's own expression; null where it isn't written in the call. */
  readonly range: SourceRange | null;
}
