import {
  NotebookRange,
  Selection,
  TextEditorRevealType,
  ViewColumn,
  window,
  workspace,
  type Location,
  type TextEditor,
  type Uri,
} from 'vscode';

/** Shows a place of the code with the keyboard in it, in the column where its file is open. */
export const revealCode = async ({ uri, range }: Location): Promise<void> => {
  const editor = await showDocument(uri);
  if (editor === undefined) return;
  editor.selection = new Selection(range.start, range.start);
  editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
};

/** Gives the keyboard back to the editor of a document, where its cursor is. */
export const focusEditor = async (uri: Uri): Promise<void> => {
  await showDocument(uri);
};

const showDocument = async (uri: Uri): Promise<TextEditor | undefined> => {
  const visible = window.visibleTextEditors.find(
    ({ document }) => document.uri.toString() === uri.toString(),
  );
  const notebook = workspace.notebookDocuments.find((candidate) =>
    candidate.getCells().some(({ document }) => document.uri.toString() === uri.toString()),
  );
  if (notebook === undefined) {
    return window.showTextDocument(visible?.document ?? (await workspace.openTextDocument(uri)), {
      viewColumn: visible?.viewColumn ?? ViewColumn.One,
    });
  }
  const index = notebook
    .getCells()
    .findIndex(({ document }) => document.uri.toString() === uri.toString());
  const column = window.visibleNotebookEditors.find(
    (editor) => editor.notebook === notebook,
  )?.viewColumn;
  await window.showNotebookDocument(notebook, {
    selections: [new NotebookRange(index, index + 1)],
    viewColumn: column ?? ViewColumn.One,
  });
  return window.visibleTextEditors.find(
    ({ document }) => document.uri.toString() === uri.toString(),
  );
};
