import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { PythonReader } from '../../../src/python/analyse.js';
import type { Analysis, LayerSite } from '../../../src/python/site.js';
import { reader } from './support/parser.js';

const examples = path.join(import.meta.dirname, '../../../examples');
const networks = `import torch
import torch.nn.functional as F
from torch import nn

WIDTH = 8


class Block(nn.Module):
    def __init__(self, channels, stride=1):
        super().__init__()
        self.conv = nn.Conv2d(channels, channels, 3, stride=stride, padding=1)
        self.pool = nn.AvgPool2d(stride)

    def forward(self, x):
        return F.relu(self.conv(x)) + self.pool(x)


class First(nn.Module):
    def __init__(self):
        super().__init__()
        self.blocks = nn.Sequential(*[Block(WIDTH) for _ in range(2)])

    def forward(self, x):
        return F.max_pool2d(self.blocks(x), 2)


first = First()(torch.randn(1, WIDTH, 16, 16))


class Second(nn.Module):
    def __init__(self, kernel=3):
        super().__init__()
        self.pool = nn.MaxPool2d(kernel, stride=2, padding=1)

    def forward(self, x):
        return self.pool(x)


def squeeze(x):
    return F.adaptive_avg_pool2d(x, 1)


sizes = {'kernel': 3}
sizes['kernel'] = 2
last = nn.MaxPool1d(sizes['kernel'])
third = Second(kernel=2)
print(third(torch.zeros(1, 3, 9, 9)))
`;

