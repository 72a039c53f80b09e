import { describe, expect, it } from 'vitest';
import { textOf } from '../../../../src/engine/index.js';
import { CodeText } from '../../../../src/present/misfit/code-text.js';
import { refactorings } from '../../../../src/present/refactor/refactorings.js';
import { PythonReader } from '../../../../src/python/analyse.js';

const alone = { read: () => null };

/** What the file becomes by each change that is offered for the call, by title. */
async function offered(text: string, call: string): Promise<ReadonlyMap<string, string>> {
  const reader = new PythonReader();
  const read = (program: string) => reader.analyse('net.py', program, alone);
  const { sites } = await read(text);
  const site =
    sites.find((one) => one.text === call && one.role === 'constructor') ??
    sites.find((one) => one.text === call);
  if (site === undefined) throw new Error(`${call} is no site.`);
  const code = new CodeText('net.py', text);
  const found = await refactorings(site, 'net.py', text, read);
  return new Map(
    found.map(({ title, edits }) => [textOf(title), code.edited(edits) ?? 'another file']),
  );
}

const program = (...lines: readonly string[]): string => `${lines.join('\n')}\n`;

const LAYER = program(
  'import torch',
  'from torch import nn',
  '',
  'x = torch.zeros(1, 3, 33, 33)',
  'pool = nn.AvgPool2d(2)',
  'y = pool(x)',
);

const FUNCTION = program(
  'import torch',
  'import torch.nn.functional as F',
  '',
  '',
  'def f(x):',
  '    y = x + 1',
  '    return F.max_pool2d(y + 1, 3, padding=1)',
  '',
  '',
  'f(torch.zeros(1, 3, 33, 33))',
);

const MODEL = program(
  'from torch import nn',
  '',
  '',
  'class Net(nn.Module):',
  '    def __init__(self):',
  '        super().__init__()',
  '        self.features = nn.Sequential(nn.Conv2d(1, 8, 3), nn.MaxPool2d(2, ceil_mode=True))',
  '',
  '    def forward(self, x):',
  '        return self.features(x)',
);

describe('changes of a call', () => {
  it('turn a layer into the one of another library, and say how that orders its axes', async () => {
    const changes = await offered(LAYER, 'nn.AvgPool2d(2)');
    expect(changes.get('Convert this call to Keras')).toBe(
      program(
        'import torch',
        'from torch import nn',
        'import keras',
        '',
        'x = torch.zeros(1, 3, 33, 33)',
        '# Keras reads N, H, W, C here.',
        'pool = keras.layers.AveragePooling2D(2)',
        'y = pool(x)',
      ),
    );
    expect(changes.get('Convert this call to ONNX')).toContain(
      'pool = helper.make_node("AveragePool", ["x"], ["y"], kernel_shape=[2, 2], strides=[2, 2],',
    );
    expect(changes.get('Convert this call to PyTorch')).toBeUndefined();
  });

  it('write out names that the file uses for something else', async () => {
    const changes = await offered(LAYER, 'nn.AvgPool2d(2)');
    const flax = changes.get('Convert this call to Flax');
    expect(flax).toContain('import flax.linen\n');
    expect(flax).toContain('return flax.linen.avg_pool(x, (2, 2), strides=(2, 2)');
  });

  it('turn a function’s call in its place, with the input that it has', async () => {
    const changes = await offered(FUNCTION, 'F.max_pool2d(y + 1, 3, padding=1)');
    expect(changes.get('Convert this call to Flax')).toContain(
      '    return nn.max_pool(y + 1, (3, 3), strides=(3, 3), padding=((1, 1), (1, 1)))\n',
    );
    expect(changes.get('Convert this call to TensorFlow')).toContain('    return pool(y + 1)\n');
    expect([...changes.keys()]).not.toContain('Convert this call to ONNX');
  });

  it('pad by hand with what padding holds', async () => {
    const changes = await offered(FUNCTION, 'F.max_pool2d(y + 1, 3, padding=1)');
    expect(changes.get('Pad by hand with `F.pad`')).toBe(
      program(
        'import torch',
        'import torch.nn.functional as F',
        '',
        '',
        'def padding_by_hand(x):',
        '    x = F.pad(x, (1, 1, 1, 1), value=float("-inf"))',
        '    return F.max_pool2d(x, (3, 3), stride=3)',
        '',
        '',
        'def f(x):',
        '    y = x + 1',
        '    return padding_by_hand(y + 1)',
        '',
        '',
        'f(torch.zeros(1, 3, 33, 33))',
      ),
    );
  });

  it('replace an average by its convolution', async () => {
    const changes = await offered(LAYER, 'nn.AvgPool2d(2)');
    const text = changes.get('Replace by the convolution that gives the same');
    expect(text).toContain('return F.conv2d(x, weight, stride=2, groups=channels)');
    expect(text).toContain('pool = average_as_convolution\n');
  });

  it('name a window’s size on a line above', async () => {
    const changes = await offered(MODEL, 'nn.MaxPool2d(2, ceil_mode=True)');
    const text = changes.get('Extract `kernel_size` into a variable');
    expect(text).toContain('        kernel_size = 2\n        self.features');
    expect(text).toContain('nn.MaxPool2d(kernel_size, ceil_mode=True)');
  });

  it('say the input of a model in a comment, with sizes that fit it', async () => {
    const changes = await offered(MODEL, 'nn.MaxPool2d(2, ceil_mode=True)');
    expect(changes.get('Add an input-size comment to `Net`')).toContain(
      '# poolscope: input=(1, 1, 28, 28)\nclass Net(nn.Module):\n',
    );
    const known = await offered(LAYER, 'nn.AvgPool2d(2)');
    expect([...known.keys()].filter((title) => title.includes('comment'))).toEqual([]);
  });

  it('put no function where a container wants a layer', async () => {
    const text = MODEL.replace('nn.MaxPool2d(2, ceil_mode=True)', 'nn.AvgPool2d(2)');
    const changes = await offered(text, 'nn.AvgPool2d(2)');
    expect([...changes.keys()]).toEqual([
      'Convert this call to Keras',
      'Extract `kernel_size` into a variable',
      'Add an input-size comment to `Net`',
    ]);
  });

  it('are none where the sizes decide and are not known', async () => {
    // Where the last window reaches past the edge depends on the size: one text can't say it.
    const changes = await offered(MODEL, 'nn.MaxPool2d(2, ceil_mode=True)');
    expect([...changes.keys()]).not.toContain('Convert this call to Keras');
  });
});
