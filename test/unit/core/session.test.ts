import { describe, expect, it } from 'vitest';
import { answers } from '../../../src/core/answers/index.js';
import type { LabKept } from '../../../src/core/contract/lab.js';
import { lessons } from '../../../src/lessons/index.js';
import type { LabIntention } from '../../../src/protocol/lab.js';
import * as contract from '../../../src/core/contract/index.js';
import {
  codeActions,
  continueDrawing,
  drawChoice,
  drawPanel,
  findCall,
  findLabel,
  firstFix,
  hover,
  lab,
  lensTitles,
  listCalls,
  prepareHovers,
  problems,
  proposeSizes,
  readAhead,
  fileStatus,
  shapeHints,
} from '../../../src/core/contract/index.js';
import { initialViewOptions } from '../../../src/present/view-options.js';
import { readMessage } from '../../../src/protocol/index.js';
import { unpacked } from '../../../src/protocol/packed.js';
import { answerOf, moduleOf, supervised } from './ask-core.js';

const POOLING = `import torch
from torch import nn

X = torch.arange(16, dtype=torch.float32).reshape((1, 1, 4, 4))
pool2d = nn.MaxPool2d(3, padding=1, stride=2)
pool2d(X)
`;
const INVALID = `from torch import nn
import torch
nn.MaxPool2d(2, padding=2)(torch.ones(1, 1, 8, 8))
`;
const look = { document: 'file:///net.py', thumbnail: 'light' as const, given: {} };
const at = { line: 4, column: 12 };

