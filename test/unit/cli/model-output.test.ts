import { afterEach, describe, expect, it } from 'vitest';
import path from 'node:path';
import { run } from '../../../src/cli/run.js';
import { scratchFolder } from './scratch-folder.js';

let remove = (): void => undefined;
afterEach(() => remove());

const NET = `import torch
from torch import nn

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(1, 6, 5)
        self.pool = nn.MaxPool2d(2)
        self.head = nn.Linear(6 * 12 * 12, 10)

    def forward(self, x):
        return self.head(torch.flatten(self.pool(self.conv(x)), 1))

print(Net()(torch.zeros(1, 1, 28, 28)))
`;

const printed = async (code: string, ...words: readonly string[]): Promise<string> => {
  const made = scratchFolder({ 'net.py': code });
  remove = made.remove;
  let text = '';
  await run(['model', path.join(made.folder, 'net.py'), ...words], {
    write: (more) => (text += more),
    writeError: (more) => (text += more),
    isTerminal: false,
    pictures: new URL('file:///none.js'),
    version: '1.0.0',
  });
  return text;
};

describe('a model in the terminal', () => {
  it('is a table of its layers in the order in which they run', async () => {
    const table = await printed(NET);
    const rows = table.split('\n').map((line) => line.trim().replaceAll(/ +/gu, ' '));
    const layers = rows.filter((line) => /^\d+ /u.test(line));
    expect(layers).toEqual([
      '1 Conv2d 5×5 conv 6×24×24 5×5 86,400 88 % 156',
      '2 ▦ MaxPool2d 2×2, stride 2 pool 6×12×12 6×6 2,592 2.7 %',
      expect.stringContaining('flatten'),
      '4 Linear head 10 all 8,640 8.8 % 8,650',
    ]);
    expect(table).toContain('1×1×28×28 → 1×10');
  });

  it('is JSON for programs', async () => {
    expect(JSON.parse(await printed(NET, '--json'))).toMatchObject({
      format: 'poolscope-model/1',
      models: [{ name: 'Net' }],
    });
  });

  it('is a table of Markdown or CSV with a line for each layer', async () => {
    expect(await printed(NET, '--format', 'markdown')).toMatch(/^## Net\n[^]*\| .*MaxPool2d/u);
    expect(await printed(NET, '--format', 'csv')).toMatch(/MaxPool2d[^\r\n]*,6×12×12,/u);
  });

  it('says where there is none', async () => {
    expect(await printed('x = 1\n')).toContain('No model with an input found.');
  });
});
