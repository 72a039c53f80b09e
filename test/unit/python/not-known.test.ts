import { describe, expect, it } from 'vitest';
import { textOf } from '../../../src/engine/phrase.js';
import { reader } from './support/parser.js';

/** What the code leaves open, each before a layer that is to be seen all the same. */
const open: readonly (readonly [string, string])[] = [
  ['items of a list', 'from lib import q\nx = [4, *q]'],
  ['items of a tuple', 'from lib import q\nx = 4, *q'],
  ['items of a set', 'from lib import q\nx = {4, *q}'],
  ['arguments of a call', 'from lib import q\nprint(*q)'],
  ['items that are assigned', 'from lib import q\na, *b = q'],
  ['entries of a dict', 'from lib import q\nx = {**q, "a": 1}'],
  [
    'what a generator under `with` does first',
    'from lib import q\ndef f():\n    while q:\n        yield 1\nwith f() as a:\n    pass',
  ],
  [
    'what a generator under `with` does last',
    'from lib import q\ndef f():\n    yield 1\n    while q:\n        yield 2\nwith f() as a:\n    pass',
  ],
  ['tensors to broadcast', 'import torch\nx = torch.broadcast_tensors()'],
];

describe('code that leaves something open', () => {
  it.each(open)('is read to its end: %s', async (_, code) => {
    const python = await reader();
    const text = `${code}\nfrom torch import nn\nlayer = nn.MaxPool2d(2)\n`;
    const { sites, problems } = await python.analyse('main.py', text, { read: () => null });
    expect(sites.map((site) => site.text)).toEqual(['nn.MaxPool2d(2)']);
    expect(
      problems.map(({ message }) => textOf(message)).filter((one) => /stop/i.test(one)),
    ).toEqual([]);
  });
});
