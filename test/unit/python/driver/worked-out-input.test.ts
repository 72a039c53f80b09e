import { describe, expect, it } from 'vitest';
import { textOf } from '../../../../src/engine/phrase.js';
import { poolFlows, read } from '../support/read.js';

const net = (parts: {
  readonly linear: string;
  readonly flat?: string;
  readonly before?: string;
}) => `
import torch
import torch.nn.functional as F
from torch import nn
${parts.before ?? ''}
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.c1 = nn.Conv2d(3, 6, 5)
        self.pool = nn.MaxPool2d(2, 2)
        self.c2 = nn.Conv2d(6, 16, 5)
        self.fc1 = nn.Linear(${parts.linear}, 120)

    def forward(self, x):
        x = self.pool(F.relu(self.c1(x)))
        x = self.pool(F.relu(self.c2(x)))
        x = ${parts.flat ?? 'torch.flatten(x, 1)'}
        return self.fc1(x)
`;

describe('an input that nothing in the code tells', () => {
  it.each([
    ['flatten', {}],
    ['view with the batch left open', { flat: 'x.view(-1, 16 * 4 * 4)' }],
    ['view with the values left open', { flat: 'x.view(x.size(0), -1)' }],
    ['view with the batch taken over', { flat: 'x.view(x.size(0), 256)' }],
  ])('is worked out from the number that a later layer fixes: %s', async (_, parts) => {
    const analysis = await read(net({ linear: '16 * 4 * 4', ...parts }));
    expect(poolFlows(analysis, 'constructor')).toEqual([
      'MaxPool2d@pool N×6×24×24 → N×6×12×12',
      'MaxPool2d@pool N×16×8×8 → N×16×4×4',
    ]);
    const pool = analysis.sites.find((one) => one.isPooling);
    expect(textOf(pool?.flows[0]?.origin ?? '')).toMatch(
      /^worked out from (fc1|view) \(line 1\d\): 28–31 fit, 28 shown$/u,
    );
    expect(analysis.problems).toEqual([]);
  });

  it('stays in symbols where no size fits, which is said at the layer', async () => {
    const analysis = await read(net({ linear: '250' }));
    expect(poolFlows(analysis, 'constructor')[0]).toMatch(/^MaxPool2d@pool N×6×\(?H/u);
    expect(analysis.problems.map(({ code, severity }) => [code, severity])).toEqual([
      ['no-size-fits', 'warning'],
    ]);
    expect(textOf(analysis.problems[0]?.message ?? '')).toBe(
      'No input size gives fc1 its 250 values: a multiple of 16 arrives there.',
    );
    expect(analysis.problems[0]?.range?.start.line).toBe(11);
  });

  it('says nothing of sizes where a view takes what does not fit for more of a batch', async () => {
    const analysis = await read(net({ linear: '250', flat: 'x.view(-1, 250)' }));
    expect(analysis.problems).toEqual([]);
  });

  it('is the rectangle nearest to a square where no square fits', async () => {
    const analysis = await read(net({ linear: '16 * 13 * 5' }));
    expect(poolFlows(analysis, 'constructor')[0]).toBe('MaxPool2d@pool N×6×28×60 → N×6×14×30');
    const pool = analysis.sites.find((one) => one.isPooling);
    expect(textOf(pool?.flows[0]?.origin ?? '')).toBe(
      'worked out from fc1 (line 12): 32–35 × 64–67 fit, 32×64 shown',
    );
  });

  it('is worked out for a function too', async () => {
    const analysis = await read(`
import torch
import torch.nn.functional as F
from torch import nn
conv = nn.Conv2d(1, 8, 3)
fc = nn.Linear(8 * 13 * 13, 10)
def forward(x):
    x = F.max_pool2d(conv(x), 2)
    return fc(x.flatten(1))
`);
    expect(poolFlows(analysis)).toEqual(['F.max_pool2d N×8×26×26 → N×8×13×13']);
  });

  it('is not worked out where the code tells it', async () => {
    const source = net({ linear: '400', before: '# poolscope: input=(1, 3, 32, 32)' });
    expect(poolFlows(await read(source), 'constructor')[0]).toBe(
      'MaxPool2d@pool 1×6×28×28 → 1×6×14×14',
    );
  });

  it('is the smallest that fits where no usual one does', async () => {
    const source = net({ linear: '16 * 2 * 2' });
    expect(poolFlows(await read(source), 'constructor')[0]).toBe(
      'MaxPool2d@pool N×6×16×16 → N×6×8×8',
    );
  });
});
