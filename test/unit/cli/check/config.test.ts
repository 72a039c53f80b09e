import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { check } from '../../../../src/cli/check/check.js';
import { findConfig } from '../../../../src/cli/check/config.js';
import { scratchFolder } from '../scratch-folder.js';

let remove = (): void => undefined;
afterEach(() => remove());

function files(contents: Readonly<Record<string, string>>): string {
  const made = scratchFolder(contents);
  remove = made.remove;
  return made.folder;
}

describe('the settings of a project', () => {
  it.each([
    ['.poolscope.json', '{"severities": {"cells-dropped": "warning"}}'],
    ['pyproject.toml', '[tool.poolscope.severities]\ncells-dropped = "warning"\n'],
  ])('are found in %s, from a folder below too', (name, text) => {
    const folder = files({ [name]: text, 'deep/net.py': '' });
    expect(findConfig(path.join(folder, 'deep'))).toMatchObject({
      ok: true,
      value: { severities: { 'cells-dropped': 'warning' } },
    });
  });

  it.each([
    ['{', 'JSON'],
    ['{"severities": {"x": "loud"}}', 'severities.x'],
    ['{"colour": 1}', 'colour'],
  ])('that are wrong are refused with their place: %s', (text, message) => {
    const found = findConfig(files({ '.poolscope.json': text }));
    expect(found).toMatchObject({ ok: false, error: expect.stringContaining(message) });
  });

  it('give entries their inputs, and levels to codes', async () => {
    const net = `from torch import nn

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.pool = nn.MaxPool2d(2)
    def forward(self, x):
        return self.pool(x)
`;
    const folder = files({ 'net.py': net });
    const file = path.join(folder, 'net.py');
    const checked = await check(
      [{ file, root: folder }],
      { inputs: { [`${file}:Net`]: '1x3x5x5' }, severities: { 'cells-dropped': 'error' } },
      '1.0.0',
    );
    expect(checked.ok && checked.value.findings).toContainEqual(
      expect.objectContaining({ code: 'cells-dropped', level: 'error' }),
    );
  });
});
