import { symbol } from '../../../src/python/dimension.js';
import { describe, expect, it } from 'vitest';
import { continueWork } from '../../../src/present/large-plane/background-work.js';
import { applyIntention, initialViewOptions, snapshot } from '../../../src/present/index.js';
import { codeTokens } from '../../../src/present/layer/code-tokens.js';
import { bytesText } from '../../../src/present/inspector/cost-state.js';
import { presetValue } from '../../../src/present/input/presets.js';
import { typedShape } from '../../../src/present/plane/typed-shape.js';
import { plainText, readMessage } from '../../../src/protocol/index.js';
import { LAYERS, readyOf, stateOf, subjectOf } from '../../webview/panel/layers.js';

describe('a snapshot of a layer that is known', () => {
  it('holds the numbers of the book’s exercise', () => {
    const state = readyOf(LAYERS.d2l);
    expect(Array.from(state.picture.output.data)).toEqual([5, 7, 13, 15]);
    expect(Array.from(state.picture.winners ?? [])).toEqual([5, 7, 13, 15]);
    expect(state.picture.counts).toEqual({
      data: 16,
      padding: 9,
      neverRead: 11,
      overhang: 0,
      dropped: 0,
      holes: 0,
    });
    expect(state.header).toMatchObject({
      input: '1×1×4×4',
      output: '1×1×2×2',
      values: 'arange(16)',
    });
    expect(plainText(state.sentence)).toBe(
      'Each output keeps the largest value in a 3×3 window. Windows move 2 cells, so neighbours share one row or column.',
    );
  });

  it('explains the output size with the numbers of the layer', () => {
    const [formula] = readyOf(LAYERS.d2l).inspector.outputSize.formulas;
    expect(formula?.axes).toBe('height, width');
    expect(formula?.parts.map(({ text }) => text).join('')).toBe('⌊(4+2·1-3)/2⌋+1 = 2');
    expect(plainText(readyOf(LAYERS.d2l).inspector.outputSize.remark)).toBe(
      '3 ÷ 2 leaves 1: the last padded row and column are left over.',
    );
    expect(plainText(readyOf(LAYERS.average).inspector.outputSize.remark)).toBe(
      '3 ÷ 2 is rounded up. The last window starts at 4, inside the input, so it is kept.',
    );
  });

  it('says that an adaptive layer of size 1 takes the whole input', () => {
    const { outputSize } = readyOf({
      operation: 'AdaptiveAvgPool2d',
      arguments: { output_size: 1 },
      text: 'nn.AdaptiveAvgPool2d(1)',
      input: [1, 8, 7, 7],
    }).inspector;
    expect(outputSize.formulas[0]?.parts.map(({ text }) => text).join('')).toBe(
      'one window over all 7 = 1',
    );
    expect(plainText(outputSize.remark)).toBe('The one bin is the whole 7×7.');
  });

  it.each([
    ['MaxPool2d', [16, 16], 'arange'],
    ['MaxPool2d', [24, 16], 'arange'],
    ['MaxPool2d', [28, 28], 'sample'],
    ['MaxPool2d', [16, 17], 'sample'],
    ['MaxPool1d', [32], 'arange'],
    ['MaxPool1d', [33], 'sample'],
  ])(
    'takes a ramp of numbers where they can be read, else a picture: %s of %j',
    (operation, sizes, kind) => {
      const input = [1, 1, ...sizes];
      const layer = { operation, arguments: { kernel_size: 2 }, text: `nn.${operation}(2)`, input };
      expect(readyOf(layer).values.preset?.kind).toBe(kind);
    },
  );

  it('names the elements of the plane in view that were typed, each once', () => {
    const edits = [
      { at: [0, 0, 1, 2], value: 3 },
      { at: [0, 0, 1, 2], value: 4 },
      { at: [0, 1, 0, 0], value: 5 },
      { at: [0, 0, 3, 3], value: 6 },
    ];
    const layer = { ...LAYERS.d2l, input: [1, 2, 4, 4] };
    expect(readyOf(layer, { edits, done: 3 }).values.typed).toEqual([[1, 2]]);
    expect(readyOf(layer, { edits, done: 4 }).values.typed).toEqual([
      [1, 2],
      [3, 3],
    ]);
  });

  it('counts the cost exactly at the borders', () => {
    const rows = readyOf(LAYERS.d2l).inspector.cost?.rows ?? [];
    const values = Object.fromEntries(rows.map(({ label, value }) => [label, value]));
    expect(values).toMatchObject({
      'Values read': '25',
      '… counting padding': '36',
      Comparisons: '21',
      Divisions: '0',
      'Bytes in / out': '64 / 16',
      Intensity: '0.26',
      Overlap: '1.56×',
      'd2l textbook': '36',
    });
  });

  it('passes the border between host and webview unharmed', () => {
    for (const layer of Object.values(LAYERS)) {
      const message = readMessage(
        structuredClone({ type: 'show', revision: 1, state: stateOf(layer) }),
      );
      expect(message.ok ? '' : message.error).toBe('');
    }
  });

  it('sends only a part of a plane that is too large, with the whole in overview', () => {
    const { picture } = readyOf(LAYERS.huge, {
      viewport: { origin: [500, 500], size: [40, 60] },
    });
    expect(picture.input.shape).toEqual([1024, 1024]);
    expect(picture.input.size).toEqual([40, 60]);
    expect(picture.input.data).toHaveLength(2400);
    expect(picture.inputOverview).toMatchObject({ rows: 256, columns: 256 });
    expect(settled(LAYERS.huge).inputOverview).toMatchObject({ rows: 512, columns: 512 });
    expect(picture.output.data.length).toBeLessThan(1000);
  });

  it('gives back one to the winner of each window, and shares of one under an average', () => {
    expect(readyOf(LAYERS.d2l).picture.gradient?.reduce((sum, value) => sum + value, 0)).toBe(4);
    const average = readyOf(LAYERS.average).picture.gradient ?? [];
    expect(average[0]).toBeCloseTo(1 / 4, 6);
    expect(average[24]).toBeCloseTo(1, 6);
  });

  it('offers the layer as code of other frameworks', () => {
    const labels = readyOf(LAYERS.d2l).copyAs.map(({ label }) => label);
    expect(labels).toContain('PyTorch');
    expect(labels).toContain('Keras');
  });
});

