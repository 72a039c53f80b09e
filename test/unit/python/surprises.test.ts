import { describe, expect, it } from 'vitest';
import { textOf } from '../../../src/engine/phrase.js';
import { read } from './support/read.js';

const TORCH =
  'import torch\nimport torch.nn.functional as F\nfrom torch import nn\nR = torch.rand\n';

/** Programs that run in PyTorch and do what nobody wants. */
const SURPRISING: readonly (readonly [code: string, line: string, words: string])[] = [
  [
    'view-changes-batch',
    'nn.Conv2d(3, 32, 3, padding=1)(R(6, 3, 8, 8)).view(-1, 512)',
    '6 samples go in and 24 rows come out',
  ],
  ['axis-not-space', 'nn.MaxPool2d(2)(R(1, 224, 224, 3))', 'The last axis has 3 cells'],
  [
    'channels-pooled',
    'nn.MaxPool2d(2)(nn.Conv1d(8, 16, 5)(R(4, 8, 100)))',
    'the 16 channels of the convolution are pooled too',
  ],
  [
    'features-pooled',
    'nn.MaxPool1d(2)(nn.Embedding(9, 6)(torch.zeros(4, 10, dtype=torch.long)))',
    'the 6 features that Embedding gives',
  ],
  [
    'features-pooled',
    'tokens = R(32, 50, 128)\nnn.MaxPool1d(2)(tokens)',
    'If 32×50×128 is batch, steps, features, transpose(1, 2) puts the steps there.',
  ],
  ['unbatched-input', 'nn.MaxPool2d(2)(R(16, 28, 28))', 'one sample of 16 channels'],
  [
    'linear-on-map',
    'nn.Linear(14, 10)(nn.MaxPool2d(2)(R(2, 8, 28, 28)))',
    'a sample has 1568 values',
  ],
  [
    'mean-over-channels',
    'nn.Conv2d(3, 8, 3)(R(2, 3, 20, 24)).mean([1, 2])',
    'axes 2, 3 are the sizes',
  ],
  ['loss-broadcasts', 'F.mse_loss(R(6, 1), R(6))', '6×1 and 6 are broadcast to 6×6'],
  [
    'unpacks-batch',
    'y, i = F.max_pool2d(R(2, 4, 7, 7), 3, 2, 0, 1, True)',
    'the 2 samples of the batch',
  ],
  ['class-called-as-function', 'x = R(1, 3, 8, 8); nn.MaxPool2d(x, 2)', 'F.max_pool2d(x, 2) pools'],
];

/** Programs that do nearly the same and mean it. */
const PLAIN: readonly string[] = [
  'nn.Conv2d(3, 32, 3)(R(6, 3, 8, 8)).view(-1, 36)',
  'nn.Conv2d(3, 32, 3)(R(6, 3, 8, 8)).permute(0, 2, 3, 1).reshape(-1, 32)',
  'R(4, 10, 8).view(-1, 8)',
  'nn.MaxPool2d(2)(R(1, 3, 224, 224))',
  'nn.MaxPool2d((2, 1))(nn.Conv2d(1, 8, 3)(R(2, 1, 40, 5)))',
  'nn.MaxPool1d(2)(nn.Embedding(9, 6)(torch.zeros(4, 10, dtype=torch.long)).transpose(1, 2))',
  'tokens = R(32, 128, 50)\nnn.MaxPool1d(2)(tokens.clone())',
  'signal = R(32, 50, 128)\nnn.MaxPool1d(2)(signal)',
  'nn.MaxPool2d(2)(R(3, 28, 28))',
  'nn.Linear(8, 4)(nn.Conv2d(3, 8, 3)(R(2, 3, 20, 24)).permute(0, 2, 3, 1))',
  'nn.Conv2d(3, 8, 3)(R(2, 3, 20, 24)).mean([2, 3])',
  'F.mse_loss(R(6, 1), R(6, 1))',
  'y, i = F.max_pool2d(R(2, 4, 7, 7), 3, return_indices=True)',
  'a, b = R(2, 4, 7, 7)',
];

describe('silent surprises', () => {
  it.each(SURPRISING)('are told with their numbers: %s', async (code, line, words) => {
    const { problems } = await read(`${TORCH}${line}\n`);
    expect(problems.map((one) => [one.severity, one.code])).toEqual([['info', code]]);
    expect(textOf(problems[0]?.message ?? '')).toContain(words);
  });

  it.each(PLAIN)('are not seen where the code means it: %s', async (line) => {
    expect((await read(`${TORCH}${line}\n`)).problems).toEqual([]);
  });

  it('in a model are a result thrown away, a batch squeezed off and a layer built too late', async () => {
    const { problems } = await read(`${TORCH}
class Net(nn.Module):
    def forward(self, x):
        x = F.adaptive_avg_pool2d(x, 1)
        x.view(1, -1)
        x = x.squeeze()
        return nn.Linear(64, 5)(x)
Net()(R(1, 64, 7, 7))
`);
    expect(problems.map(({ code, range }) => [code, range?.start.line])).toEqual([
      ['result-discarded', 8],
      ['squeeze-drops-batch', 9],
      ['layer-built-in-forward', 10],
    ]);
  });

  it('can be switched off for a line, by code or all of them', async () => {
    const line = 'nn.MaxPool2d(2)(R(16, 28, 28))';
    const codes = async (comment: string): Promise<readonly string[]> =>
      (await read(`${TORCH}${line}  ${comment}\n`)).problems.map((one) => one.code);
    expect(await codes('# poolscope: ignore[unbatched-input]')).toEqual([]);
    expect(await codes('# poolscope: ignore')).toEqual([]);
    expect(await codes('# poolscope: ignore[axis-not-space]')).toEqual(['unbatched-input']);
  });
});
