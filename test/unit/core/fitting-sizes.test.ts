import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { drawPanel, findCall, inputAtSide } from '../../../src/core/contract/index.js';
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
  const inputAt = (side: number, flow = 0) =>
    answerOf(core, inputAtSide, { call: choice, flow, side }, module);
  return { draw, inputAt };
};

describe('a size that was worked out', () => {
  it('comes with every square that fits, and the layer that tells', async () => {
    const { draw } = await opened(NET);
    expect((await draw()).fitting).toEqual({
      layer: 'fc1',
      place: 'net.py:10',
      side: 28,
      sides: [28, 29, 30, 31],
      last: 31,
    });
  });

  it('can be another one of them, which gives the layer its input', async () => {
    const { draw, inputAt } = await opened(NET);
    expect(await inputAt(31)).toEqual({ text: '1, 6, 27, 27', isOwn: false });
    expect(await inputAt(30, 1)).toEqual({ text: '1, 16, 9, 9', isOwn: false });
    expect(await inputAt(28)).toMatchObject({ isOwn: true });
    const state = await draw({ shapeText: '1, 6, 27, 27', side: 31 });
    expect([state.fitting?.side, state.header.input]).toEqual([31, '1×6×27×27']);
  });

  it('is no longer marked once its reader types a size', async () => {
    const { draw } = await opened(NET);
    expect((await draw({ shapeText: '8, 8' })).fitting?.side).toBeNull();
  });

  it('is none where the code says the size', async () => {
    const { draw, inputAt } = await opened(
      `${NET}\nimport torch\nNet()(torch.rand(2, 1, 28, 28))\n`,
    );
    expect((await draw()).fitting).toBeNull();
    expect(await inputAt(29)).toBeNull();
  });
});
