import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { diagnosticsOf, hoverAt } from './documents.js';

const cell = (text: string): vscode.NotebookCellData =>
  new vscode.NotebookCellData(vscode.NotebookCellKind.Code, text, 'python');

const openNotebook = async (
  ...texts: readonly string[]
): Promise<readonly vscode.TextDocument[]> => {
  const notebook = await vscode.workspace.openNotebookDocument(
    'jupyter-notebook',
    new vscode.NotebookData(texts.map(cell)),
  );
  await vscode.window.showNotebookDocument(notebook);
  return notebook.getCells().map(({ document }) => document);
};

describe('a notebook', () => {
  it('is read as one module, so that a cell knows what those above it made', async () => {
    const [, , last] = await openNotebook(
      '%matplotlib inline\nimport torch\nfrom torch import nn',
      'X = torch.arange(16.).reshape((1, 1, 4, 4))',
      'pool2d = nn.MaxPool2d(3, padding=1, stride=2)\npool2d(X)',
    );
    assert.ok(last);
    assert.match(await hoverAt(last, 'nn.MaxPool2d'), /`1×1×4×4` → `1×1×2×2`/u);
  });

  it('has its diagnostics in the cell that they are about', async () => {
    const [first, last] = await openNotebook(
      'import torch\nfrom torch import nn',
      '!pip list\nnn.MaxPool2d(2, padding=2)(torch.ones(1, 1, 8, 8))',
    );
    assert.ok(first && last);
    const [diagnostic] = await diagnosticsOf(last.uri, 1);
    assert.equal(diagnostic?.range.start.line, 1);
    assert.equal(last.getText(diagnostic?.range), '2');
    assert.deepEqual(await diagnosticsOf(first.uri, 0), []);
  });
});
