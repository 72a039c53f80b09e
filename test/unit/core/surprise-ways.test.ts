import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { codeActions, drawPanel, hover } from '../../../src/core/contract/index.js';
import { initialViewOptions } from '../../../src/present/view-options.js';
import { unpacked } from '../../../src/protocol/packed.js';
import { panelState } from '../../../src/protocol/state.js';
import { answerOf, moduleOf, supervised } from './ask-core.js';

const TORCH = 'import torch\nfrom torch import nn\nimport torch.nn.functional as F\n';
const model = (lines: string, input: string, made = ''): string =>
  `${TORCH}class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 16, 5)
        self.pool = nn.MaxPool2d(2)
${made}    def forward(self, x):
        x = self.pool(self.conv(x))
${lines}        return x
Net()(${input})
`;

/** What is offered at the line that holds a text, and the line after each change. */
const offered = async (source: string, at: string) => {
  const { core } = supervised();
  const lines = source.split('\n');
  const line = lines.findIndex((one) => one.includes(at));
  const question = { at: { line, column: lines[line]?.indexOf(at) ?? 0 }, given: {}, all: false };
  const actions = await answerOf(core, codeActions, question, moduleOf(source));
  const [last] = actions.slice(-1);
  expect(last?.title).toMatch(/^It is meant so: ignore [\w-]+ here$/u);
  return actions.slice(0, -1).map(({ title, edits: [edit] }) => {
    if (edit === undefined) throw new Error(`${title} changes nothing`);
    const before = lines[edit.range.start.line] ?? '';
    return `${before.slice(0, edit.range.start.column)}${edit.text}${before.slice(edit.range.end.column)}`.trim();
  });
};

describe('a pooling whose windows slide over colours', () => {
  const SOURCE = `${TORCH}x = torch.rand(32, 64, 64, 3)\ny = nn.MaxPool2d(2)(x)\n`;

  const draw = async (source: string) => {
    const { core } = supervised();
    const call = { by: 'place', at: { line: 4, column: 8 } } as const;
    const question = { call, view: initialViewOptions, given: {}, stale: false, location: null };
    const drawn = await answerOf(core, drawPanel, question, moduleOf(source));
    const state = drawn === null ? null : v.parse(panelState, unpacked(drawn.state));
    if (state?.kind !== 'ready') throw new Error(`it is ${state?.kind ?? 'not there'}`);
    return state;
  };

  it('shows which axes its framework pools, and what they look like', async () => {
    const { axes, inspector, picture } = await draw(SOURCE);
    expect(picture.colours).toBe(1);
    expect(
      axes?.axes.map(({ size, reads, looks, isPooled }) => [size, reads, looks, isPooled]),
    ).toEqual([
      ['32', 'batch', 'samples', false],
      ['64', 'channels', 'rows', false],
      ['64', 'height', 'columns', true],
      ['3', 'width', 'colours', true],
    ]);
    expect(axes?.fixes.map(({ link }) => link.label)).toEqual([
      'Insert permute(0, 3, 1, 2)',
      'It is meant so: ignore axis-not-space here',
    ]);
    const dropped = inspector.notices.find(({ code }) => code === 'cells-dropped');
    expect(dropped?.actions).toEqual([]);
  });

  it('shows no axes once its code says that it is meant so', async () => {
    const meant = SOURCE.replace('(x)\n', '(x)  # poolscope: ignore[axis-not-space]\n');
    const { axes, picture } = await draw(meant);
    expect(axes).toBeNull();
    expect(picture.colours).toBeNull();
  });
});

describe('a call that runs and does something else than it looks like can be changed', () => {
  it.each([
    [
      'colours pooled as columns',
      `${TORCH}x = torch.rand(32, 64, 64, 3)\ny = nn.MaxPool2d(2)(x)\n`,
      'nn.MaxPool2d(2)(x)',
      ['y = nn.MaxPool2d(2)(x.permute(0, 3, 1, 2))'],
    ],
    [
      'colours pooled by a function',
      `${TORCH}x = torch.rand(32, 64, 64, 3)\ny = F.max_pool2d(x * 2, 2)\n`,
      'F.max_pool2d',
      ['y = F.max_pool2d((x * 2).permute(0, 3, 1, 2), 2)'],
    ],
    [
      'samples pooled as channels',
      `${TORCH}x = torch.rand(32, 64, 64)\ny = nn.MaxPool2d(2)(x)\n`,
      'nn.MaxPool2d(2)(x)',
      ['y = nn.MaxPool2d(2)(x.unsqueeze(1))'],
    ],
    [
      'channels of a sequence pooled',
      `${TORCH}x = nn.Conv1d(4, 8, 3)(torch.rand(2, 4, 32))\ny = F.max_pool2d(x, 2)\n`,
      'F.max_pool2d',
      ['y = F.max_pool1d(x, 2)'],
    ],
    [
      'samples cut into other rows',
      model('        x = x.view(-1, 16 * 7 * 7)\n', 'torch.rand(64, 3, 32, 32)'),
      'x.view',
      ['x = x.flatten(1)', 'x = x.view(x.size(0), -1)'],
    ],
    [
      'a batch that is flattened too',
      model('        x = torch.flatten(x)\n', 'torch.rand(64, 3, 32, 32)'),
      'torch.flatten',
      ['x = x.flatten(1)'],
    ],
    [
      'pictures with channels first in Keras',
      'import tensorflow as tf\nx = tf.random.normal((8, 3, 64, 64))\ny = tf.keras.layers.MaxPooling2D(2)(x)\n',
      'tf.keras.layers.MaxPooling2D',
      ["y = tf.keras.layers.MaxPooling2D(2, data_format='channels_first')(x)"],
    ],
  ])('%s', async (_, source, at, changed) => {
    expect(await offered(source, at)).toEqual(changed);
  });

  it('says what a change brings to light', async () => {
    const { core } = supervised();
    const source = model(
      '        x = x.view(-1, 16 * 7 * 7)\n        x = self.fc(x)\n',
      'torch.rand(64, 3, 32, 32)',
      '        self.fc = nn.Linear(16 * 7 * 7, 10)\n',
    );
    const line = source.split('\n').findIndex((one) => one.includes('x.view'));
    const question = {
      at: { line, column: 12 },
      look: { document: 'file:///net.py', thumbnail: 'dark', given: {} },
    } as const;
    const shown = await answerOf(core, hover, question, moduleOf(source));
    expect(shown?.text).toContain(
      '**view** `64×16×14×14` → `256×784` $(warning) **changes the batch**',
    );
    expect(shown?.text).toContain('→ then RuntimeError: mat1 and mat2 shapes cannot be multiplied');
    const [, svg = ''] = /base64,([^)]+)\)/u.exec(shown?.text ?? '') ?? [];
    expect(Buffer.from(svg, 'base64').toString()).toContain('64 × 3136, then 256 × 784');
  });
});
