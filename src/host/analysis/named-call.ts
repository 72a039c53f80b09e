import { Uri, workspace } from 'vscode';
import type { CallArgument } from '../commands/call-argument.js';
import { callNamed, type CallAt } from '../panel/cursor-call.js';
import type { DocumentAnalyses } from './document-analyses.js';

/** The call that a link or an action names, read anew; null where it is no longer there. */
export const findCall = async (
  analyses: DocumentAnalyses,
  { document, call }: CallArgument,
): Promise<CallAt | null> => {
  const uri = Uri.parse(document);
  const open = workspace.textDocuments.find((candidate) => candidate.uri.toString() === document);
  const module = await analyses.read(open ?? (await workspace.openTextDocument(uri)));
  return module === null ? null : callNamed(module, call);
};