describe('a snapshot of a layer that can’t be drawn yet', () => {
  it('asks for one size, with the corner and the formula that need none', () => {
    const state = stateOf(LAYERS.unknown);
    expect(state).toMatchObject({
      kind: 'needsShape',
      hint: 'batch, channels, height, width. Or only height, width.',
      corner: { kernel: [3, 3], stride: [2, 2], padBefore: [1, 1] },
      error: '',
    });
  });

  it('takes the size that the reader gives, and says so', () => {
    const state = stateOf(LAYERS.unknown, { shapeText: '8, 8' });
    expect(state).toMatchObject({
      kind: 'ready',
      header: { input: '1×1×8×8', origin: 'size given by you' },
    });
  });

  it('refuses what is not a size in words', () => {
    expect(stateOf(LAYERS.unknown, { shapeText: '4, x' })).toMatchObject({
      kind: 'needsShape',
      error: '“x” is not a size.',
    });
  });

  it('shows the framework’s own error with what would be accepted', () => {
    const state = stateOf(LAYERS.invalid);
    expect(state).toMatchObject({
      kind: 'invalid',
      message:
        'RuntimeError: pad should be at most half of effective kernel size, but got pad=2, kernel_size=2 and dilation=1',
      fixes: [
        { link: { label: 'Use padding=1' }, result: 'output 4 × 4' },
        { link: { label: 'Use kernel_size=4' }, result: 'output 2 × 2' },
        { link: { label: 'Use padding=0' }, result: 'output 3 × 3' },
      ],
    });
    const code = state.kind === 'invalid' ? state.header.code : [];
    const marked = code.filter(({ offending }) => offending).map(({ text }) => text);
    expect(marked.join('')).toBe('padding=2');
  });

  it('keeps symbols of batch and channels in the header', () => {
    const subject = subjectOf(LAYERS.d2l);
    const [flow] = subject.site.flows;
    if (flow === undefined) throw new Error('no flow');
    const symbolic = { ...flow, input: [symbol('N'), 64, 8, 8] };
    const state = snapshot(
      { ...subject, site: { ...subject.site, flows: [symbolic] } },
      initialViewOptions,
    );
    expect(state).toMatchObject({
      kind: 'ready',
      header: { input: 'N×64×8×8', output: 'N×64×4×4' },
    });
  });

  it('asks when height and width are symbols', () => {
    const subject = subjectOf(LAYERS.d2l);
    const [flow] = subject.site.flows;
    if (flow === undefined) throw new Error('no flow');
    const symbolic = { ...flow, input: [symbol('N'), 64, symbol('H'), symbol('W')] };
    const state = snapshot(
      { ...subject, site: { ...subject.site, flows: [symbolic] } },
      initialViewOptions,
    );
    expect(state).toMatchObject({ kind: 'needsShape', header: { input: 'N×64×H×W' } });
    const formulas = state.kind === 'needsShape' ? state.formulas : [];
    expect(formulas.map(({ parts }) => parts.map(({ text }) => text).join(''))).toEqual([
      '⌊(H+2·1-3)/2⌋+1',
      '⌊(W+2·1-3)/2⌋+1',
    ]);
  });
});

