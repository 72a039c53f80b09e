import { afterAll, expect, it } from 'vitest';
import path from 'node:path';
import { run } from '../../../src/cli/run.js';
import { scratchFolder } from './scratch-folder.js';

const { folder, remove } = scratchFolder({
  'keras.py': `from tensorflow import keras
from tensorflow.keras import layers
import torch, torch.nn as nn
keras.Sequential([keras.Input((28, 28, 3)), layers.MaxPooling2D(2)])
nn.AvgPool2d(2)(torch.zeros(1, 2, 8, 8))
`,
  'unknown.py': `import haiku as hk
import mystery

def f(x):
    return hk.max_pool(x, 2, 2, 'SAME')

mystery.layers.MaxPooling2D(2)
`,
});
afterAll(remove);

async function said(...words: readonly string[]) {
  const [lines, errors]: string[][] = [[], []];
  const code = await run([...words.slice(0, 1), path.join(folder, words[1] ?? '')], {
    write: (text) => lines.push(text),
    writeError: (text) => errors.push(text),
    isTerminal: false,
    pictures: new URL('file:///none.js'),
    version: '0',
  });
  return { code, table: lines.join(''), errors: errors.join('') };
}

it('the cost of a batch of any size is so many times that of one', async () => {
  const { table, errors } = await said('cost', 'keras.py');
  expect(table).toContain('N × 1,764');
  expect(table).toMatch(/Total +N × 1,764 \+ 128 +N × 9\.2 KiB \+ 512 B /u);
  expect(errors).toBe('');
});

it('a total of what isn’t known is not 0', async () => {
  const { table, errors } = await said('cost', 'unknown.py');
  expect(table).toMatch(/Total +\? +\? +\? +\?/u);
  expect(errors).toContain('not read: 1 of 2 pooling calls; `poolscope shapes` says why');
  expect((await said('shapes', 'unknown.py')).errors).toContain('the table says why');
});

it('a table of shapes ends with what the layers cost together, in words', async () => {
  expect((await said('shapes', 'keras.py')).table).toContain(
    'Together: N × 1,764 + 128 operations, N × 9.2 KiB + 512 B read, ',
  );
});
