import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import {
  drawPanel,
  findCall,
  hover,
  inputAtSides,
  inputSizeEdits,
  shapeHints,
  type Exchange,
} from '../../../src/core/contract/index.js';
import { initialViewOptions, type ViewOptions } from '../../../src/present/view-options.js';
import { unpacked } from '../../../src/protocol/packed.js';
import { panelState } from '../../../src/protocol/state.js';
import { answerOf, moduleOf, supervised } from './ask-core.js';

const NET = `from torch import nn
import torch.nn.functional as F

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 6, 5)
        self.pool = nn.MaxPool2d(2, 2)
        self.conv2 = nn.Conv2d(6, 16, 5)
        self.fc1 = nn.Linear(16 * 4 * 4, 120)

    def forward(self, x):
        x = self.pool(F.relu(self.conv1(x)))
        x = self.pool(F.relu(self.conv2(x)))
        return self.fc1(x.flatten(1))
`;

const opened = async (text: string) => {
  const { core } = supervised();
  const module = moduleOf(text);
  const at = { line: 7, column: 22 };
  const call = await answerOf(core, findCall, { call: { by: 'place', at } }, module);
  const choice = { by: 'id', id: call?.id ?? '' } as const;
  const draw = async (view: Partial<ViewOptions> = {}) => {
    const question = {
      call: choice,
      view: { ...initialViewOptions, ...view },
      given: {},
      stale: false,
      location: null,
    };
    const drawn = await answerOf(core, drawPanel, question, module);
    if (drawn === null) throw new Error('nothing is shown');
    const state = v.parse(panelState, unpacked(drawn.state));
    if (state.kind !== 'ready') throw new Error(`it is ${state.kind}`);
    return state;
  };
  const inputAt = (sides: readonly number[], flow = 0) =>
    answerOf(core, inputAtSides, { call: choice, flow, sides }, module);
  const ask: <Question, Answer>(
    exchange: Exchange<Question, Answer>,
    question: Question,
  ) => Promise<Answer> = (exchange, question) => answerOf(core, exchange, question, module);
  const comment = async (sides: readonly number[] | null) => {
    const edits = await ask(inputSizeEdits, { call: choice, flow: 0, sides });
    const [edit] = edits?.ok === true ? edits.edits : [];
    return [edit?.range.start.line, edit?.text];
  };
  return { draw, inputAt, ask, comment };
};

describe('a size that was worked out', () => {
  it('comes with every square that fits, and the layer that tells', async () => {
    const { draw } = await opened(NET);
    expect((await draw()).fitting).toEqual({
      layer: 'fc1',
      place: 'net.py:10',
      values: '16·4·4 = 256',
      sides: [28, 28],
      squares: [28, 29, 30, 31].map((side) => ({
        text: `${String(side)}×${String(side)}`,
        sides: [side, side],
      })),
      largest: null,
      rectangles: [
        { text: '20–23 × 44–47', sides: [20, 44] },
        { text: '44–47 × 20–23', sides: [44, 20] },
        { text: '16–19 × 76–79', sides: [16, 76] },
        { text: '76–79 × 16–19', sides: [76, 16] },
      ],
      ladder: {
        sides: Array.from({ length: 16 }, (_, at) => 22 + at),
        rungs: [
          { first: 22, last: 23, map: '2×2', values: 64 },
          { first: 24, last: 27, map: '3×3', values: 144 },
          { first: 28, last: 31, map: '4×4', values: 256 },
          { first: 32, last: 35, map: '5×5', values: 400 },
          { first: 36, last: 37, map: '6×6', values: 576 },
        ],
        fits: { first: 28, last: 31 },
      },
    });
  });

  it('can be another one of them, which gives the layer its input', async () => {
    const { draw, inputAt } = await opened(NET);
    expect(await inputAt([31, 31])).toEqual({ text: '1, 6, 27, 27', isOwn: false });
    expect(await inputAt([30, 30], 1)).toEqual({ text: '1, 16, 9, 9', isOwn: false });
    expect(await inputAt([28, 28])).toMatchObject({ isOwn: true });
    const state = await draw({ shapeText: '1, 6, 27, 27', sides: [31, 31] });
    expect([state.fitting?.sides, state.header.input]).toEqual([[31, 31], '1×6×27×27']);
  });

  it('can be a rectangle', async () => {
    const { inputAt } = await opened(NET);
    expect(await inputAt([20, 44])).toEqual({ text: '1, 6, 16, 40', isOwn: false });
  });

  it('is written as a comment above the model: what was taken, or what is in view', async () => {
    const { comment } = await opened(NET);
    expect(await comment(null)).toEqual([3, '# poolscope: input=(1, 1, 28, 28)\n']);
    expect(await comment([20, 44])).toEqual([3, '# poolscope: input=(1, 1, 20, 44)\n']);
  });

  it('is drawn in the hover, where what fits stands among what does not', async () => {
    const { ask } = await opened(NET);
    const look = { thumbnail: 'dark', given: {}, document: 'file:///net.py' } as const;
    const shown = await ask(hover, { at: { line: 7, column: 22 }, look });
    expect(shown?.text).toContain(
      'Nothing in the code says the input size\\. **28×28** is worked out from **fc1** \\(net\\.py:10\\): 16·4·4 = 256\\. Squares from **28 to 31** fit\\.',
    );
    const [, svg = ''] = /base64,([^)]+)\)/u.exec(shown?.text ?? '') ?? [];
    expect(Buffer.from(svg, 'base64').toString()).toContain('inputs 28 to 31 give 4×4, 256 values');
  });

  it('is told behind the layer whose number says it', async () => {
    const { ask } = await opened(NET);
    const hints = await ask(shapeHints, { layers: 'pooling', costs: null });
    expect(hints.map(({ range, text }) => [range.start.line, text])).toEqual([
      [9, '≈ input 28×28'],
      [7, '≈ N×6×24×24 → N×6×12×12, and 1 more'],
    ]);
  });

  it('is no longer marked once its reader types a size', async () => {
    const { draw } = await opened(NET);
    expect((await draw({ shapeText: '8, 8' })).fitting?.sides).toBeNull();
  });

  it('is none where the code says the size', async () => {
    const { draw, inputAt } = await opened(
      `${NET}\nimport torch\nNet()(torch.rand(2, 1, 28, 28))\n`,
    );
    expect((await draw()).fitting).toBeNull();
    expect(await inputAt([29, 29])).toBeNull();
  });
});
