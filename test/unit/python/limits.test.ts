import { describe, expect, it } from 'vitest';
import type { Analysis } from '../../../src/python/site.js';
import { reader } from './support/parser.js';

const LIMITS = { steps: 200_000, depth: 60, items: 5_000, milliseconds: 3_000 };

async function read(code: string): Promise<Analysis> {
  const python = await reader();
  return python.analyse('main.py', code, { read: () => null }, { limits: LIMITS });
}

const codes = (analysis: Analysis): string[] => analysis.problems.map((one) => one.code);

/** Each ends by itself, says why, and still gives the pool that stands before the trap. */
const hostile: readonly (readonly [string, string, RegExp])[] = [
  [
    'an endless loop',
    'for a in range(99999):\n    for b in range(99999):\n        x = 1\n',
    /stopped-(steps|loop|time)/,
  ],
  ['a loop over a giant range', 'for i in range(10 ** 12):\n    x = i\n', /stopped-(steps|loop)/],
  ['endless recursion', 'def f(n):\n    return f(n + 1)\nf(0)\n', /stopped-depth/],
  [
    'a class that builds itself',
    'class A:\n    def __init__(self):\n        self.a = A()\nA()\n',
    /stopped-depth/,
  ],
  [
    'a model that calls itself',
    'class M(nn.Module):\n    def forward(self, x):\n        return self(x)\nM()(torch.zeros(1, 1, 4, 4))\n',
    /stopped-depth/,
  ],
  [
    'a list that grows without end',
    'x = [1]\nfor v in x:\n    x.append(v)\n',
    /stopped-(loop|steps)/,
  ],
  [
    'exponential branching',
    'def f(n):\n    return 0 if n == 0 else f(n - 1) + f(n - 1)\nf(50)\n',
    /stopped-(steps|time)/,
  ],
  [
    'an endless generator',
    'def g():\n    while True:\n        yield 1\nfor v in g():\n    pass\n',
    /^$/,
  ],
  ['an endless iterator', 'import itertools\nx = list(itertools.count())\n', /^$/],
  ['a text that doubles', "s = 'x'\nfor i in range(200):\n    s = s + s\n", /^$/],
  ['a list that doubles', 'x = [0]\nfor i in range(64):\n    x = x * 2\n', /^$/],
  ['a power tower', 'x = 9 ** 9 ** 9 ** 9\n', /^$/],
  ['deep brackets', `x = ${'('.repeat(3000)}1${')'.repeat(3000)}\n`, /^$/],
  ['a long sum', `x = ${'1 + '.repeat(4000)}1\n`, /^$/],
  [
    'deep blocks',
    `${Array.from({ length: 90 }, (_, depth) => `${' '.repeat(depth)}if 1:\n`).join('')}${' '.repeat(90)}x = 1\n`,
    /^$/,
  ],
  ['a circular base', 'class A(A):\n    pass\n', /NameError/],
  ['a regular expression that explodes', "import re\nre.match('(a+)+$', 'a' * 60 + '!')\n", /^$/],
];

describe('reading within limits', () => {
  it.each(hostile)('ends at %s', async (_title, trap, expected) => {
    const code = `import torch\nfrom torch import nn\nnn.MaxPool2d(2)(torch.zeros(1, 1, 4, 4))\n${trap}`;
    const analysis = await read(code);
    const pools = analysis.sites.filter((one) => one.kind === 'MaxPool2d');
    expect(pools[0]?.flows.map((one) => one.output)).toEqual([[1, 1, 2, 2]]);
    if (expected.source !== '^$') expect(codes(analysis).join(' ')).toMatch(expected);
  });

  it('stops when the reader no longer wants the answer', async () => {
    const python = await reader();
    const analysis = await python.analyse(
      'main.py',
      'for a in range(99999):\n    for b in range(99999):\n        x = 1\n',
      { read: () => null },
      { cancellation: { isCancellationRequested: true } },
    );
    expect(codes(analysis)).toContain('stopped-cancelled');
  });

  it('stops when the time is up', async () => {
    const python = await reader();
    let now = 0;
    const analysis = await python.analyse(
      'main.py',
      'for a in range(99999):\n    for b in range(99999):\n        x = 1\n',
      { read: () => null },
      { now: () => (now += 100) },
    );
    expect(codes(analysis)).toContain('stopped-time');
  });
});
