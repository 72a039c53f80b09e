import { describe, expect, it } from 'vitest';
import { drawPanel, findCall, findLabel } from '../../../src/core/contract/index.js';
import type { CallChoice } from '../../../src/core/contract/index.js';
import { initialViewOptions } from '../../../src/present/view-options.js';
import { plainText, type PanelState } from '../../../src/protocol/index.js';
import { unpacked } from '../../../src/protocol/packed.js';
import { panelState } from '../../../src/protocol/state.js';
import * as v from 'valibot';
import { answerOf, moduleOf, supervised } from './ask-core.js';

const HEAD = 'import torch\nfrom torch import nn\nimport torch.nn.functional as F\n';
const LINEAR = `${HEAD}class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(1, 4, 5)
        self.pool = nn.MaxPool2d(2)
        self.head = nn.Linear(4 * 9 * 9, 10)

    def forward(self, x):
        return self.head(self.pool(self.conv(x)).flatten(1))

Net()(torch.rand(2, 1, 28, 28))
`;

const placeOf = (text: string, part: string) => {
  const before = text.slice(0, text.indexOf(part)).split('\n');
  return { line: before.length - 1, column: before.at(-1)?.length ?? 0 };
};

const shownAt = (text: string, part: string): CallChoice => ({
  by: 'shown',
  at: placeOf(text, part),
  nearest: false,
});

async function panelOf(text: string, call: CallChoice, version = '1') {
  const { core } = supervised();
  const module = moduleOf(text, { version });
  const question = { call, view: initialViewOptions, given: {}, stale: false, location: null };
  const drawn = await answerOf(core, drawPanel, question, module);
  if (drawn === null) throw new Error('nothing is shown');
  return { drawn, state: v.parse(panelState, unpacked(drawn.state)), core, module };
}

const invalid = (state: PanelState) => {
  if (state.kind !== 'invalid') throw new Error(`it is ${state.kind}`);
  return state;
};

