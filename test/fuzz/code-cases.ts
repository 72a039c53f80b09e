import fc from 'fast-check';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { calls } from './calls.js';

/** Made-up Python, by where it comes from. */
export interface CodeCases {
  /** Pooling calls with any arguments on inputs of any size. */
  readonly calls: fc.Arbitrary<string>;
  /** Real files with pieces left out, doubled, swapped or replaced. */
  readonly changed: fc.Arbitrary<string>;
  /** Words and signs of Python in any order. */
  readonly pieces: fc.Arbitrary<string>;
  /** Cells of notebooks, and JSON that nearly is one. */
  readonly notebooks: fc.Arbitrary<string>;
}

/** Larger files teach nothing more. */
const LONGEST_FILE = 30_000;

const PIECES = [
  ...['(', ')', '[', ']', '{', '}', ':', ',', '.', '=', '==', '+', '-', '*', '**', '/', '//', '%'],
  ...['<<', '@', '!', '?', '\\', '\n', '\n    ', '\n        ', '\t', ' ', '"', "'", '"""', "f'{"],
  ...['0', '1', '10**9', '1e400', '0x', '1_0', 'None', 'True', '...', 'x', 'self', 'lambda x: '],
  ...['def f(x):', 'class A(nn.Module):', 'for i in range(9):', 'while True:', 'if x:', 'else:'],
  ...[
    'try:',
    'except:',
    'finally:',
    'with x as y:',
    'match x:',
    'case [a, *b]:',
    'yield ',
    'await ',
  ],
  ...['return ', 'raise ', 'import torch.nn as nn', 'from x import *', 'global x', 'del x', 'not '],
  ...['nn.MaxPool2d(2)', 'F.avg_pool2d(x, 3)', 'torch.zeros(1, 3, 8, 8)', 'super().__init__()'],
  ...['[x for x in range(9)]', '{**x}', '*x', '**x', ':=', '# ', 'é', '🙂', '\u0000', '\ufeff'],
];

/** Reads the examples and the models of the tests, to be changed. */
export async function codeCases(root: string): Promise<CodeCases> {
  const texts = [
    ...(await textsBelow(path.join(root, 'examples'))),
    ...(await textsBelow(path.join(root, 'test/models'))),
  ];
  const pieces = fc
    .array(fc.constantFrom(...PIECES), { maxLength: 80 })
    .map((parts) => parts.join(''));
  return {
    calls,
    pieces,
    changed: fc.constantFrom(...texts).chain((text) => changed(text)),
    notebooks: fc.oneof(
      fc
        .array(fc.constantFrom('%', '%%', '!', '?', '%%time\n', '\u0001', '\r\n', ...PIECES))
        .map((parts) => parts.join('')),
      fc.constantFrom(...texts).chain((text) => changed(text)),
      fc.json(),
    ),
  };
}

async function textsBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile() && /\.(?:py|ipynb)$/u.test(entry.name));
  const texts = await Promise.all(
    files.map((entry) => readFile(path.join(entry.parentPath, entry.name), 'utf8')),
  );
  return texts.filter((text) => text.length < LONGEST_FILE);
}

/** A text with some changes, each at a place of its own. */
function changed(text: string): fc.Arbitrary<string> {
  const change = fc.record({
    at: fc.nat({ max: Math.max(0, text.length - 1) }),
    length: fc.oneof(fc.nat({ max: 12 }), fc.nat({ max: text.length })),
    put: fc.oneof(fc.constant(''), fc.constantFrom(...PIECES), fc.nat().map(String)),
    times: fc.constantFrom(1, 1, 1, 2, 50),
  });
  return fc
    .array(change, { minLength: 1, maxLength: 6 })
    .map((changes) =>
      changes.reduce(
        (now, { at, length, put, times }) =>
          now.slice(0, at) + put.repeat(times) + now.slice(at + length),
        text,
      ),
    );
}
