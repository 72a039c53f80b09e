import { l10n, workspace, type Location } from 'vscode';

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** A place for the reader: `pooling.py:14`, or `cnn.ipynb, cell 3:2` in a notebook. */
export const placeLabel = ({ uri, range }: Location): string => {
  const line = range.start.line + 1;
  const notebook = workspace.notebookDocuments.find((candidate) =>
    candidate.getCells().some(({ document }) => document.uri.toString() === uri.toString()),
  );
  const cell = notebook
    ?.getCells()
    .find(({ document }) => document.uri.toString() === uri.toString());
  return notebook === undefined || cell === undefined
    ? `${nameOf(uri.path)}:${line}`
    : l10n.t('{notebook}, cell {cell}:{line}', {
        notebook: nameOf(notebook.uri.path),
        cell: cell.index + 1,
        line,
      });
};
