import { describe, expect, it } from 'vitest';
import { reportCalls } from '../../../src/core/contract/index.js';
import { moduleOf, supervised } from './ask-core.js';

const linesOf = async (code: string): Promise<readonly number[]> => {
  const { core } = supervised();
  const outcome = await core.ask(reportCalls, { given: {} }, moduleOf(code));
  if (!outcome.ok) throw new Error(outcome.why);
  return outcome.value.map(({ range }) => range.start.line + 1);
};

const head = `import torch
from torch import nn
from torch.nn import functional as F
x = torch.zeros(1, 3, 8, 8)
`;

describe('the report of a file', () => {
  it('lists a layer that is built and called in one expression once', async () => {
    expect(await linesOf(`${head}y = nn.MaxPool2d(2)(x)\n`)).toEqual([5]);
  });

  it('lists a layer where it is built, not again where it is called', async () => {
    expect(await linesOf(`${head}pool = nn.MaxPool2d(2)\ny = pool(x)\n`)).toEqual([5]);
  });

  it('lists a call of a function, and a layer of another size', async () => {
    expect(await linesOf(`${head}y = F.max_pool2d(x, 2)\nz = F.max_pool2d(y, 2)\n`)).toEqual([
      5, 6,
    ]);
  });
});
