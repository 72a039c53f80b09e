import type { Words } from '../../engine/phrase.js';
import type { Analysis, LayerSite } from '../../python/site.js';
import type { CodeEdit } from '../edit/argument-edit.js';
import type { EditedFile } from './replace-call.js';

/** A change of the code that leaves alone what a layer computes. */
export interface Refactoring {
  readonly title: Words;
  readonly kind: 'rewrite' | 'extract';
  readonly edits: readonly CodeEdit[];
  /** Another program whose reading must be right too; null: the changed file is enough. */
  readonly trial: { readonly text: string; readonly fits: (read: Reading) => boolean } | null;
  /** What may be wrong after it that wasn't before: code around another library's layer. */
  readonly brings: 'nothing' | 'another library';
  /** Whether the changed file says what was meant. */
  readonly fits: (changed: Reading) => boolean;
}

/** What reading a program gave. */
export type Reading = Pick<Analysis, 'sites' | 'problems'>;

/** The call that may be changed. */
export interface CallToChange {
  readonly file: EditedFile;
  readonly site: LayerSite;
}
