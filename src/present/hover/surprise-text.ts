import type { Translate } from '../../engine/phrase.js';
import { escaped } from './markdown.js';
import { wayTexts, type OfferedWay } from './offered-ways.js';

/** A call that runs and surely does something else than was meant, as a hover tells of it. */
export interface SurpriseFacts {
  readonly code: string;
  readonly message: string;
  readonly ways: readonly OfferedWay[];
  /** `data:image/svg+xml;…`, and what it shows; null where there is none. */
  readonly picture: { readonly address: string; readonly title: string } | null;
}

/** What stands behind a call's shapes: `changes the batch`. */
export function surpriseLabel({ code }: SurpriseFacts, t: Translate): string {
  return code === 'view-changes-batch' ? `$(warning) **${escaped(t('changes the batch'))}**` : '';
}

/** The paragraphs of a hover that tell what surprises, and what helps. */
export function surpriseText({ message, ways, picture }: SurpriseFacts): readonly string[] {
  return [
    picture === null ? '' : `![${escaped(picture.title)}](${picture.address})`,
    `$(warning) ${escaped(message)}`,
    wayTexts(ways).join(' &nbsp; '),
  ];
}
