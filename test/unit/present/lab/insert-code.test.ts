import { describe, expect, it } from 'vitest';
import { insertionOf } from '../../../../src/present/lab/insert-code.js';

const code = {
  imports: ['from torch import nn', 'import torch.nn.functional as F'],
  body: 'def pool(x):\n    return F.max_pool2d(x, 2)',
  additions: [],
};
const withImports = (text: string): string => {
  const { importsAt, imports } = insertionOf(text, 0, code);
  return text.slice(0, importsAt) + imports + text.slice(importsAt);
};

describe('insertionOf', () => {
  it('adds the imports that are missing below the last import', () => {
    expect(withImports('import torch\nfrom torch import nn\n\nx = 1\n')).toBe(
      'import torch\nfrom torch import nn\nimport torch.nn.functional as F\n\nx = 1\n',
    );
  });

  it.each([
    ['', 'from torch import nn\nimport torch.nn.functional as F\n'],
    ['"""Doc."""\n', '"""Doc."""\nfrom torch import nn\nimport torch.nn.functional as F\n'],
    [
      '"""Two\nlines."""\nx = 1\n',
      '"""Two\nlines."""\nfrom torch import nn\nimport torch.nn.functional as F\nx = 1\n',
    ],
    ['import os', 'import os\nfrom torch import nn\nimport torch.nn.functional as F\n'],
  ])('finds a place in %j', (text, expected) => {
    expect(withImports(text)).toBe(expected);
  });

  it('never splits an import over lines', () => {
    const text = 'from a import (\n    b,\n)\n';
    expect(withImports(text).endsWith(text)).toBe(true);
  });

  const written = (text: string, line: number): string => {
    const { bodyAt, body } = insertionOf(text, line, {
      ...code,
      imports: [],
      body: 'p = 1\nq = 2',
    });
    return text.slice(0, bodyAt) + body + text.slice(bodyAt);
  };

  it.each([
    ['an empty file', '', 0, 'p = 1\nq = 2\n'],
    ['an empty line', 'a = 1\n\nb = 2\n', 1, 'a = 1\np = 1\nq = 2\n\nb = 2\n'],
    ['a statement over lines', 'a = f(\n  1,\n)\nb\n', 1, 'a = f(\n  1,\n)\np = 1\nq = 2\nb\n'],
    ['a last line without its end', 'a = 1', 0, 'a = 1\np = 1\nq = 2'],
    [
      'a statement in a body',
      'class A:\n    def f(self):\n        x = 1\n        return x\n',
      2,
      'class A:\n    def f(self):\n        x = 1\n        p = 1\n        q = 2\n        return x\n',
    ],
    ['a return', 'def f(x):\n    return x\n', 1, 'def f(x):\n    p = 1\n    q = 2\n    return x\n'],
    ['a header', 'def f(x):\n    y = x\n', 0, 'def f(x):\n    p = 1\n    q = 2\n    y = x\n'],
  ])('writes lines of its own at %s and loses nothing', (_, text, line, expected) => {
    expect(written(text, line)).toBe(expected);
  });
});
