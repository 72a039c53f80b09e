import { ProgressLocation, window, type Position, type TextDocument, l10n } from 'vscode';
import type { CallChoice } from '../../core/contract/index.js';
import type { Position as CodePosition } from '../../python/site.js';
import { callAt, type CallAt } from '../analysis/call-at.js';
import type { DocumentAnalyses } from '../analysis/document-analyses.js';

/**
 * The call that a cursor means: the one at it, else the nearest above, else the first below. Says in
 * the status bar that shapes are read while that takes.
 */
export const callAtCursor = (
  analyses: DocumentAnalyses,
  document: TextDocument,
  position: Position,
  by: (at: CodePosition) => CallChoice = (at) => ({ by: 'cursor', at }),
): Thenable<CallAt | null> =>
  window.withProgress(
    { location: ProgressLocation.Window, title: l10n.t('Reading shapes') },
    async () => {
      const at = analyses.placeOf(document, position);
      return at === null ? null : callAt(analyses, document, by(at));
    },
  );