describe('a reader’s choices', () => {
  it('edit cells, undo and redo', () => {
    const edited = applyIntention(initialViewOptions, { type: 'editCell', at: [0, 0], value: 99 });
    expect(readyOf(LAYERS.d2l, edited).picture.output.data[0]).toBe(99);
    const undone = applyIntention(edited, { type: 'undo' });
    expect(readyOf(LAYERS.d2l, undone).picture.output.data[0]).toBe(5);
    expect(readyOf(LAYERS.d2l, undone).values).toMatchObject({ canUndo: false, canRedo: true });
    const redone = applyIntention(undone, { type: 'redo' });
    expect(readyOf(LAYERS.d2l, redone).picture.output.data[0]).toBe(99);
  });

  it('take presets, and pictures of any size', () => {
    const preset = applyIntention(initialViewOptions, {
      type: 'setValues',
      values: { kind: 'preset', preset: { kind: 'constant', value: 2 } },
    });
    expect(Array.from(readyOf(LAYERS.d2l, preset).picture.output.data)).toEqual([2, 2, 2, 2]);
    const image = applyIntention(initialViewOptions, {
      type: 'setValues',
      values: {
        kind: 'image',
        name: 'cat.png',
        channels: 1,
        rows: 2,
        columns: 2,
        data: Float32Array.of(0, 0.25, 0.5, 1),
      },
    });
    const ready = readyOf(LAYERS.d2l, image);
    expect(ready.header.values).toBe('cat.png');
    expect(ready.picture.input.data[15]).toBe(1);
  });

  it('go to another plane', () => {
    const view = applyIntention(initialViewOptions, {
      type: 'select',
      batch: 0,
      channel: 3,
      viewport: null,
    });
    expect(readyOf(LAYERS.global, view).selection).toMatchObject({ channel: 3, channels: 16 });
  });
});

