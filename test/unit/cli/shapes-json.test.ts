import { afterEach, describe, expect, it } from 'vitest';
import path from 'node:path';
import { run } from '../../../src/cli/run.js';
import { scratchFolder } from './scratch-folder.js';

let remove = (): void => undefined;
afterEach(() => remove());

const NET = `import torch
from torch import nn

pool = nn.MaxPool2d(2)
pool(torch.zeros(1, 3, 9, 9))
nn.AvgPool2d(3)
torch.zeros(2, 3) @ torch.zeros(4, 5)
`;

const printed = async (...words: readonly string[]): Promise<unknown> => {
  const made = scratchFolder({ 'net.py': NET });
  remove = made.remove;
  let text = '';
  await run(['shapes', path.join(made.folder, 'net.py'), '--json', ...words], {
    write: (more) => (text += more),
    writeError: (more) => (text += more),
    isTerminal: false,
    pictures: new URL('file:///none.js'),
    version: '1.0.0',
  });
  return JSON.parse(text);
};

describe('the JSON of shapes', () => {
  it('says how well each passage is known, its cost, notices, origin and version', async () => {
    expect(await printed()).toMatchObject({
      format: 'poolscope-shapes/2',
      file: 'net.py',
      versions: { torch: '2.13' },
      coverage: { exact: 1, symbolic: 0, unknown: 1, of: 2 },
      sites: [
        {
          line: 4,
          call: 'nn.MaxPool2d(2)',
          version: '2.13',
          repeated: false,
          flows: [
            {
              certainty: 'exact',
              input: [1, 3, 9, 9],
              output: [1, 3, 4, 4],
              origin: expect.any(String),
              cost: { bytesRead: expect.any(Number), operations: 144 },
              notices: [{ code: 'cells-dropped', text: expect.any(String) }],
            },
          ],
        },
        { line: 5, repeated: true },
        { line: 6, flows: [] },
      ],
      problems: [{ severity: 'error', standing: 'proved', line: 7, related: expect.any(Array) }],
    });
  });

  it('is as it was on request', async () => {
    const old = await printed('--json-version', '1');
    expect(old).toMatchObject({
      format: 'poolscope-shapes/1',
      sites: [{ flows: [{ input: [1, 3, 9, 9], output: [1, 3, 4, 4], path: '' }] }, {}, {}],
      problems: [{ severity: 'error', line: 7 }],
      notes: [],
    });
    expect(JSON.stringify(old)).not.toMatch(/certainty|standing|coverage/u);
  });
});
