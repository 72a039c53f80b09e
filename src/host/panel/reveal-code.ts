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
import type { ReadModule } from '../analysis/document-analyses.js';
import type { LayerSite, SourceRange } from '../../python/site.js';

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

/** The place that a label such as `net.py:8` of a snapshot means; null where it names none. */
export const placeNamed = (label: string, site: LayerSite, module: ReadModule): Location | null => {
  const range = rangesOf(site).find(
    ({ file, start }) =>
      label === `${file}:${start.line + 1}` ||
      label === `${file.slice(file.lastIndexOf('/') + 1)}:${start.line + 1}`,
  );
  return range === undefined ? null : module.source.locate(range);
};

const rangesOf = (site: LayerSite): readonly SourceRange[] =>
  [
    site.range,
    site.unknown?.range ?? null,
    ...site.flows.flatMap(({ chain }) => chain.map((link) => link.range)),
    ...(site.pooling?.arguments ?? []).map((argument) => argument.range),
  ].filter((range) => range !== null);

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
