import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('the extension', () => {
  it('is known to VS Code and activates without an error', async () => {
    const extension = vscode.extensions.getExtension('poolscope.poolscope');
    assert.ok(extension);
    await extension.activate();
    assert.equal(extension.isActive, true);
  });
});