describe('a panel on sizes that don’t fit', () => {
  it.each(['nn.Linear', '4 * 9', 'self.head(self'])('comes up for a cursor at %s', async (part) => {
    const { drawn, state } = await panelOf(LINEAR, shownAt(LINEAR, part));
    expect(drawn.call).toMatchObject({ role: 'failure', text: 'nn.Linear(4 * 9 * 9, 10)' });
    expect(drawn.title).toBe('Linear');
    const { header, misfit, message } = invalid(state);
    expect([header.input, header.output, header.location]).toEqual(['2×576', 'error', 'net.py:9']);
    expect(header.code.filter(({ offending }) => offending).map(({ text }) => text)).toEqual([
      ...['4', ' ', '*', ' ', '9', ' ', '*', ' ', '9'],
    ]);
    expect(message).toContain('mat1 and mat2 shapes cannot be multiplied (2x576 and 324x10)');
    expect(
      misfit?.rows.map(({ name, text, arithmetic }) => [name, plainText(text), arithmetic]),
    ).toEqual([
      [
        'Arrives',
        '576 = 4 × 12 × 12: 4 channels from conv (line 7), 12×12 from pool (line 12)',
        '',
      ],
      ['Told', 'in_features=324 = 4 * 9 * 9', ''],
      ['Made 12×12', 'the pooling pool makes 12×12 of 24×24', '(24 − 2) / 2 + 1 = 12'],
    ]);
    expect(misfit?.picture).toMatchObject({ kind: 'stairs', arrives: '4 · 12 · 12 = 576' });
    expect(misfit?.ways[0]?.map(({ kind }) => kind)).toEqual(['Conv2d', 'MaxPool2d', 'flatten']);
  });

  it('offers ways out with what the layer gives then', async () => {
    const { state } = await panelOf(LINEAR, shownAt(LINEAR, 'nn.Linear'));
    expect(invalid(state).fixes[0]).toMatchObject({
      link: { label: 'Set in_features to 4 * 12 * 12', action: { kind: 'wayOut', way: 0 } },
      result: 'output 2×10',
    });
  });

  it('leaves a pooling call in the failing call to its own picture', async () => {
    const { drawn } = await panelOf(LINEAR, shownAt(LINEAR, 'self.pool(self'));
    expect(drawn.call).toMatchObject({ role: 'call', text: 'self.pool(self.conv(x))' });
  });

  it('leads to the places that it names', async () => {
    const { drawn, core, module } = await panelOf(LINEAR, shownAt(LINEAR, 'nn.Linear'));
    const call = { by: 'id', id: drawn.call.id } as const;
    const range = await answerOf(core, findLabel, { call, label: 'net.py:12' }, module);
    expect(range?.start.line).toBe(11);
  });

  it('shows that they fit once the code is mended, and the failure again after an undo', async () => {
    const { drawn } = await panelOf(LINEAR, shownAt(LINEAR, 'nn.Linear'));
    const { id, role, range } = drawn.call;
    const track = { by: 'track', at: range.start, id, role } as const;
    const { state } = await panelOf(LINEAR.replace('4 * 9 * 9', '4 * 12 * 12'), track, '2');
    expect(state).toMatchObject({ kind: 'mended', header: { input: '2×576', output: '2×10' } });
    expect((await panelOf(LINEAR, track, '3')).state.kind).toBe('invalid');
  });

  it('draws where the row goes that is missing at a join', async () => {
    const text = `${HEAD}skip = torch.rand(1, 4, 57, 57)
small = F.interpolate(nn.MaxPool2d(2)(skip), scale_factor=2)
both = torch.cat([small, skip], 1)
`;
    const { state } = await panelOf(text, shownAt(text, 'torch.cat'));
    expect(invalid(state).misfit?.picture).toMatchObject({
      kind: 'lost',
      sizes: [57, 28, 56],
      kernel: 2,
      stride: 2,
      dropped: 1,
      isRows: true,
    });
  });

  it('comes up by the nearest call elsewhere, as a cursor means it', async () => {
    const { core, module } = await panelOf(LINEAR, shownAt(LINEAR, 'nn.Linear'));
    const at = placeOf(LINEAR, 'Net()(');
    const call = await answerOf(
      core,
      findCall,
      { call: { by: 'shown', at, nearest: true } },
      module,
    );
    expect(call?.text).toContain('pool');
  });
});

describe('a panel on arguments that fit no parameters', () => {
  const program = (call: string): string => `${HEAD}x = torch.rand(1, 3, 7, 7)\ny = ${call}(x)\n`;

  it.each([
    [
      'nn.MaxPool2d(2, paddding=1)',
      ['Use padding=1', 'output 1×3×4×4'],
      ['Remove paddding=1', 'output 1×3×3×3'],
    ],
    [
      'nn.MaxPool2d()',
      ['Insert kernel_size=2', 'output 1×3×3×3'],
      ['Insert kernel_size=3', 'output 1×3×2×2'],
    ],
    ['nn.MaxPool2d(2, 2, 0, 1, False, False, 7)', ['Remove 7', 'output 1×3×3×3']],
  ])('offers ways out of %s, with the picture of the first', async (call, ...ways) => {
    const text = program(call);
    const { state } = await panelOf(text, shownAt(text, call));
    const { fixes, preview, header, message } = invalid(state);
    expect(message).toMatch(/^TypeError: _MaxPoolNd\.__init__\(\)/u);
    expect(fixes.map(({ link, result }) => [link.label, result])).toEqual(ways);
    expect(header.input).toBe('1×3×7×7');
    expect(preview?.picture.input.shape).toEqual([7, 7]);
  });

  it('asks for the one that is missing', async () => {
    const text = program('nn.MaxPool2d()');
    const { state } = await panelOf(text, shownAt(text, 'nn.MaxPool2d()'));
    expect(invalid(state).missing).toBe('kernel_size');
  });
});
