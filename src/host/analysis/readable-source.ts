import {
  Location,
  NotebookCellKind,
  type Position as EditorPosition,
  Range,
  Uri,
  workspace,
  type NotebookDocument,
  type TextDocument,
} from 'vscode';
import type { ModuleText } from '../../core/contract/index.js';
import { joinCells } from '../../python/notebook/joined-cells.js';
import { isFullPath } from '../../installed/python-environment.js';
import type { Position, SourceRange } from '../../python/site.js';
import { isReadable } from '../languages.js';

/** One module as the core reads it (a file, or the cells of a notebook), with the way back. */
export interface ReadableSource {
  /** What all versions of this module share. */
  readonly key: string;
  /** The file or notebook. */
  readonly uri: Uri;
  /** Path relative to the root, with `/`. */
  readonly file: string;
  /** The workspace folder; null: the file stands alone and nothing else may be read. */
  readonly root: Uri | null;
  readonly text: string;
  /** For a notebook, where its cells are. */
  readonly cells: ModuleText['cells'];
  /** Where a range of the analysis is in the editor; null where it is not in this module. */
  readonly locate: (range: SourceRange) => Location | null;
  /** The analysed position of a place in the editor; null where that is not in this module. */
  readonly placeOf: (document: TextDocument, position: EditorPosition) => Position | null;
}

/** Names a module and its text as it is now, without a look at the text. */
export interface SourceName {
  readonly key: string;
  /** Changes whenever the text does. */
  readonly version: string;
  /** Reads it. */
  readonly open: () => ReadableSource;
}

/** The module a document belongs to; null for one that Poolscope doesn't read. */
export const sourceOf = (document: TextDocument): SourceName | null => {
  if (!isReadable(document)) return null;
  const notebook = notebookOf(document);
  return notebook === null
    ? {
        key: document.uri.toString(),
        version: String(document.version),
        open: () => fileSource(document),
      }
    : {
        key: notebook.uri.toString(),
        version: codeCells(notebook)
          .map((cell) => `${cell.uri.fragment}:${cell.version}`)
          .join(' '),
        open: () => notebookSource(notebook),
      };
};

/** The documents that make up the module of a document: itself, or the code cells beside it. */
export const documentsBeside = (document: TextDocument): readonly TextDocument[] => {
  const notebook = notebookOf(document);
  return notebook === null ? [document] : codeCells(notebook);
};

const notebookOf = (document: TextDocument): NotebookDocument | null =>
  document.uri.scheme === 'vscode-notebook-cell'
    ? (workspace.notebookDocuments.find((notebook) =>
        notebook.getCells().some((cell) => cell.document === document),
      ) ?? null)
    : null;

const codeCells = (notebook: NotebookDocument): readonly TextDocument[] =>
  notebook
    .getCells()
    .filter((cell) => cell.kind === NotebookCellKind.Code && isReadable(cell.document))
    .map((cell) => cell.document);

const fileSource = (document: TextDocument): ReadableSource => {
  const { file, root } = pathInWorkspace(document.uri);
  return {
    key: document.uri.toString(),
    uri: document.uri,
    file,
    root,
    text: document.getText(),
    cells: null,
    locate: (range) =>
      range.file === file
        ? new Location(document.uri, editorRange(range.start, range.end))
        : inRoot(range, root),
    placeOf: (asked, position) =>
      asked.uri.toString() === document.uri.toString()
        ? { line: position.line, column: position.character }
        : null,
  };
};

const notebookSource = (notebook: NotebookDocument): ReadableSource => {
  const { file, root } = pathInWorkspace(notebook.uri);
  const cells = codeCells(notebook);
  const joined = joinCells(
    cells.map((cell) => ({ id: cell.uri.toString(), text: cell.getText() })),
  );
  const cellAt = (
    position: Position,
  ): { readonly uri: Uri; readonly position: Position } | null => {
    const place = joined.toCell(position);
    const cell = cells.find(({ uri }) => uri.toString() === place?.cell);
    return place === null || cell === undefined
      ? null
      : { uri: cell.uri, position: place.position };
  };
  return {
    key: notebook.uri.toString(),
    uri: notebook.uri,
    file,
    root,
    text: joined.text,
    cells: notebook.getCells().flatMap(({ document, index }) => {
      const start = joined.toJoined(document.uri.toString(), { line: 0, column: 0 });
      return start === null ? [] : [{ firstLine: start.line, number: index + 1 }];
    }),
    locate: (range) => {
      if (range.file !== file) return inRoot(range, root);
      const start = cellAt(range.start);
      const end = cellAt(range.end);
      return start === null || end === null || start.uri.toString() !== end.uri.toString()
        ? null
        : new Location(start.uri, editorRange(start.position, end.position));
    },
    placeOf: (document, position) =>
      joined.toJoined(document.uri.toString(), {
        line: position.line,
        column: position.character,
      }),
  };
};

const inRoot = (range: SourceRange, root: Uri | null): Location | null => {
  if (isFullPath(range.file)) {
    return new Location(Uri.file(range.file), editorRange(range.start, range.end));
  }
  return root === null
    ? null
    : new Location(
        root.with({ path: `${root.path.replace(/\/$/u, '')}/${range.file}` }),
        editorRange(range.start, range.end),
      );
};

const editorRange = (start: Position, end: Position): Range =>
  new Range(start.line, start.column, end.line, end.column);

const pathInWorkspace = (uri: Uri): { readonly file: string; readonly root: Uri | null } => {
  const root = workspace.getWorkspaceFolder(uri)?.uri ?? null;
  const base = root === null ? '' : `${root.path.replace(/\/$/u, '')}/`;
  return root !== null && uri.path.startsWith(base)
    ? { file: uri.path.slice(base.length), root }
    : { file: uri.path.slice(uri.path.lastIndexOf('/') + 1), root: null };
};
