import assert from 'node:assert/strict';
import * as vscode from 'vscode';

/** Opens a file of the workspace in an editor. */
export const openFile = async (name: string): Promise<vscode.TextEditor> => {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder);
  return vscode.window.showTextDocument(vscode.Uri.joinPath(folder.uri, name));
};

/** Opens Python that is in no file. */
export const openCode = async (content: string): Promise<vscode.TextEditor> =>
  vscode.window.showTextDocument(
    await vscode.workspace.openTextDocument({ language: 'python', content }),
  );

/** Where a text begins in a document. */
export const positionOf = (
  document: vscode.TextDocument,
  text: string,
  shift = 0,
): vscode.Position => {
  const at = document.getText().indexOf(text);
  assert.notEqual(at, -1, `‘${text}’ is not in the document.`);
  return document.positionAt(at + shift);
};

/** The text of all hovers at a text of a document. */
export const hoverAt = async (document: vscode.TextDocument, text: string): Promise<string> => {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    positionOf(document, text, 1),
  );
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (content instanceof vscode.MarkdownString ? content.value : ''))
    .join('\n---\n');
};

/** Diagnostics of ours, but for hints, as soon as there are `count` of them. */
export const diagnosticsOf = async (
  uri: vscode.Uri,
  count: number,
): Promise<readonly vscode.Diagnostic[]> => {
  const ours = (): readonly vscode.Diagnostic[] =>
    vscode.languages
      .getDiagnostics(uri)
      .filter(
        ({ source, severity }) =>
          source === 'Poolscope' && severity !== vscode.DiagnosticSeverity.Hint,
      );
  while (ours().length !== count) {
    await new Promise<void>((resolve) => {
      const listening = vscode.languages.onDidChangeDiagnostics(() => {
        listening.dispose();
        resolve();
      });
    });
  }
  return ours();
};

/** Waits until a document's text fulfils a condition. */
export const untilText = async (
  document: vscode.TextDocument,
  fulfils: (text: string) => boolean,
): Promise<void> => {
  while (!fulfils(document.getText())) {
    await new Promise<void>((resolve) => {
      const listening = vscode.workspace.onDidChangeTextDocument(() => {
        listening.dispose();
        resolve();
      });
    });
  }
};
