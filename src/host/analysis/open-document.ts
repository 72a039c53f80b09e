import { Uri, workspace, type TextDocument } from 'vscode';

/** A document by its address: the one that is open, else opened. Rejects where there is none. */
export const openDocument = async (address: string): Promise<TextDocument> =>
  workspace.textDocuments.find(({ uri }) => uri.toString() === address) ??
  (await workspace.openTextDocument(Uri.parse(address)));