describe('texts of a snapshot', () => {
  it('keeps the spaces of strings and makes line breaks between arguments single spaces', () => {
    const written = (text: string): string =>
      codeTokens(text, null)
        .map((token) => token.text)
        .join('');
    const call = "reduce(y, 'b c h w -> b c', 'max')";
    expect(written(call)).toBe(call);
    expect(written('nn.MaxPool2d(\n    2,\n    stride=2)')).toBe('nn.MaxPool2d( 2, stride=2)');
  });

  it('colour a call as an editor does', () => {
    const kinds = codeTokens("pool = f('a', ceil_mode=True, k=2)", null).filter(
      ({ kind }) => kind !== 'plain',
    );
    expect(kinds.map(({ text, kind }) => `${kind} ${text}`)).toEqual([
      'parameter pool',
      'function f',
      "string 'a'",
      'parameter ceil_mode',
      'keyword True',
      'parameter k',
      'number 2',
    ]);
  });

  it('read sizes as people type them', () => {
    expect(typedShape('(1, 3, 224, 224)', 2, 'channels-first')).toEqual({
      ok: true,
      shape: [1, 3, 224, 224],
    });
    expect(typedShape('4x4', 2, 'channels-first')).toEqual({ ok: true, shape: [1, 1, 4, 4] });
    expect(typedShape('28 28', 2, 'channels-last')).toEqual({ ok: true, shape: [1, 28, 28, 1] });
    expect(typedShape('4', 2, 'channels-first').ok).toBe(false);
  });

  it('say bytes in the unit that reads best', () => {
    expect([80, 1024, 3_211_264, 802_816].map(bytesText)).toEqual([
      '80 B',
      '1.00 KiB',
      '3.06 MiB',
      '0.77 MiB',
    ]);
  });

  it('make up the same values at every call', () => {
    const place = { offset: 11, channel: 0, at: [2, 3], sizes: [4, 4] };
    for (const preset of [
      { kind: 'random', seed: 3 },
      { kind: 'digits', seed: 7 },
      { kind: 'sample' },
    ] as const) {
      expect(presetValue(preset, place)).toBe(presetValue(preset, place));
    }
  });
});

describe('a snapshot of an unpooling layer', () => {
  const subject = subjectOf({ ...LAYERS.d2l, text: 'nn.MaxUnpool2d(2)', operation: 'MaxUnpool2d' });
  const site = { ...subject.site, kind: 'MaxUnpool2d', isPooling: false };

  it('is drawn with its shapes', () => {
    const flows = [{ ...flowOf(subject), input: [1, 1, 2, 2], output: [1, 1, 5, 5] }];
    const arguments_ = { kernel_size: 3, stride: 2, padding: 0 };
    const pooling = site.pooling === null ? null : { ...site.pooling };
    const call = pooling === null ? null : { ...pooling.call, arguments: arguments_ };
    if (pooling === null || call === null) throw new Error('no call');
    const state = snapshot(
      { ...subject, site: { ...site, flows, pooling: { ...pooling, call } } },
      initialViewOptions,
    );
    if (state.kind !== 'unpooling') throw new Error(state.kind);
    expect(state.header).toMatchObject({ input: '1×1×2×2', output: '1×1×5×5' });
    expect(state.indicesFrom).toBe('sample');
  });

  it('says it without shapes where they are not known', () => {
    const unknown = { reason: 'the shape of the input isn’t known', range: null };
    const state = snapshot(
      { ...subject, site: { ...site, flows: [], pooling: null, unknown } },
      initialViewOptions,
    );
    if (state.kind !== 'unreadable') throw new Error(state.kind);
    expect(state.header).toMatchObject({ input: '?', output: '?' });
    expect(plainText(state.reason)).toContain('and 0 everywhere else');
    expect(plainText(state.reason)).toContain('Its sizes aren’t known: the shape of the input');
  });
});

const flowOf = ({ site }: ReturnType<typeof subjectOf>) => {
  const [flow] = site.flows;
  if (flow === undefined) throw new Error('no flow');
  return flow;
};

