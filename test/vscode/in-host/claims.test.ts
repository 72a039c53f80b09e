import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { diagnosticsOf, hoverAt, openCode } from './documents.js';

/** Exercises as learners solve them, some of which do not do what they say. */
const AVERAGE = `import torch
import torch.nn as nn

channels_in, channels_out = 1, 1
padding = 2
mean_layer = nn.Conv2d(in_channels=channels_in, out_channels=channels_out, kernel_size=2, padding=0, stride=padding, bias=False)
nn.init.constant_(mean_layer.weight, 1/4)
data = torch.range(start=1, end=16).reshape((1, 1, 4, 4))
result = mean_layer(data)
`;

const LAYERS = `import torch
import torch.nn as nn
import torch.nn.functional as F

class TinyNet(nn.Module):
    def __init__(self, size, step=None, pad=0):
        super(TinyNet, self).__init__()
        if step is None:
            step = size
        self.pool = nn.AvgPool2d(kernel_size=size, stride=step, padding=pad)

    def forward(self, x):
        return self.pool(x)

class MaxPoolAsConv(nn.Module):
    def __init__(self, size, step=None, pad=0):
        super(MaxPoolAsConv, self).__init__()
        if step is None:
            step = size
        self.size, self.step, self.pad = size, step, pad

    def forward(self, x):
        return F.max_pool2d(x, kernel_size=self.size, stride=self.step, padding=self.pad)

x = torch.randn(1, 1, 8, 8)
print(TinyNet(size=3, step=2, pad=1)(x))
print(MaxPoolAsConv(size=3, step=2, pad=1)(x))
`;

const ONES = `import torch
import torch.nn as nn

avg_conv = nn.Conv2d(1, 1, kernel_size=2, stride=2, bias=False)
max_conv = nn.Conv2d(1, 1, kernel_size=2, stride=2, bias=False)
nn.init.constant_(avg_conv.weight, 1.0)
nn.init.ones_(max_conv.weight)
x = torch.arange(16, dtype=torch.float32).reshape(1, 1, 4, 4)
print(avg_conv(x), max_conv(x))
`;

const messages = async (uri: vscode.Uri, count: number): Promise<string> =>
  (await diagnosticsOf(uri, count)).map(({ message }) => message).join('\n');

const hintsOf = async ({ uri, lineCount }: vscode.TextDocument): Promise<readonly string[]> => {
  const hints = await vscode.commands.executeCommand<vscode.InlayHint[]>(
    'vscode.executeInlayHintProvider',
    uri,
    new vscode.Range(0, 0, lineCount, 0),
  );
  return hints.map(({ label }) =>
    typeof label === 'string' ? label : label.map(({ value }) => value).join(''),
  );
};

describe('exercises that do not do what they say', () => {
  it('a variable called padding that sets the stride, and a range that is deprecated', async () => {
    const { document } = await openCode(AVERAGE);
    const text = await messages(document.uri, 2);
    assert.match(text, /variable `?padding`? is passed as `?stride`?/u);
    assert.match(text, /torch\.range/u);
  });

  it('a pooling class named after a convolution that only pools, with the shapes of both', async () => {
    const { document } = await openCode(LAYERS);
    assert.match(await messages(document.uri, 1), /`?MaxPoolAsConv`? holds no convolution/u);
    const hints = await hintsOf(document);
    assert.equal(
      hints.filter((hint) => hint.includes('1×1×8×8 → 1×1×4×4')).length,
      2,
      hints.join('\n'),
    );
    assert.match(await hoverAt(document, 'AvgPool2d'), /`1×1×8×8` → `1×1×4×4`/u);
  });

  it('kernels of ones taken for an average and for a maximum', async () => {
    const { document } = await openCode(ONES);
    const text = await messages(document.uri, 2);
    assert.match(text, /`?avg_conv`? gives the sum of each window/u);
    assert.match(text, /`?max_conv`? gives no maximum/u);
  });
});