const texts = [
  networks,
  ...readdirSync(examples, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.py'))
    .map((name) => readFileSync(path.join(examples, name), 'utf8')),
];

const edits = fc.array(
  fc.record({
    at: fc.nat(),
    deleted: fc.oneof(fc.constant(0), fc.constant(0), fc.nat(3), fc.nat(60)),
    typed: fc.constantFrom('', ' ', '2', '\n', '(', ')', '# note\n', 'x', 'nn.MaxPool2d(3)\n', '"'),
  }),
  { maxLength: 4 },
);

/** Slips of the pen in which names are said or set where no name is expected. */
const slips = [
  'import torch\nimport \n.nn.functional as F\nfrom torch import nn\nlast = nn.MaxPool1d(2)\n',
  'import torch\nimport torch n.functional as F\ngrid = torch.arange(16.0).reshape(1, 1, 4, 4)\n',
  `from torch import nn, ones
signal = ones(1, 1, 5)
pool = nn.MaxPool1d(3)
peaks = pool(signal)


class Net(nn.Module):
    def __init__(self):
        self.pool = nn.MaxPool2d(2)
ol(self.down(signal))
        return self.pool(signal)


print(Net()(ones(1, 1, 4, 4)))
`,
  `import torch
from torch import nn
small = nn.MaxPool2d(")

# A kernel larger than the input.
large) = nn.AvgPool2d(kernel_size=11)
large(torch.randn(1, 3, 8, 8))
`,
];

let python: PythonReader;

beforeAll(async () => {
  python = await reader();
});

const nothing = { read: () => null };
const noRest = (): Promise<void> => Promise.resolve();

/** A site with all that is asked of it, without the objects that it comes as. */
const plain = (site: LayerSite): string =>
  JSON.stringify({
    ...site,
    flows: site.flows.map(({ input, output, path: way, values, origin, chain }) => ({
      input,
      output,
      way,
      values: values?.data.reduce((sum, one) => sum + one, 0) ?? null,
      origin,
      chain,
    })),
  });

const said = ({ sites, problems }: Analysis): unknown => ({
  sites: sites.map(plain).toSorted(),
  problems: problems.map((problem) => JSON.stringify(problem)).toSorted(),
});

describe('reading a module part by part', () => {
  it('gives what reading it from top to bottom gives, also after edits', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...texts), edits, async (text, changes) => {
        let edited = text;
        for (const { at, deleted, typed } of changes) {
          const start = at % (edited.length + 1);
          edited = edited.slice(0, start) + typed + edited.slice(start + deleted);
          const whole = await python.open('kept.py', edited, nothing).whole(noRest);
          const afresh = await (await reader()).analyse('kept.py', edited, nothing);
          expect(said(whole)).toEqual(said(afresh));
        }
      }),
      { numRuns: 60 },
    );
  });

  it.each(texts)(
    'traces the models that reading it from top to bottom traces: %#',
    async (text) => {
      const traces = { traces: true };
      const whole = await python.open('traced.py', text, nothing, traces).whole(noRest);
      const afresh = await (await reader()).analyse('traced.py', text, nothing, traces);
      const runs = ({ runs = [] }: Analysis): string[] => runs.map((run) => JSON.stringify(run));
      expect(runs(whole).toSorted()).toEqual(runs(afresh).toSorted());
    },
  );

  it.each(slips)(
    'gives what reading it from top to bottom gives where code is broken: %j',
    async (text) => {
      const whole = await python.open('slip.py', text, nothing).whole(noRest);
      expect(said(whole)).toEqual(said(await python.analyse('slip.py', text, nothing)));
    },
  );

  it('gives the sites of a place without those that have nothing to do with it', async () => {
    const line = networks.split('\n').findIndex((text) => text.includes('nn.MaxPool2d(kernel'));
    const module = python.open('networks.py', networks, nothing);
    const part = await module.at({ line, column: 30 }, noRest);
    expect(part?.sites.map(({ text }) => text)).toContain(
      'nn.MaxPool2d(kernel, stride=2, padding=1)',
    );
    expect(part?.sites.map(({ text }) => text)).not.toContain('nn.AvgPool2d(stride)');
    const again = await module.at({ line: line + 3, column: 10 }, noRest);
    expect(again).toBe(part);
  });

  it('parses nothing that a place has nothing to do with', async () => {
    const python = await reader();
    const line = networks.split('\n').findIndex((text) => text.includes('nn.MaxPool2d(kernel'));
    const module = python.open('networks.py', networks, nothing);
    const other = python
      .parse('networks.py', networks)
      .parts.find(({ part }) => part.text.startsWith('class Block'));
    if (other === undefined) throw new Error('There is no other class.');
    const parsed = vi.spyOn(other.part, 'statements', 'get');
    await module.at({ line, column: 30 }, noRest);
    expect(parsed).not.toHaveBeenCalled();
    await module.whole(noRest);
    expect(parsed).toHaveBeenCalled();
  });

  it('gives each place what the whole module gives there', async () => {
    const whole = await python.open('networks.py', networks, nothing).whole(noRest);
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([...whole.sites]), async (asked) => {
        const module = python.open('networks.py', networks, nothing);
        for (const { range } of asked) {
          const part = await module.at(range.start, noRest);
          const here = (sites: readonly LayerSite[]): string[] =>
            sites.filter((one) => one.range.start.line === range.start.line).map(plain);
          expect(here(part?.sites ?? [])).toEqual(here(whole.sites));
        }
      }),
      { numRuns: 20 },
    );
  });

  it('waits for files that arrive late', async () => {
    const files: Record<string, string> = {
      'main.py':
        'import torch\nfrom lib import Net\nnet = Net()\nout = net(torch.zeros(1, 1, 4, 4))\n',
      'lib.py':
        'from torch import nn\nclass Net(nn.Module):\n  def __init__(self):\n    super().__init__()\n    self.pool = nn.MaxPool2d(2)\n  def forward(self, x):\n    return self.pool(x)\n',
    };
    const late = { read: (name: string) => Promise.resolve(files[name] ?? null) };
    const main = files['main.py'] ?? '';
    const module = python.open('main.py', main, late);
    const [part, whole] = await Promise.all([
      module.at({ line: 2, column: 6 }, noRest),
      module.whole(noRest),
    ]);
    expect(part?.problems).toEqual([]);
    expect(whole.sites.filter(({ flows }) => flows.length > 0).length).toBeGreaterThan(0);
  });
});
