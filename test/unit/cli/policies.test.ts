import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { fileSources } from '../../../src/cli/file-sources.js';
import { run } from '../../../src/cli/run.js';
import { scratchFolder } from './scratch-folder.js';

const PROBLEM = 'import torch.nn as nn\nimport torch\nnn.MaxPool2d(3)(torch.zeros(1, 1, 2, 2))\n';
const { folder, remove } = scratchFolder({
  'root/net.py': PROBLEM,
  'root/good.py': 'x = 1\n',
  'secret/key.py': 'key = 1\n',
});
afterAll(remove);

describe('the files that the terminal reads', () => {
  const sources = fileSources(path.join(folder, 'root'));

  it('are those below the root', () => {
    expect(sources.read('good.py')).toBe('x = 1\n');
  });

  it.each(['../secret/key.py', '../root/../secret/key.py', path.join(folder, 'secret/key.py')])(
    'are none outside it: %s',
    (name) => {
      expect(sources.read(name)).toBeNull();
    },
  );

  it.skipIf(process.platform === 'win32')('are none to which only a link leads', () => {
    symlinkSync(path.join(folder, 'secret/key.py'), path.join(folder, 'root/link.py'));
    symlinkSync(path.join(folder, 'secret'), path.join(folder, 'root/folder'));
    symlinkSync(path.join(folder, 'root/good.py'), path.join(folder, 'root/inside.py'));
    expect(sources.read('link.py')).toBeNull();
    expect(sources.read('folder/key.py')).toBeNull();
    expect(sources.read('inside.py')).toBe('x = 1\n');
  });
});

describe('the exit code', () => {
  const codeOf = (...words: string[]) =>
    run(words, {
      write: () => {},
      writeError: () => {},
      isTerminal: false,
      version: '1',
      pictures: new URL('file:///none.js'),
    });

  it.each([
    { file: 'net.py', strict: [], code: 0 },
    { file: 'net.py', strict: ['--strict'], code: 1 },
    { file: 'good.py', strict: ['--strict'], code: 0 },
  ])('of $file with $strict is $code', async ({ file, strict, code }) => {
    expect(await codeOf('shapes', path.join(folder, 'root', file), ...strict)).toBe(code);
  });

  it('is 2 for a word that is none', async () => {
    expect(await codeOf('shapes', path.join(folder, 'root/net.py'), '--stricter')).toBe(2);
  });
});
