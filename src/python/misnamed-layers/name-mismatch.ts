import type { Words } from '../../engine/phrase.js';
import type { Span } from '../tree/nodes.js';

/** A name in the code that says something else than the code does, and where it stands. */
export interface NameMismatch {
  readonly code: string;
  readonly message: Words;
  readonly span: Span;
}
