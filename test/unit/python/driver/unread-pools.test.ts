import { describe, expect, it } from 'vitest';
import { textOf } from '../../../../src/engine/phrase.js';
import { read } from '../support/read.js';

/** The pooling sites of a program without a flow: kind, line from 1, and the reason. */
async function unread(code: string): Promise<string[]> {
  const { sites } = await read(code);
  return sites
    .filter((site) => site.isPooling && site.flows.length === 0)
    .map(
      ({ kind, range, unknown }) =>
        `${kind} ${range.start.line + 1}: ${textOf(unknown?.reason ?? '')}`,
    );
}

describe('a pooling call that was not read', () => {
  it('is a site where its library has no table', async () => {
    expect(await unread('import strange as st\ny = st.nn.MaxPool2d(2)')).toEqual([
      'MaxPool2d 2: `st` is imported from `strange`, a package that isn’t in the workspace',
    ]);
  });

  it('is a site in a branch that is not taken', async () => {
    const code = 'from torch import nn\nif 1 > 2:\n    y = nn.MaxPool2d(2)';
    expect(await unread(code)).toEqual([
      'MaxPool2d 3: this line isn’t carried out: a condition before it says so',
    ]);
  });

  it('is a site in what a default argument leaves out', async () => {
    const code = `from torch import nn
class Net(nn.Module):
    def __init__(self, kind="avg"):
        super().__init__()
        if kind == "max":
            self.pool = nn.MaxPool2d(2)
        else:
            self.pool = nn.AvgPool2d(2)
    def forward(self, x):
        return self.pool(x)`;
    expect(await unread(code)).toEqual([
      'MaxPool2d 6: nothing that Poolscope reads gets here in `__init__`',
    ]);
  });

  it('is a site where a node of a graph is made by name', async () => {
    const code = 'from strange import make_node\ndef f():\n    return make_node("MaxPool", ["x"])';
    expect(await unread(code)).toHaveLength(1);
  });

  it('is a site where an object calls a layer that it stores, in a method that nobody calls', async () => {
    const code = `from torch import nn
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.maxpool = nn.MaxPool2d(2)
        self.down = nn.AvgPool2d(2)
        self.last = nn.Conv2d(3, 3, 1)
    def parts(self, x):
        return self.last(self.down(self.maxpool(x)))
class Other(nn.Module):
    def parts(self, x):
        return self.down(x)`;
    expect((await unread(code)).filter((line) => line.includes('gets here'))).toEqual([
      'AvgPool2d 9: nothing that Poolscope reads gets here in `parts`',
      'MaxPool2d 9: nothing that Poolscope reads gets here in `parts`',
    ]);
  });

  it('is none where the method is carried out', async () => {
    const code = `import torch
from torch import nn
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.maxpool = nn.MaxPool2d(2)
    def forward(self, x):
        return self.maxpool(x)
Net()(torch.zeros(1, 1, 8, 8))`;
    expect(await unread(code)).toEqual([]);
  });

  it('names the error that keeps it from being carried out', async () => {
    const code = 'import torch.nn.functional as F\ny = F.max_pool2d(nowhere, 2)';
    expect(await unread(code)).toEqual(["max_pool2d 2: NameError: name 'nowhere' is not defined"]);
  });

  it('is none where the code defines a function of that name itself', async () => {
    const code = 'def max_pool(x):\n    return x\ndef f(x):\n    return max_pool(x)\nf(1)';
    expect(await unread(code)).toEqual([]);
  });

  it('never lacks a reason', async () => {
    const code = 'from torch import nn\nlayers = [nn.MaxPool2d(2)]';
    expect(await unread(code)).toEqual([
      'MaxPool2d 2: no input is known: nothing that Poolscope reads calls it',
    ]);
  });
});
