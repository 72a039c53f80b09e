import { WorkspaceEdit, window, workspace, l10n } from 'vscode';
import type { ReadModule } from '../analysis/document-analyses.js';
import type { CodeEdit } from './argument-edit.js';

/** The edits as one of the editor's own, undone by one Undo; null where a place isn't in an editor. */
export const workspaceEdit = (
  module: ReadModule,
  edits: readonly CodeEdit[],
): WorkspaceEdit | null => {
  const whole = new WorkspaceEdit();
  for (const { range, text } of edits) {
    const location = module.source.locate(range);
    if (location === null) return null;
    whole.replace(location.uri, location.range, text);
  }
  return whole;
};

/** Applies edits to the code; says so where they can't be. */
export const applyEdits = async (
  module: ReadModule,
  edits: readonly CodeEdit[],
): Promise<boolean> => {
  const edit = workspaceEdit(module, edits);
  if (edit !== null && (await workspace.applyEdit(edit))) return true;
  void window.showWarningMessage(
    l10n.t('The code could not be changed: the file may be read-only.'),
  );
  return false;
};
