import { beforeAll, describe, expect, it } from 'vitest';
import { Sections } from '../../../../src/python/driver/sections.js';

import { parser, type PythonParser } from '../support/parser.js';

let python: PythonParser;

beforeAll(async () => {
  python = await parser();
});

/** The first words of the statements of each section. */
const sections = (text: string): string[][] =>
  [...new Sections(python.parse('main.py', text)).all()].map(({ parts }) =>
    parts.map(({ part }) => part.text.split('\n', 1)[0] ?? ''),
  );

describe('what of a module belongs together', () => {
  it('is what shares names, with imports and constants before all of it', () => {
    const text =
      'import torch\nSIZE = (3, 3)\ndef f(x): return torch.relu(x)\ndef g(x): return SIZE\ny = f(1)\n';
    expect(sections(text)).toEqual([
      ['def f(x): return torch.relu(x)', 'y = f(1)'],
      ['def g(x): return SIZE'],
    ]);
  });

  it('is joined by what can be changed', () => {
    const text = 'sizes = [3]\ndef f(): return sizes\ndef g(): sizes.append(1)\n';
    expect(sections(text)).toHaveLength(1);
  });

  it.each([
    ['global names', 'def f():\n  global a\n  a = 1\ndef g(): return a\n'],
    ['what reaches into all names', 'def f(): return globals()\ndef g(): return 1\n'],
    ['a change of something imported', 'from torch import nn\nnn.ReLU = 1\ndef g(): return 1\n'],
    ['a name said above its import', 'x = nn.ReLU()\nfrom torch import nn\ndef g(): return 1\n'],
  ])('is everything where there is %s', (_, text) => {
    expect(sections(text)).toHaveLength(1);
  });

  it('holds names in any letters', () => {
    expect(sections('def 池化(x): return x\ny = 池化(1)\nz = 2 + 2\n')).toEqual([
      ['def 池化(x): return x', 'y = 池化(1)'],
      ['z = 2 + 2'],
    ]);
  });

  it('is everything in a module of very many statements', () => {
    const text = Array.from({ length: 20_000 }, (_, index) => `x${String(index)} = f()`).join('\n');
    expect(sections(text)).toHaveLength(1);
  });
});
