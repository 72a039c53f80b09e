import type { Words } from '../../engine/phrase.js';
import type { CodeEdit } from '../edit/argument-edit.js';

/** A change of the code that may make sizes fit. */
export interface WayOut {
  readonly title: Words;
  readonly edits: readonly CodeEdit[];
  /** What it comes to, where that is more than the layer's output. */
  readonly result?: Words;
  /** It may bring to light what was wrong behind it all along. */
  readonly mayReveal?: boolean;
}

/** One idea, in the forms in which the code may take it: the first that helps is offered. */
export type Idea = readonly WayOut[];
