import { describe, expect, it } from 'vitest';
import { english, type Translate } from '../../../src/engine/index.js';
import { poolingSites } from '../../../src/core/site-search.js';
import { hoverText } from '../../../src/present/hover/hover-text.js';
import { layerTitle } from '../../../src/present/layer/layer-title.js';
import {
  initialViewOptions,
  snapshot,
  type Subject,
  type ViewOptions,
} from '../../../src/present/index.js';
import { axesOf, windowCount } from '../../../src/picture/layout/cell-axes.js';
import { fanOutWords } from '../../../src/picture/words/fan-out-words.js';
import { layOut } from '../../../src/picture/layout/picture-layout.js';
import { DEFAULT_REQUEST } from '../../../src/picture/layout/layout.js';
import { legendOf } from '../../../src/picture/words/legend.js';
import { overlayScene } from '../../../src/picture/shapes/overlay-scene.js';
import { readoutOf } from '../../../src/picture/words/readout.js';
import { staticScene } from '../../../src/picture/shapes/static-scene.js';
import { markdownText } from '../../../src/picture/export/text-tables.js';
import { inputLabel, outputLabel } from '../../../src/picture/words/window-words.js';
import type { PanelState, ReadyState } from '../../../src/protocol/index.js';
import { LAYERS, subjectOf, type LayerCall } from '../../webview/panel/layers.js';
import { read } from '../python/libraries/support/read.js';
import { chinese } from './messages.js';

const t: Translate = (message, values) => english(chinese[message] ?? message, values);

/** What stays as it is in every language: names, units, code and numbers in letters. */
const NAMES = new RegExp(
  [
    'Poolscope|Apple GPU|MPS|PyTorch|TensorFlow(\\.js)?|Keras|Flax|JAX|ONNX|PaddlePaddle|WebNN|Caffe|MXNet|timm|NumPy|d2l',
    'fvcore|ptflops( \\(aten\\))?|thop|calflops|torchinfo|torchlens|FlopCounterMode|TF profiler',
    'FLOPs|MACs|softmax|Softmax|log-sum-exp|SAME|CPU|GPU|LaTeX|TikZ|NaN|KiB|MiB|px',
    // Code: calls, arguments, attributes, dtypes and functions of formulas.
    '[A-Za-z_]\\w*(\\.\\w+)*\\([^)]*\\)|\\w+=["\\w(), ]+|\\b\\w+\\.\\w+\\b|\\b\\w+_\\w+\\b',
    '\\b(float32|int64|relu|mul|max|min|median|out|Mean)\\b',
  ].join('|'),
  'gu',
);

/** Fields that hold no words for a reader. */
const SILENT: readonly string[] = [
  'action',
  'code',
  'framework',
  'indicesFrom',
  'kind',
  'location',
  'message',
  'of',
  'output',
  'picture',
  'preset',
  'selection',
  'severity',
  'style',
  'tool',
];

/** Every text of a state that a reader sees, besides code. */
const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return [];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if ('style' in value && value.style === 'code') return [];
  return Object.entries(value)
    .filter(([name]) => !SILENT.includes(name))
    .flatMap(([, field]) => textsIn(field));
};

/** The words of a state; where its values come from is a name. */
const wordsOf = (state: PanelState): readonly string[] =>
  textsIn('values' in state ? { ...state, values: null } : state);

/** Words of texts that are still in English; what a framework says is quoted as it is. */
const englishIn = (texts: readonly string[]): readonly string[] =>
  texts.filter(
    (text) => !/^\w+Error: /u.test(text) && /[A-Za-z]{2,}/u.test(text.replaceAll(NAMES, '')),
  );

const stateOf = (subject: Subject, view: Partial<ViewOptions> = {}): PanelState =>
  snapshot(subject, { ...initialViewOptions, ...view }, t);

const layer = (
  operation: string,
  args: LayerCall['arguments'],
  input: LayerCall['input'],
  rest: Partial<LayerCall> = {},
): LayerCall => ({ operation, arguments: args, text: `nn.${operation}()`, input, ...rest });

