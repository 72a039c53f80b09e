import { describe, expect, it } from 'vitest';
import { drawModel, modelLenses } from '../../../../src/core/contract/index.js';
import { plainText } from '../../../../src/protocol/rich-text.js';
import { readMessage } from '../../../../src/protocol/index.js';
import { unpacked } from '../../../../src/protocol/packed.js';
import type { ModelState } from '../../../../src/protocol/model-state.js';
import { answerOf, moduleOf, supervised } from '../../core/ask-core.js';

const NET = `import torch
from torch import nn

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(1, 6, 5)
        self.pool = nn.MaxPool2d(2)
        self.fc = nn.Linear(6 * 12 * 12, 10)

    def forward(self, x):
        return self.fc(self.pool(self.conv(x)).flatten(1))

def halves(x):
    return nn.MaxPool2d(2)(nn.Conv2d(3, 4, 3)(x))

net = Net()
net(torch.zeros(2, 1, 28, 28))
halves(torch.zeros(1, 3, 32, 32))
`;

async function drawn(
  size: { readonly given: string; readonly compared: string },
  line = 16,
): Promise<ModelState> {
  const { core } = supervised();
  const question = {
    place: { line, column: 3 },
    run: null,
    size,
    kept: false,
    hasLayer: false,
  };
  const { state } = await answerOf(core, drawModel, question, moduleOf(NET));
  const read = readMessage({ type: 'show', revision: 1, state: unpacked(state) });
  if (!read.ok || read.value.type !== 'show' || read.value.state.kind !== 'model') {
    throw new Error(read.ok ? 'There is no model.' : read.error);
  }
  return read.value.state;
}

describe('a model on another input', () => {
  it('runs with the size that a reader gives, and says so', async () => {
    const { header, rows, size } = await drawn({ given: '32', compared: '' });
    expect(header.input).toBe('2×1×32×32');
    expect(header.origin).toBe('size given by you');
    expect(rows.map(({ output }) => output)).toEqual(['6×28×28', '6×14×14', '1176', '×']);
    expect(size).toEqual({ canChange: true, given: '32', compared: '', problem: '' });
  });

  it('breaks where it does not fit, in the framework’s words', async () => {
    const { broken } = await drawn({ given: '32, 32', compared: '' });
    expect(broken?.message).toContain(
      'mat1 and mat2 shapes cannot be multiplied (2x1176 and 864x10)',
    );
  });

  it('is compared with the size of the code, row by row', async () => {
    const { compared, header } = await drawn({ given: '', compared: '1, 30, 30' });
    expect(header.input).toBe('2×1×28×28');
    expect(compared?.input).toBe('2×1×30×30');
    expect(compared?.isBroken).toBe(true);
    expect(plainText(compared?.sentence ?? [])).toContain('The chain breaks');
    expect(compared?.rows.map(({ here, there }) => [here, there])).toEqual([
      ['6×24×24', '6×26×26'],
      ['6×12×12', '6×13×13'],
      ['10', '×'],
    ]);
  });

  it('is a function that is called again, too', async () => {
    const { header, rows } = await drawn({ given: '20', compared: '' }, 18);
    expect(header.input).toBe('1×3×20×20');
    expect(rows.at(-1)?.output).toBe('4×9×9');
  });

  it.each([
    ['twenty', 'Whole numbers with commas between them, such as 1, 3, 224, 224.'],
    ['1, 2, 3, 4, 5', 'Give 2 sizes, or all 4 axes of the input.'],
  ])('says what is wrong with “%s”', async (given, problem) => {
    const { size, header } = await drawn({ given, compared: '' });
    expect(size.problem).toBe(problem);
    expect(header.input).toBe('2×1×28×28');
  });
});

describe('the lines above models', () => {
  it('stand once above each class and function that runs as one, with its sizes', async () => {
    const { core } = supervised();
    const lenses = await answerOf(core, modelLenses, {}, moduleOf(NET));
    expect(lenses.map(({ range, title }) => [range.start.line, title])).toEqual([
      [3, 'Visualize model: 2×1×28×28 → 2×10'],
      [13, 'Visualize model: 1×3×32×32 → 1×4×15×15'],
    ]);
  });
});
