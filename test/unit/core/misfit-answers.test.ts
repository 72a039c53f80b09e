import { describe, expect, it } from 'vitest';
import {
  codeActions,
  hover,
  problems,
  shapeHints,
  wayOut,
} from '../../../src/core/contract/index.js';
import { answerOf, moduleOf, supervised } from './ask-core.js';

const MISFIT = `import torch
from torch import nn
net = nn.Sequential(
    nn.Conv2d(1, 4, 5),
    nn.MaxPool2d(2),
    nn.Flatten(),
    nn.Linear(4 * 28 * 28, 10),
)
net(torch.rand(2, 1, 28, 28))
`;
const look = { document: 'file:///net.py', thumbnail: null, given: {} };

describe('the core, of sizes that don’t fit', () => {
  it('says the framework’s words at the call and who made the size at the number', async () => {
    const { core } = supervised();
    const [found, ...others] = await answerOf(core, problems, {}, moduleOf(MISFIT));
    expect(others).toEqual([]);
    expect(found).toMatchObject({ severity: 'error', code: 'linear-in-features' });
    expect(found?.message).toContain(
      'mat1 and mat2 shapes cannot be multiplied (2x576 and 3136x10)',
    );
    expect(found?.related.map(({ range, message }) => [range.start.line, message])).toEqual([
      [6, expect.stringContaining('576 = 4 × 12 × 12')],
    ]);
  });

  it('offers changes after which the program runs, at the call and at the number', async () => {
    const { core } = supervised();
    for (const line of [6, 8]) {
      const question = { at: { line, column: 8 }, given: {}, all: false };
      const [first] = await answerOf(core, codeActions, question, moduleOf(MISFIT));
      expect(first).toMatchObject({
        title: 'Set in_features to 4 * 12 * 12',
        kind: 'quickFix',
        preferred: true,
      });
    }
  });

  it('explains the layer that got them', async () => {
    const { core } = supervised();
    const question = { at: { line: 6, column: 10 }, look };
    const answer = await answerOf(core, hover, question, moduleOf(MISFIT));
    expect(answer?.text).toContain('**Linear** `2×576` → $(error) error');
  });

  it('explains that no input size fits, with the numbers that some input gives', async () => {
    const { core } = supervised();
    const source = `from torch import nn
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(1, 16, 5)
        self.pool = nn.MaxPool2d(2)
        self.fc = nn.Linear(250, 10)
    def forward(self, x):
        return self.fc(self.pool(self.conv(x)).flatten(1))
`;
    const module = moduleOf(source);
    const found = await answerOf(core, problems, {}, module);
    expect(found.map(({ severity, code, range }) => [severity, code, range?.start])).toEqual([
      ['warning', 'no-size-fits', { line: 6, column: 28 }],
    ]);
    const at = { line: 6, column: 22 };
    const answer = await answerOf(core, hover, { at, look }, module);
    expect(answer?.text).toContain('**Linear** `16·h·w` → $(error) no size fits');
    expect(answer?.text).toContain('250 / 16 = 15\\.625');
    expect(answer?.text).toContain('→ 16 · 3 · 3, inputs 10–11');
    const actions = await answerOf(core, codeActions, { at, given: {}, all: false }, module);
    expect(actions.map(({ title }) => title)).toEqual([
      'Set in_features to 144',
      'Set in_features to 256',
      'Set in_features to 400',
    ]);
    const hints = await answerOf(core, shapeHints, { layers: 'pooling', costs: null }, module);
    expect(hints[0]).toMatchObject({ range: { start: { line: 6 } }, text: 'no size fits' });
  });

  it('tells surprises as information', async () => {
    const { core } = supervised();
    const source =
      'import torch\nfrom torch import nn\nnn.MaxPool2d(2)(torch.rand(1, 64, 64, 3))\n';
    expect(await answerOf(core, problems, {}, moduleOf(source))).toMatchObject([
      { severity: 'information', code: 'axis-not-space' },
      { severity: 'hint', code: 'cells-dropped' },
    ]);
  });

  it('links its ways out, and makes the change that a link means', async () => {
    const { core } = supervised();
    const answer = await answerOf(
      core,
      hover,
      { at: { line: 8, column: 2 }, look },
      moduleOf(MISFIT),
    );
    expect(answer?.text).toContain('Set in\\_features to 4 \\* 12 \\* 12');
    expect(answer?.text).toContain('→ 2×10');
    expect(answer?.text).toContain('command:poolscope.visualizeModel?');
    const edits = await answerOf(
      core,
      wayOut,
      { at: { line: 8, column: 0 }, way: 0 },
      moduleOf(MISFIT),
    );
    expect(edits).toMatchObject({ ok: true, edits: [{ text: '4 * 12 * 12' }] });
  });

  it('hints at the layer and at the call what arrives', async () => {
    const { core } = supervised();
    const hints = await answerOf(
      core,
      shapeHints,
      { layers: 'pooling', costs: null },
      moduleOf(MISFIT),
    );
    expect(hints.map(({ range, text }) => [range.start.line, text])).toEqual([
      [6, '576 → error'],
      [8, '576 → error'],
      [4, '2×4×24×24 → 2×4×12×12'],
    ]);
    const all = await answerOf(core, shapeHints, { layers: 'all', costs: null }, moduleOf(MISFIT));
    expect(all.map(({ text }) => text)).toContain('2×1×28×28 → 2×4×24×24');
  });

  it('hints at what a pooling call does, unless its line switches that off', async () => {
    const { core } = supervised();
    const source = (comment: string): string =>
      `import torch\nfrom torch import nn\nnn.MaxPool2d(2)(torch.rand(1, 4, 9, 9))${comment}\n`;
    expect(await answerOf(core, problems, {}, moduleOf(source('')))).toMatchObject([
      {
        severity: 'hint',
        code: 'cells-dropped',
        message: 'Input row 8 and column 8 are dropped: no window reads them.',
      },
    ]);
    const ignored = source('  # poolscope: ignore[cells-dropped]');
    expect(await answerOf(core, problems, {}, moduleOf(ignored, { version: '2' }))).toEqual([]);
  });
});