const MORE: Readonly<Record<string, LayerCall>> = {
  dropped: layer('MaxPool2d', { kernel_size: 2 }, [1, 1, 5, 7]),
  gaps: layer('AvgPool2d', { kernel_size: 2, stride: 3 }, [1, 2, 8, 8]),
  excluded: layer(
    'AvgPool2d',
    { kernel_size: 3, padding: 1, count_include_pad: false },
    [1, 1, 6, 6],
  ),
  divisor: layer('AvgPool2d', { kernel_size: 2, divisor_override: 3 }, [1, 1, 4, 4]),
  lp: layer('LPPool2d', { norm_type: 3, kernel_size: 2, ceil_mode: true }, [1, 1, 5, 5]),
  wide: layer('MaxPool2d', { kernel_size: 7, stride: 1, padding: 3 }, [1, 1, 12, 12]),
  fractional: layer('FractionalMaxPool2d', { kernel_size: 2, output_size: 3 }, [1, 1, 7, 7]),
  uneven: layer('AdaptiveMaxPool2d', { output_size: [2, 3] }, [1, 1, 5, 8]),
  same: layer('MaxPooling2D', { pool_size: 2, padding: 'same' }, [1, 5, 5, 1], {
    framework: 'keras',
  }),
  globalKeras: layer('GlobalAveragePooling2D', {}, [1, 7, 7, 8], { framework: 'keras' }),
  tooSmall: layer('MaxPool2d', { kernel_size: 9 }, [1, 1, 4, 4]),
  stride: layer('MaxPool2d', { kernel_size: 2, stride: 0 }, [1, 1, 4, 4]),
  wrongRank: layer('MaxPool2d', { kernel_size: 2 }, [4]),
};

const ALL = Object.entries({ ...LAYERS, ...MORE });

const CODE = `import torch
from torch import nn

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.pool = nn.MaxPool2d(2, stride=2, return_indices=True)
        self.unpool = nn.MaxUnpool2d(2, stride=2)
        self.read = nn.MaxPool2d(int(input()))

    def forward(self, x):
        y, i = self.pool(x)
        return self.unpool(y, i)

pool = nn.MaxPool2d(2, return_indices=True)
y, i = pool(torch.arange(16.0).reshape(1, 1, 4, 4))
z = nn.MaxUnpool2d(2)(y, i)
`;

const fromCode = async (): Promise<readonly PanelState[]> => {
  const { sites, file } = await read(CODE);
  return poolingSites(sites, file).map(({ site }) =>
    stateOf({
      kind: 'layer',
      call: { text: site.text, framework: 'PyTorch', location: 'net.py:6' },
      site,
      stale: false,
      stopped: null,
      proposals: [],
    }),
  );
};

const isReady = (state: PanelState): state is ReadyState => state.kind === 'ready';

/** Texts in which sentences are joined by a space, as in English. */
const spacedIn = (texts: readonly string[]): readonly string[] =>
  texts.filter((text) => /[。！？；：，、] +\S/u.test(text));

describe('a snapshot in Chinese', () => {
  it.each(ALL)('joins sentences without a space: %s', (_, call) => {
    for (const tab of ['windows', 'convolution', 'compare', 'gradient'] as const) {
      const state = stateOf(subjectOf(call), { tab });
      const tabWords = isReady(state) ? wholeTextsIn(state.tab) : [];
      expect(spacedIn([...wordsOf(state), ...wholeTextsIn(state), ...tabWords]), tab).toEqual([]);
    }
  });

  it.each(ALL)('has no English in it: %s', (_, call) => {
    expect(englishIn(wordsOf(stateOf(subjectOf(call))))).toEqual([]);
  });

  it.each(['convolution', 'compare', 'gradient'] as const)('has none in the tab %s', (tab) => {
    for (const [, call] of ALL) {
      const state = stateOf(subjectOf(call), { tab });
      if (!isReady(state)) continue;
      expect(englishIn(richTextsIn(state.tab)), call.text).toEqual([]);
    }
  });

  it.each(['4, 4, 4, 4, 4', '4, ?', '1, 1, 2, 2'])('has none for the size “%s”', (shapeText) => {
    for (const [, call] of ALL) {
      const state = stateOf(subjectOf({ ...call, input: null }), { shapeText });
      expect(englishIn(wordsOf(state)), call.text).toEqual([]);
    }
  });

  it('has none for typed values', () => {
    const state = stateOf(subjectOf(LAYERS.d2l), {
      edits: [{ at: [0, 0, 0, 0], value: 3 }],
      done: 1,
      values: { kind: 'preset', preset: { kind: 'random', seed: 3 } },
    });
    expect(state.kind === 'ready' && state.header.values).toBe('随机，种子 3，其中 1 个由你输入');
  });

  it('has none for code with symbols, unpooling and what is not known', async () => {
    const states = await fromCode();
    expect(new Set(states.map(({ kind }) => kind))).toEqual(
      new Set(['ready', 'needsShape', 'unpooling', 'unreadable']),
    );
    for (const state of states) expect(englishIn(wordsOf(state))).toEqual([]);
  });

  it('says what the book’s layer does', () => {
    const state = stateOf(subjectOf(LAYERS.d2l));
    if (!isReady(state)) throw new Error(state.kind);
    expect(state.sentence.map(({ text }) => text).join('')).toBe(
      '每个输出取 3×3 窗口中的最大值。窗口每次移动 2 格，因此相邻窗口共用一行或一列。',
    );
    expect(state.inspector.notices[0]?.text.map(({ text }) => text).join('')).toBe(
      '右、下侧的填充从不被读取：只填充左、上侧得到同样的输出。',
    );
  });
});

