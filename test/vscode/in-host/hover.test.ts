import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { hoverAt, openCode, openFile } from './documents.js';

describe('the hover', () => {
  it('explains a layer: shapes, size, cost, edge notice, links', async () => {
    const { document } = await openFile('pooling.py');
    const text = await hoverAt(document, 'nn.MaxPool2d(3, stride=2, padding=1)');
    assert.match(text, /\*\*Max pooling\*\* `1×1×4×4` → `1×1×2×2`/u);
    assert.match(text, /⌊\(4 \+ 2·1 − 3\) \/ 2⌋ \+ 1 = 2/u);
    assert.match(text, /21 comparisons/u);
    assert.match(text, /\*\*never read\*\*/u);
    assert.match(text, /command:poolscope\.visualize/u);
  });

  it('draws the windows, and only as a picture that it brings along', async () => {
    const { document } = await openFile('pooling.py');
    const text = await hoverAt(document, 'nn.MaxPool2d(3, stride=2, padding=1)');
    assert.match(text, /!\[[^\]]+\]\(data:image\/svg\+xml/u);
  });

  it('asks for a size where the code says none', async () => {
    const { document } = await openFile('unknown_shape.py');
    const text = await hoverAt(document, 'nn.MaxPool2d');
    assert.match(text, /command:poolscope\.giveSize/u);
    assert.match(text, /⌊/u);
  });

  it('gives the framework’s own words for a layer that it rejects', async () => {
    const { document } = await openFile('invalid.py');
    const text = await hoverAt(document, 'nn.MaxPool2d(2, padding=2)');
    assert.match(text, /pad should be at most half of effective kernel size/u);
    assert.match(text, /command:poolscope\.applyFix/u);
  });

  it('says nothing elsewhere', async () => {
    const { document } = await openFile('pooling.py');
    assert.equal(await hoverAt(document, 'import torch'), '');
  });

  it('stays away when it is turned off', async () => {
    const { document } = await openFile('pooling.py');
    const enable = (value: boolean | undefined): Thenable<void> =>
      vscode.workspace
        .getConfiguration('poolscope')
        .update('hover.enabled', value, vscode.ConfigurationTarget.Workspace);
    await enable(false);
    assert.equal(await hoverAt(document, 'nn.AvgPool2d'), '');
    await enable(undefined);
    assert.notEqual(await hoverAt(document, 'nn.AvgPool2d'), '');
  });

  it('reads code with a syntax error as far as it goes', async () => {
    const { document } = await openCode(
      'from torch import nn\nimport torch\nx = torch.ones(1, 1, 8, 8)\ny = nn.MaxPool2d(2)(x)\ndef broken(:\n',
    );
    assert.match(await hoverAt(document, 'nn.MaxPool2d'), /`1×1×8×8` → `1×1×4×4`/u);
  });
});