describe('a snapshot of a plane too large to hold', () => {
  const LARGE = { ...LAYERS.d2l, input: [1, 1, 8193, 8191] };

  it('shows the whole in overview, says how, and counts every cell', () => {
    const { picture, header, inspector } = readyOf(LARGE);
    expect(picture.sampled).toBe(false);
    expect(picture.overviewMeaning).toEqual({
      statistic: 'largest',
      block: [33, 32],
      taken: 4,
      outputs: 'one',
    });
    expect(picture.unfinished).not.toBeNull();
    expect(picture.axes.map((axis) => axis.inputSize)).toEqual([8193, 8191]);
    expect(picture.inputOverview).toMatchObject({ rows: 256, columns: 256 });
    expect(header).toMatchObject({ input: '1×1×8193×8191', output: '1×1×4097×4096' });
    expect(picture.counts.data).toBe(8193 * 8191);
    const read = (3 * 4097 - 2) * (3 * 4096 - 2);
    const rows = inspector.cost?.rows.find(({ label }) => label === 'Values read');
    expect(rows?.value).toBe(read.toLocaleString('en'));
  });

  it('has the true numbers of the part in view', () => {
    const viewport = { origin: [8000, 7000], size: [40, 40] };
    const state = snapshot(subjectOf(LARGE), { ...initialViewOptions, values: ARANGE, viewport });
    if (state.kind !== 'ready') throw new Error(state.kind);
    const { input, output } = state.picture;
    expect(input.data[0]).toBe(Math.fround(8000 * 8191 + 7000));
    const [row = 0, column = 0] = output.origin;
    expect(output.data[0]).toBe(Math.fround((2 * row + 1) * 8191 + 2 * column + 1));
  });

  it('is drawn whole where one window reads a large part of it', () => {
    const { picture } = readyOf({
      operation: 'AdaptiveAvgPool2d',
      arguments: { output_size: 2 },
      text: 'nn.AdaptiveAvgPool2d(2)',
      input: [1, 1, 8192, 8192],
    });
    expect(picture.sampled).toBe(false);
    expect(picture.axes.map((axis) => axis.inputSize)).toEqual([8192, 8192]);
    expect(picture.overviewMeaning).toMatchObject({ statistic: 'mean', outputs: 'none' });
    expect(picture.output.size).toEqual([0, 0]);
    expect(picture.unfinished).not.toBeNull();
  });

  it('shows values where they are in the whole plane', () => {
    const subject = subjectOf(LARGE);
    const view = { ...initialViewOptions, values: ARANGE };
    const state = snapshot(subject, view);
    if (state.kind !== 'ready') throw new Error(state.kind);
    const { input } = state.picture;
    const columns = input.size[1] ?? 0;
    expect(Array.from(input.data.subarray(columns, columns + 2))).toEqual([8191, 8192]);
  });

  it('counts every value of a block once there was time for it', () => {
    const picture = settled({ ...LAYERS.d2l, input: [1, 1, 2048, 2048] });
    expect(picture.overviewMeaning).toEqual({
      statistic: 'largest',
      block: [4, 4],
      taken: null,
      outputs: 'all',
    });
  });

  it('has the exact result of windows that are put together from pieces', () => {
    const picture = settled({
      ...LAYERS.d2l,
      operation: 'MaxPool2d',
      arguments: { kernel_size: 2048 },
      input: [1, 1, 2048, 2049],
    });
    const largest = picture.inputRange.max;
    expect(Array.from(picture.output.data)).toEqual([largest]);
    expect(picture.winners?.length).toBe(1);
    expect(picture.ties?.[0]).toBeGreaterThan(0);
  });

  it('is drawn where one window is larger than what can be held', () => {
    const { picture, tab } = readyOf({
      ...LAYERS.d2l,
      arguments: { kernel_size: 8192 },
      input: [1, 1, 8192, 8192],
    });
    expect(picture.axes.map((axis) => axis.inputSize)).toEqual([8192, 8192]);
    expect(tab.kind).toBe('windows');
  });
});

/** A picture after all the work that goes on between snapshots. */
function settled(layer: Parameters<typeof readyOf>[0]): ReturnType<typeof readyOf>['picture'] {
  for (;;) {
    const { picture } = readyOf(layer);
    if (picture.unfinished === null) return picture;
    while (continueWork(1000) === 'unfinished');
  }
}

const ARANGE = { kind: 'preset', preset: { kind: 'arange' } } as const;
