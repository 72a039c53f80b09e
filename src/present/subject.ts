import type { Words } from '../engine/index.js';
import type { CallLink } from '../protocol/index.js';
import type { LayerSite } from '../python/site.js';

/** What a panel is about: nothing yet, a call that is being read, or a layer that was read. */
export type Subject =
  | {
      readonly kind: 'none';
      readonly file: string | null;
      readonly calls: readonly CallLink[];
      /** As of a layer. */
      readonly stopped: Words | null;
    }
  | { readonly kind: 'loading'; readonly call: CallText }
  | {
      readonly kind: 'layer';
      readonly call: CallText;
      readonly site: LayerSite;
      /** Whether the code changed since the site was read. */
      readonly stale: boolean;
      /** Reading the file ended at its budget, in words for the reader; null: it did not. */
      readonly stopped: Words | null;
      /** Sizes to propose first where the code does not say one, best first. */
      readonly proposals: readonly string[];
    };

/** A call as a header shows it. */
export interface CallText {
  /** As written in the code. */
  readonly text: string;
  /** The framework's own name, such as `PyTorch`. */
  readonly framework: string;
  /** `pooling.py:14`; null where it is in no file. */
  readonly location: string | null;
}
