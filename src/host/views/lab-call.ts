import type { TextDocument } from 'vscode';
import { placeLabel } from '../../core/answers/place-label.js';
import type { CallAt } from '../analysis/call-at.js';
import type { DocumentAnalyses } from '../analysis/document-analyses.js';
import { translate } from '../translate.js';

/** The pooling call at the cursor, as the Lab knows it: where “Apply to selected call” writes. */
export interface LabCall {
  readonly document: TextDocument;
  readonly id: string;
  /** `pooling.py:14`. */
  readonly location: string;
}

/** A call as the Lab knows it. */
export const labCall = (
  analyses: DocumentAnalyses,
  { document, call: { id, range } }: CallAt,
): LabCall => {
  const text = analyses.text(document);
  const location = text === null ? '' : placeLabel(text, range.start, translate);
  return { document, id, location };
};
