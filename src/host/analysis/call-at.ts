import type { Location, TextDocument } from 'vscode';
import { findCall, type CallChoice, type CallSummary } from '../../core/contract/index.js';
import type { DocumentAnalyses } from './document-analyses.js';
import { openDocument } from './open-document.js';
import type { ReadableSource } from './readable-source.js';
import type { CallArgument } from '../../core/hover-commands.js';

/** A pooling call with its place in the editor and the module that it is part of. */
export interface CallAt {
  readonly document: TextDocument;
  readonly source: ReadableSource;
  readonly call: CallSummary;
  readonly location: Location;
}

/** The call of a document that is meant; null where it isn't there. */
export const callAt = async (
  analyses: DocumentAnalyses,
  document: TextDocument,
  choice: CallChoice,
): Promise<CallAt | null> => {
  const source = analyses.source(document);
  const call = await analyses.ask(document, findCall, { call: choice });
  const location = source === null || call === null ? null : source.locate(call.range);
  return source === null || call === null || location === null
    ? null
    : { document, source, call, location };
};

/** The call that a link or an action names, read anew; null where it is no longer there. */
export const callNamed = async (
  analyses: DocumentAnalyses,
  { document, call }: CallArgument,
): Promise<CallAt | null> => callAt(analyses, await openDocument(document), { by: 'id', id: call });
