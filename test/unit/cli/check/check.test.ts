import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { run } from '../../../../src/cli/run.js';
import { scratchFolder } from '../scratch-folder.js';

const DROPS = `import torch
from torch import nn

nn.MaxPool2d(2)(torch.zeros(1, 1, 5, 4))
`;
const REFUSED = `import torch
from torch import nn

nn.MaxPool2d(2, padding=2)(torch.zeros(1, 1, 4, 4))
`;

let remove = (): void => undefined;
afterEach(() => remove());

function files(contents: Readonly<Record<string, string>>): string {
  const made = scratchFolder(contents);
  remove = made.remove;
  return made.folder;
}

async function said(...words: string[]) {
  let out = '';
  let errors = '';
  const code = await run(words, {
    write: (text) => (out += text),
    writeError: (text) => (errors += text),
    isTerminal: false,
    pictures: new URL('file:///none.js'),
    version: '1.2.3',
  });
  return { code, out, errors };
}

describe('poolscope check', () => {
  it('names place, level and code of what it found, and counts the files', async () => {
    const folder = files({ 'net.py': DROPS });
    const { code, out } = await said('check', folder);
    expect(code).toBe(0);
    expect(out).toContain(`${path.join(folder, 'net.py')}:4:1: notice: `);
    expect(out).toContain('[cells-dropped]');
    expect(out).toMatch(/0 errors, 0 warnings, \d+ notices? in 1 file\n$/u);
  });

  it.each([
    ['error', 1],
    ['never', 0],
  ])('ends with the code that --fail-on %s asks for', async (level, expected) => {
    const folder = files({ 'net.py': REFUSED });
    expect((await said('check', folder, '--fail-on', level)).code).toBe(expected);
  });

  it('fails on notices where that is asked for', async () => {
    const folder = files({ 'net.py': DROPS });
    expect((await said('check', folder, '--fail-on', 'notice')).code).toBe(1);
  });

  it('searches folders, but no environments, packages or hidden folders', async () => {
    const folder = files({
      'a.py': DROPS,
      'deep/b.py': DROPS,
      '.hidden/c.py': DROPS,
      'env/pyvenv.cfg': '',
      'env/d.py': DROPS,
      'node_modules/e.py': DROPS,
    });
    expect((await said('check', folder)).out).toContain('in 2 files');
  });

  it('writes SARIF whose results point to rules and places', async () => {
    const folder = files({ 'net.py': DROPS });
    const { out } = await said('check', folder, '--format', 'sarif');
    expect(JSON.parse(out)).toMatchObject({
      version: '2.1.0',
      runs: [
        {
          tool: { driver: { rules: expect.arrayContaining([{ id: 'cells-dropped' }]) } },
          results: expect.arrayContaining([
            expect.objectContaining({
              ruleId: 'cells-dropped',
              level: 'note',
              locations: [
                { physicalLocation: expect.objectContaining({ region: expect.anything() }) },
              ],
            }),
          ]),
        },
      ],
    });
    expect(out).toContain('"startLine":4');
  });

  it('writes annotations that GitHub reads', async () => {
    const folder = files({ 'net.py': DROPS });
    const { out } = await said('check', folder, '--format', 'github');
    expect(out).toMatch(/^::notice file=.*net\.py,line=4,col=1,endLine=4,endColumn=\d+,title=/mu);
  });

  it.each([
    ['json', /"format":"poolscope-check\/1"/u],
    ['markdown', /\| notice \| .*net\.py:4:1 \|/u],
  ])('prints %s', async (format, expected) => {
    const folder = files({ 'net.py': DROPS });
    expect((await said('check', folder, '--format', format)).out).toMatch(expected);
  });

  it.each([
    [['check'], 'Name files or folders'],
    [['check', 'x.py', '--format', 'xml'], 'There is no format `xml`'],
    [['check', 'x.py', '--fail-on', 'all'], '`--fail-on` takes'],
    [['check', 'no/such/folder'], 'There is no file or folder no/such/folder'],
    [['report'], 'Name files or folders'],
  ])('%j ends with 2 and says why', async (words, message) => {
    const { code, errors } = await said(...words);
    expect(code).toBe(2);
    expect(errors).toContain(message);
  });
});

describe('poolscope report', () => {
  it('counts the operations of a symbolic batch as so many times as much', async () => {
    const folder = files({
      'net.py':
        'from tensorflow import keras as k\nx = k.Input((8, 8, 3))\nk.layers.MaxPooling2D()(x)\n',
    });
    const { out } = await said('report', folder);
    expect(out).toMatch(/\| (\w+)×8×8×3 \| \1×4×4×3 \| \1 × 144 \|/u);
  });

  it('has a row for each pair of shapes of each pooling layer', async () => {
    const folder = files({ 'net.py': DROPS });
    const { out } = await said('report', folder);
    const rows = out.trim().split('\n');
    expect(rows).toHaveLength(3);
    expect(rows[2]).toContain('| 1×1×5×4 | 1×1×2×2 | 12 |');
  });
});
