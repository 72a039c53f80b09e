import { WorkspaceEdit, window, workspace, l10n } from 'vscode';
import type { EditsAnswer } from '../../core/contract/index.js';
import type { CodeEdit } from '../../present/edit/argument-edit.js';
import type { ReadableSource } from '../analysis/readable-source.js';

/** The edits as one of the editor's own, undone by one Undo; null where a place isn't in an editor. */
export const workspaceEdit = (
  source: ReadableSource,
  edits: readonly CodeEdit[],
): WorkspaceEdit | null => {
  const whole = new WorkspaceEdit();
  for (const { range, text } of edits) {
    const location = source.locate(range);
    if (location === null) return null;
    whole.replace(location.uri, location.range, text);
  }
  return whole;
};

/** Applies edits to the code; says so where they can't be. */
export const applyEdits = async (
  source: ReadableSource,
  edits: readonly CodeEdit[],
): Promise<boolean> => {
  const edit = workspaceEdit(source, edits);
  if (edit !== null && (await workspace.applyEdit(edit))) return true;
  void window.showWarningMessage(
    l10n.t('The code could not be changed: the file may be read-only.'),
  );
  return false;
};

/** Applies the edits that the core answered, or says why there are none. */
export const applyAnswer = async (
  source: ReadableSource,
  answer: EditsAnswer,
): Promise<boolean> => {
  if (answer?.ok === true) return applyEdits(source, answer.edits);
  void window.showWarningMessage(answer?.why ?? l10n.t('The call is no longer in the code.'));
  return false;
};
