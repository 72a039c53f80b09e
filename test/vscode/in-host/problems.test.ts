import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { diagnosticsOf, openCode, openFile, positionOf } from './documents.js';

const IMPORTS = 'import torch\nfrom torch import nn\nx = torch.ones(1, 1, 8, 8)\n';

const actionsAt = (document: vscode.TextDocument, text: string): Thenable<vscode.CodeAction[]> => {
  const start = positionOf(document, text);
  return vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    new vscode.Range(start, start),
  );
};

describe('diagnostics', () => {
  it('mark the argument that the framework rejects, in its own words', async () => {
    const { document } = await openCode(`${IMPORTS}y = nn.MaxPool2d(2, padding=2)(x)\n`);
    const [diagnostic] = await diagnosticsOf(document.uri, 1);
    assert.ok(diagnostic);
    assert.equal(diagnostic.severity, vscode.DiagnosticSeverity.Error);
    assert.match(diagnostic.message, /RuntimeError: pad should be at most half/u);
    assert.equal(document.getText(diagnostic.range), '2');
    assert.equal(diagnostic.range.start.character, 'y = nn.MaxPool2d(2, padding='.length);
  });

  it('go when the code is mended', async () => {
    const editor = await openCode(`${IMPORTS}y = nn.MaxPool2d(2, padding=2)(x)\n`);
    const { document } = editor;
    const [diagnostic] = await diagnosticsOf(document.uri, 1);
    assert.ok(diagnostic);
    await editor.edit((edit) => edit.replace(diagnostic.range, '1'));
    assert.deepEqual(await diagnosticsOf(document.uri, 0), []);
  });

  it('are none in code that a framework takes', async () => {
    const { document } = await openFile('pooling.py');
    assert.deepEqual(await diagnosticsOf(document.uri, 0), []);
  });

  it('come with fixes that are one undoable edit', async () => {
    const { document } = await openCode(`${IMPORTS}y = nn.MaxPool2d(2, padding=2)(x)\n`);
    const before = document.getText();
    await diagnosticsOf(document.uri, 1);
    const actions = await actionsAt(document, 'nn.MaxPool2d');
    const fix = actions.find(({ title }) => title === 'Use padding=1');
    assert.ok(fix?.edit, actions.map(({ title }) => title).join());
    assert.ok(await vscode.workspace.applyEdit(fix.edit));
    assert.equal(document.getText(), before.replace('padding=2', 'padding=1'));
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), before);
  });
});