describe('a picture in Chinese', () => {
  const pictures = ALL.flatMap(([name, call]) => {
    const state = stateOf(subjectOf(call));
    return isReady(state) ? [{ name, state }] : [];
  });

  it.each(pictures)('has no English in its labels: $name', ({ state }) => {
    const { picture } = state;
    const layout = layOut(picture, DEFAULT_REQUEST);
    const last = windowCount(axesOf(picture)) - 1;
    const scenes = [
      staticScene(picture, layout, 'numbers', t),
      overlayScene(picture, layout, last, 'numbers', t),
    ];
    const labels = scenes.flatMap(({ shapes }) =>
      shapes.flatMap((shape) => (shape.kind === 'text' ? [shape.text, shape.tail ?? ''] : [])),
    );
    expect(englishIn(labels)).toEqual([]);
  });

  it.each(pictures)('has none in what is read aloud: $name', ({ state }) => {
    const { picture } = state;
    const last = windowCount(axesOf(picture)) - 1;
    const words = [0, last].flatMap((window) => textsIn(readoutOf(picture, window, t)));
    const cells = [
      [0, 0, 0],
      [0, -1, -1],
      [1, 3, 4],
      [0, 7, 7],
    ] as const;
    const said = cells.flatMap((cell) => [
      ...textsIn(fanOutWords(picture, cell, t)),
      inputLabel(picture, cell, t),
      outputLabel(picture, cell, t),
    ]);
    const legend = legendOf(picture, 'numbers', t).map(({ label }) => label);
    expect(englishIn([...words, ...said, ...legend])).toEqual([]);
  });

  it('has none in its page of Markdown', () => {
    const state = stateOf(subjectOf(LAYERS.average));
    if (!isReady(state)) throw new Error(state.kind);
    const lines = markdownText(state, 0, t).split('\n').slice(1);
    expect(englishIn(lines.map((line) => line.replaceAll(/`[^`]*`/gu, '')))).toEqual([]);
  });
});

describe('a hover in Chinese', () => {
  it.each(ALL)('has no English besides code: %s', (_, call) => {
    const subject = subjectOf(call);
    const links = {
      visualize: '',
      compare: '',
      asConvolution: '',
      openLab: '',
      chain: '',
      giveSize: '',
      fix: '',
    };
    const title = layerTitle(subject.site, t);
    const text = hoverText(stateOf(subject, { summaryOnly: true }), {
      title,
      dtype: null,
      surprise: null,
      thumbnail: null,
      links,
      t,
    });
    const lines = (text ?? '').replaceAll(/`[^`]*`|\$\([a-z-]+\)|&nbsp;|<br>|\\/gu, '').split('\n');
    expect(englishIn(lines)).toEqual([]);
    expect(title).toMatch(/汇聚$|^nn\./u);
  });
});

/** Each rich text as a whole, its pieces put together. */
const wholeTextsIn = (value: unknown): readonly string[] => {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return [];
  if (!Array.isArray(value)) return Object.values(value).flatMap(wholeTextsIn);
  const pieces = value.filter(
    (each): each is { readonly text: string } =>
      typeof each === 'object' && each !== null && 'style' in each && 'text' in each,
  );
  return pieces.length > 0
    ? [pieces.map(({ text }) => text).join('')]
    : value.flatMap(wholeTextsIn);
};

/** The rich texts of a tab: its other fields hold code, names and numbers. */
const richTextsIn = (value: unknown): readonly string[] => {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return [];
  if (Array.isArray(value)) return value.flatMap(richTextsIn);
  if ('style' in value && 'text' in value) return textsIn(value);
  return Object.values(value).flatMap(richTextsIn);
};