describe('the core', () => {
  it('answers every question of the contract', () => {
    const asked = Object.values(contract)
      .filter((each) => typeof each === 'object' && 'question' in each)
      .map(({ name }) => name);
    expect(answers.map(({ name }) => name).toSorted()).toEqual(asked.toSorted());
  });

  it('explains the layer at a place', async () => {
    const { core } = supervised();
    const answer = await answerOf(core, hover, { at, look }, moduleOf(POOLING));
    expect(answer?.text).toContain('`1×1×4×4` → `1×1×2×2`');
    expect(answer?.text).toContain('data:image/svg+xml');
    expect(answer?.text).toContain('command:poolscope.visualize?');
    expect(answer?.range.start).toEqual({ line: 4, column: 9 });
  });

  it('says nothing where no layer is', async () => {
    const { core } = supervised();
    const elsewhere = { at: { line: 0, column: 3 }, look };
    expect(await answerOf(core, hover, elsewhere, moduleOf(POOLING))).toBeNull();
  });

  it('lists and finds calls', async () => {
    const { core } = supervised();
    const module = moduleOf(POOLING);
    const calls = await answerOf(core, listCalls, {}, module);
    expect(calls.map(({ callee }) => callee)).toEqual(['nn.MaxPool2d', 'pool2d']);
    expect(await answerOf(core, readAhead, {}, module)).toBe(2);
    const [first] = calls;
    const id = first?.id ?? '';
    expect(await answerOf(core, findCall, { call: { by: 'id', id } }, module)).toEqual(first);
    expect(await answerOf(core, findCall, { call: { by: 'place', at } }, module)).toEqual(first);
    const track = { by: 'track', at: null, id, role: 'constructor' } as const;
    expect(await answerOf(core, findCall, { call: track }, module)).toEqual(first);
    const label = await answerOf(
      core,
      findLabel,
      { call: { by: 'id', id }, label: 'net.py:5' },
      module,
    );
    expect(label).toEqual(first?.range);
  });

  it('draws what the panel’s view can read', async () => {
    const { core } = supervised();
    const module = moduleOf(POOLING);
    const drawn = await answerOf(
      core,
      drawPanel,
      {
        call: { by: 'place', at },
        view: initialViewOptions,
        given: {},
        stale: false,
        location: null,
      },
      module,
    );
    expect(drawn).toMatchObject({ kind: 'ready', title: 'MaxPool2d', unfinished: false });
    const state = drawn === null ? null : unpacked(drawn.state);
    expect(readMessage({ type: 'show', revision: 1, state }).ok).toBe(true);
    const choice = await answerOf(core, drawChoice, {}, module);
    expect(readMessage({ type: 'show', revision: 1, state: unpacked(choice.state) }).ok).toBe(true);
    expect(await answerOf(core, continueDrawing, { milliseconds: 5 }, module)).toBe('idle');
  });

  it('writes shapes, titles and problems', async () => {
    const { core } = supervised();
    const [hint] = await answerOf(
      core,
      shapeHints,
      { layers: 'pooling', costs: null },
      moduleOf(POOLING),
    );
    expect(hint?.text).toBe('1×1×4×4 → 1×1×2×2');
    const [costly] = await answerOf(
      core,
      shapeHints,
      { layers: 'pooling', costs: {} },
      moduleOf(POOLING),
    );
    expect(costly?.text).toMatch(/^1×1×4×4 → 1×1×2×2 · .*\d/u);
    const [lens] = await answerOf(core, lensTitles, { given: {} }, moduleOf(POOLING));
    expect(lens?.title).toContain('1×1×4×4 → 1×1×2×2 · ');
    const [problem] = await answerOf(core, problems, {}, moduleOf(INVALID, { version: '2' }));
    expect(problem).toMatchObject({ severity: 'error' });
    expect(problem?.message).toContain('pad should be at most half of effective kernel size');
  });

  it('writes one line above a layer that is built and called at once', async () => {
    const { core } = supervised();
    const text = 'import torch\nfrom torch import nn\nnn.MaxPool2d(2)(torch.ones(1, 1, 8, 8))\n';
    const lenses = await answerOf(core, lensTitles, { given: {} }, moduleOf(text));
    expect(lenses.map(({ title }) => title.split(' · ')[0])).toEqual(['1×1×8×8 → 1×1×4×4']);
  });

  it('writes no shapes behind a call whose bracket is still open', async () => {
    const { core } = supervised();
    const open = POOLING.replace('padding=1, stride=2)', 'padding=1, stride=2');
    const hints = await answerOf(
      core,
      shapeHints,
      { layers: 'pooling', costs: null },
      moduleOf(open),
    );
    expect(hints.filter(({ range }) => range.start.line === 4)).toEqual([]);
  });

  it('says beside the framework which layer a variable calls', async () => {
    const { core } = supervised();
    const question = {
      call: { by: 'place', at: { line: 5, column: 2 } } as const,
      view: initialViewOptions,
      given: {},
      stale: false,
      location: null,
    };
    const drawn = await answerOf(core, drawPanel, question, moduleOf(POOLING));
    const state = drawn === null ? null : unpacked(drawn.state);
    expect(state).toMatchObject({ header: { framework: 'PyTorch · MaxPool2d' } });
  });

  it('offers changes of a rejected call', async () => {
    const { core } = supervised();
    const module = moduleOf(INVALID);
    const call = { by: 'place', at: { line: 2, column: 4 } } as const;
    const fix = await answerOf(core, firstFix, { call }, module);
    expect(fix?.ok).toBe(true);
    const actions = await answerOf(
      core,
      codeActions,
      { at: call.at, given: {}, all: false },
      module,
    );
    expect(actions.filter(({ preferred }) => preferred)).toHaveLength(1);
  });

  it('makes hovers ahead and proposes sizes', async () => {
    const { core } = supervised();
    const module = moduleOf(POOLING);
    expect(await answerOf(core, prepareHovers, { places: [at], look }, module)).toBe(1);
    const sizes = await answerOf(
      core,
      proposeSizes,
      { call: { by: 'place', at }, given: { other: '1, 2, 3, 3' } },
      module,
    );
    expect(sizes[0]).toBe('1, 2, 3, 3');
  });

  it('takes a change of a text as the new text', async () => {
    const { core } = supervised();
    const long = `${POOLING}# ${'x'.repeat(3000)}\n`;
    await answerOf(core, listCalls, {}, moduleOf(long));
    const changed = long.replace('stride=2', 'stride=1');
    const [hint] = await answerOf(
      core,
      shapeHints,
      { layers: 'pooling', costs: null },
      moduleOf(changed, { version: '2' }),
    );
    expect(hint?.text).toBe('1×1×4×4 → 1×1×4×4');
  });

  it('says how much of a file has sizes, and by whose rules', async () => {
    const { core } = supervised();
    const text = `${POOLING}nn.AvgPool2d(2)(unknown)\n`;
    expect(await answerOf(core, fileStatus, {}, moduleOf(text))).toEqual({
      calls: 3,
      sized: 2,
      libraries: [{ name: 'PyTorch', version: '2.13' }],
    });
  });

  it('asks for other files of the workspace, and only where there is one', async () => {
    const asked: string[] = [];
    const host = {
      readFile: (_: unknown, path: string) => {
        asked.push(path);
        return Promise.resolve(
          path === 'blocks.py' ? 'from torch import nn\npool = nn.MaxPool2d(2)\n' : null,
        );
      },
    };
    const { core } = supervised(undefined, host);
    const text = 'import torch\nfrom blocks import pool\npool(torch.ones(1, 1, 8, 8))\n';
    const hints = await answerOf(
      core,
      shapeHints,
      { layers: 'pooling', costs: null },
      moduleOf(text, { readsOthers: true }),
    );
    expect(hints.map((hint) => hint.text)).toEqual(['1×1×8×8 → 1×1×4×4']);
    expect(asked).toContain('blocks.py');
    const before = asked.length;
    await answerOf(
      core,
      shapeHints,
      { layers: 'pooling', costs: null },
      moduleOf(text, { key: 'file:///alone.py' }),
    );
    expect(asked).toHaveLength(before);
  });

  it('speaks the language that it was started with', async () => {
    const { core } = supervised(undefined, { messages: { 'Output size': '输出大小' } });
    const answer = await answerOf(core, hover, { at, look }, moduleOf(POOLING));
    expect(answer?.text).toContain('| 输出大小 |');
  });

  it('places a call in the cell of a notebook that it is in', async () => {
    const { core } = supervised();
    const module = moduleOf(POOLING, {
      label: 'cnn.ipynb',
      cells: [
        { firstLine: 0, number: 1 },
        { firstLine: 3, number: 4 },
      ],
    });
    const drawn = await answerOf(
      core,
      drawPanel,
      {
        call: { by: 'place', at },
        view: initialViewOptions,
        given: {},
        stale: false,
        location: null,
      },
      module,
    );
    expect(drawn?.state.json).toContain('cnn.ipynb, cell 4:2');
  });

  it('takes the Lab on from what the host holds of it', async () => {
    const { core } = supervised();
    const first = await answerOf(core, lab, { kept: null, call: null, events: [] }, null);
    const { settings } = first.kept;
    const wrong = { ...settings, padding: settings.padding.map(() => ({ before: 9, after: 9 })) };
    const edit = (sequence: number, of: typeof settings) => ({
      kind: 'intention' as const,
      intention: { type: 'edit' as const, sequence, settings: of },
    });
    const next = await answerOf(
      core,
      lab,
      { kept: first.kept, call: null, events: [edit(3, wrong)] },
      null,
    );
    expect(next.kept.sequence).toBe(3);
    // Another core knows nothing but what it is told, and shows the same.
    const again = await answerOf(
      supervised().core,
      lab,
      { kept: next.kept, call: null, events: [] },
      null,
    );
    expect(again.state).toEqual(next.state);
    expect(next.state.json).toContain('"error":{');
  });

  it('lets a student go on from a step that showing it completed', async () => {
    const { core } = supervised();
    let kept: LabKept | null = null;
    const happens = async (intention: LabIntention) => {
      const question = { kept, call: null, events: [{ kind: 'intention' as const, intention }] };
      const answer = await answerOf(core, lab, question, null);
      kept = answer.kept;
      return answer.kept;
    };
    const { settings } = await happens({ type: 'chooseLesson', lesson: lessons[0]?.id ?? '' });
    const done = { ...settings, operation: 'avg' as const, kernel: [2, 2], stride: [2, 2] };
    await happens({ type: 'edit', sequence: 1, settings: done });
    const { progress } = await happens({ type: 'goToStep', step: 1 });
    expect(progress).toMatchObject({ step: 1, completed: [0] });
  });
});
