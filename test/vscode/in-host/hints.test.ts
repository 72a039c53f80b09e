import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openCode, openFile } from './documents.js';

const hintsOf = async ({ document }: vscode.TextEditor): Promise<readonly string[]> => {
  const hints = await vscode.commands.executeCommand<vscode.InlayHint[]>(
    'vscode.executeInlayHintProvider',
    document.uri,
    new vscode.Range(0, 0, document.lineCount, 0),
  );
  return hints.map(({ label }) =>
    typeof label === 'string' ? label : label.map(({ value }) => value).join(''),
  );
};

const change = (name: string, value: boolean | string | undefined): Thenable<void> =>
  vscode.workspace
    .getConfiguration('poolscope')
    .update(name, value, vscode.ConfigurationTarget.Workspace);

describe('shapes beside the code', () => {
  it('stand behind each pooling call that is reached', async () => {
    const hints = await hintsOf(await openFile('pooling.py'));
    assert.ok(hints.includes('1×1×4×4 → 1×1×2×2'), hints.join('\n'));
    assert.ok(hints.includes('1×1×10 → 1×1×3'), hints.join('\n'));
  });

  it('can be turned off', async () => {
    const editor = await openFile('pooling.py');
    await change('inlayHints.level', 'off');
    assert.deepEqual(await hintsOf(editor), []);
    await change('inlayHints.level', undefined);
  });

  it('say the cost too where that is wanted', async () => {
    const editor = await openFile('pooling.py');
    await change('inlayHints.level', 'shapesAndCost');
    const hints = await hintsOf(editor);
    await change('inlayHints.level', undefined);
    assert.ok(
      hints.some((hint) => hint.startsWith('1×1×4×4 → 1×1×2×2 · ')),
      hints.join('\n'),
    );
  });

  it('can stand above the calls, with the cost', async () => {
    const { document } = await openCode(
      'import torch\nfrom torch import nn\nnn.MaxPool2d(2)(torch.ones(1, 1, 4, 4))\n',
    );
    await change('codeLens.enabled', true);
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      document.uri,
    );
    await change('codeLens.enabled', undefined);
    assert.ok(
      lenses.some(({ command }) => command?.title.startsWith('1×1×4×4 → 1×1×2×2 · ')),
      lenses.map(({ command }) => command?.title).join('\n'),
    );
  });
});
