import assert from 'node:assert/strict';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import * as vscode from 'vscode';
import { diagnosticsOf, hoverAt, openCode, openFile } from './documents.js';

/** Code that no budget of reading ends: a literal so long that its very text takes too long. */
const ENDLESS = `from torch import nn\npool = nn.MaxPool2d(2)\nx = [${'1,'.repeat(2_000_000)}]\n`;

const STOPPED = /Reading this file was stopped: it took longer than 5 s/u;

describe('a file that hangs reading', function () {
  this.timeout(60_000);

  it('is stopped and says so, while the host goes on and other files are read', async () => {
    const other = await openFile('pooling.py');
    const layer = 'nn.MaxPool2d(3, stride=2, padding=1)';
    assert.match(await hoverAt(other.document, layer), /1×1×2×2/u);
    const { document } = await openCode(ENDLESS);
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    const [hostile, meanwhile] = await Promise.all([
      hoverAt(document, 'nn.MaxPool2d'),
      hoverAt(other.document, layer),
    ]);
    delay.disable();
    assert.match(hostile, STOPPED);
    assert.match(meanwhile, /1×1×2×2/u);
    // The core hung for five seconds; this thread did not.
    assert.ok(delay.max / 1e6 < 1_000, `held up for ${String(delay.max / 1e6)} ms`);
    const [diagnostic] = await diagnosticsOf(document.uri, 1);
    assert.match(diagnostic?.message ?? '', STOPPED);
    assert.match(await hoverAt(other.document, layer), /1×1×2×2/u);
  });

  it('is read again once it is changed', async () => {
    const { document } = await openCode(ENDLESS);
    assert.match(await hoverAt(document, 'nn.MaxPool2d'), STOPPED);
    const edit = new vscode.WorkspaceEdit();
    edit.delete(document.uri, document.lineAt(2).range);
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.match(await hoverAt(document, 'nn.MaxPool2d'), /MaxPool2d|Max pooling/u);
    assert.doesNotMatch(await hoverAt(document, 'nn.MaxPool2d'), STOPPED);
  });
});
