import { describe, expect, it } from 'vitest';
import { insertionOf } from '../../../src/host/views/insert-code.js';

const code = {
  imports: ['from torch import nn', 'import torch.nn.functional as F'],
  body: 'def pool(x):\n    return F.max_pool2d(x, 2)',
  additions: [],
};
const withImports = (text: string): string => {
  const { importsAt, imports } = insertionOf(text, '', code);
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

  it('indents all lines but the first, which stands at the cursor', () => {
    const { body } = insertionOf('', '    ', code);
    expect(body).toBe('def pool(x):\n        return F.max_pool2d(x, 2)');
  });
});
