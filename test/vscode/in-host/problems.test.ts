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

  it('lead to the whole chain where sizes don’t fit', async () => {
    const { document } = await openCode(
      `${IMPORTS}y = nn.Linear(9, 2)(torch.flatten(nn.MaxPool2d(2)(x), 1))\n`,
    );
    const [diagnostic] = await diagnosticsOf(document.uri, 1);
    assert.ok(diagnostic);
    const actions = await actionsAt(document, document.getText(diagnostic.range));
    const chain = actions.find(({ title }) => title === 'Show the chain in the Model view');
    assert.equal(chain?.command?.command, 'poolscope.visualizeModel');
  });

  it('offer the same layer in another library, as one undoable edit', async () => {
    const { document } = await openCode(`${IMPORTS}y = nn.MaxPool2d(2)(x)\n`);
    const before = document.getText();
    const actions = await actionsAt(document, 'nn.MaxPool2d');
    const titles = actions.map(({ title }) => title);
    const convert = actions.find(({ title }) => title === 'Convert this call to Keras');
    assert.ok(convert?.edit, titles.join());
    assert.ok(convert.kind?.contains(vscode.CodeActionKind.RefactorRewrite));
    assert.ok(titles.includes('Extract `kernel_size` into a variable'), titles.join());
    assert.ok(await vscode.workspace.applyEdit(convert.edit));
    assert.match(document.getText(), /^import keras$/mu);
    assert.match(document.getText(), /^y = keras\.layers\.MaxPooling2D\(2\)\(x\)$/mu);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), before);
  });
});
