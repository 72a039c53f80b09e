import { describe, expect, it } from 'vitest';
import { dialectOf, frameworkNames } from '../../../src/engine/dialects/index.js';
import {
  english,
  joinedPoolings,
  plan,
  specify,
  type ArgumentValue,
} from '../../../src/engine/index.js';
import type { Framework } from '../../../src/engine/index.js';
import { axesOf, windowCount } from '../../../src/picture/layout/cell-axes.js';
import { exportScenes } from '../../../src/picture/export/export-scenes.js';
import { DEFAULT_REQUEST } from '../../../src/picture/layout/layout.js';
import { readoutOf } from '../../../src/picture/words/readout.js';
import { thumbnailSvg } from '../../../src/picture/export/thumbnail.js';
import { unpoolingWords } from '../../../src/picture/unpooling/unpooling-words.js';
import { plainText, readMessage, type Mode } from '../../../src/protocol/index.js';
import { stateOf, type LayerCall } from '../../webview/panel/layers.js';

type Arguments = Readonly<Record<string, ArgumentValue>>;

/** Arguments of small layers, by their operations' names; the first that fits is drawn. */
const EXAMPLES: readonly (readonly [framework: RegExp, operation: RegExp, args: Arguments])[] = [
  [/torch/u, /^lp/iu, { norm_type: 2, kernel_size: 2 }],
  [/torch/u, /fractional/iu, { kernel_size: 2, output_size: 3 }],
  [/torch|paddle/u, /adaptive/iu, { output_size: 3 }],
  [/torch|paddle/u, /pool/iu, { kernel_size: 3, stride: 2, padding: 1 }],
  [/torch/u, /./u, { dim: [2, 3] }],
  [
    /jax/u,
    /reduce_window/u,
    {
      window_dimensions: [1, 1, 2, 2],
      window_strides: [1, 1, 2, 2],
      base_dilation: [1, 1, 2, 1],
      computation: 'add',
    },
  ],
  [/jax|numpy/u, /./u, { axis: [2, 3] }],
  [/tensorflow/u, /reduce/u, { axis: [1, 2] }],
  [/tensorflow/u, /fractional/u, { pooling_ratio: [1, { float: 1.5 }, { float: 1.5 }, 1] }],
  [
    /tensorflow/u,
    /^pool$/u,
    {
      window_shape: [2, 2],
      pooling_type: 'MAX',
      strides: [2, 2],
      padding: 'SAME',
    },
  ],
  [/tensorflow/u, /./u, { ksize: 2, strides: 2, padding: 'SAME' }],
  [/keras/u, /adaptive/iu, { output_size: 3 }],
  [/keras/u, /^global/iu, {}],
  [/keras/u, /./u, { pool_size: 2, padding: 'same' }],
  [/flax/u, /./u, { window_shape: [2, 2], strides: [2, 2], padding: 'SAME' }],
  [/onnx/u, /^global/iu, {}],
  [/onnx/u, /./u, { kernel_shape: [3, 3], strides: [2, 2], pads: [1, 0, 1, 0] }],
  [/tfjs/u, /^global/iu, {}],
  [
    /tfjs/u,
    /^pool$/u,
    {
      windowShape: [2, 2],
      poolingType: 'max',
      padding: 'same',
      pad: 'same',
      strides: [2, 2],
    },
  ],
  [/tfjs/u, /^(max|avg)Pool(3d|WithArgmax)?$/u, { filterSize: 2, strides: 2, pad: 'same' }],
  [/tfjs/u, /./u, { poolSize: 2, padding: 'same' }],
  [/webnn/u, /./u, { windowDimensions: [2, 2], strides: [2, 2] }],
  [/mxnet/u, /^global/iu, {}],
  [/mxnet/u, /^pooling$/iu, { kernel: [2, 2], stride: [2, 2], pool_type: 'max' }],
  [/mxnet/u, /./u, { pool_size: 2 }],
  [/caffe/u, /./u, { pool: 'MAX', kernel_size: 3, stride: 2 }],
  [/timm/u, /adaptive/iu, { output_size: 1 }],
  [/timm/u, /blur/iu, { channels: 1 }],
  [/timm/u, /./u, { kernel_size: 3, stride: 2 }],
  [/skimage/u, /./u, { block_size: [2, 2], func: 'max' }],
  [/haiku/u, /./u, { window_shape: 2, strides: 2, padding: 'SAME' }],
  [/equinox/u, /adaptive/iu, { target_shape: 2 }],
  [/equinox|mlx/u, /./u, { kernel_size: 2, stride: 2 }],
  [/d2l/u, /./u, { pool_size: [2, 2], mode: 'avg' }],
];

const LAST: readonly Framework[] = ['tensorflow', 'keras', 'flax', 'haiku', 'mlx', 'tfjs'];
const BARE: readonly Framework[] = ['d2l', 'skimage'];
const UNBATCHED: readonly Framework[] = ['equinox'];

/** Batch and channels of 1 around axes of 5 to 7; frameworks without them have the axes alone. */
function shapeFor(framework: Framework, operation: string): readonly number[] {
  const rank = Number(/([123])d/iu.exec(operation)?.[1] ?? 2);
  const spatial = [5, 6, 7].slice(0, rank);
  if (BARE.includes(framework)) return spatial;
  if (UNBATCHED.includes(framework)) return [1, ...spatial];
  return LAST.includes(framework) ? [1, ...spatial, 1] : [1, 1, ...spatial];
}

function exampleOf(framework: Framework, operation: string): LayerCall {
  const shape = shapeFor(framework, operation);
  const fits = EXAMPLES.find(([of, named, args]) => {
    if (!of.test(framework) || !named.test(operation)) return false;
    const call = { framework, operation, arguments: args, version: null };
    const spec = specify(joinedPoolings(call)?.average ?? call, shape);
    return spec.ok && plan(spec.value, shape).ok;
  });
  if (fits === undefined) throw new Error(`no example of ${framework} ${operation}`);
  const text = `${framework}.${operation}()`;
  return { framework, operation, arguments: fits[2], text, input: shape };
}

const OPERATIONS = frameworkNames.flatMap((framework) =>
  Object.keys(dialectOf(framework).operations).map((name) => [framework, name] as const),
);

const MODES: readonly Mode[] = ['numbers', 'heat', 'coverage', 'gradient'];

describe('the panel draws every operation that the engine knows', () => {
  it.each(OPERATIONS)('%s %s', (framework, operation) => {
    const layer = exampleOf(framework, operation);
    const state = stateOf(layer);
    if (state.kind !== 'ready') throw new Error(JSON.stringify(state));
    const { picture } = state;
    const windows = windowCount(axesOf(picture));
    expect(windows).toBeGreaterThan(0);
    expect(picture.output.data).toHaveLength(windows);
    expect(plainText(state.sentence)).not.toBe('');
    expect(state.inspector.outputSize.formulas).not.toHaveLength(0);
    for (const mode of MODES) {
      const scenes = exportScenes(picture, DEFAULT_REQUEST, windows - 1, mode, english);
      expect(scenes.every(({ width, height }) => width > 0 && height > 0)).toBe(true);
    }
    expect(plainText(readoutOf(picture, 0, english).expression)).toMatch(/^out\[0/u);
    expect(thumbnailSvg(picture, 'light', 260, 130, english)).toMatch(/^<svg/u);
    const message = readMessage({ type: 'show', revision: 1, state });
    expect(message.ok ? '' : message.error).toBe('');
    for (const tab of ['convolution', 'compare', 'gradient'] as const) {
      expect(stateOf(layer, { tab }).kind).toBe('ready');
    }
  });
});

const UNPOOLINGS: readonly (readonly [Framework, string, Arguments, readonly number[]])[] = [
  ...[1, 2, 3].flatMap((rank) => {
    const shape = [1, 2, ...Array.from({ length: rank }, () => 2)];
    const windows = { kernel_size: 2, stride: 2 };
    return [
      ['torch', `MaxUnpool${String(rank)}d`, windows, shape] as const,
      ['torch', `max_unpool${String(rank)}d`, windows, shape] as const,
      ['paddle', `MaxUnPool${String(rank)}D`, windows, shape] as const,
      ['paddle', `max_unpool${String(rank)}d`, windows, shape] as const,
      [
        'onnx',
        'MaxUnpool',
        {
          kernel_shape: Array.from({ length: rank }, () => 2),
          strides: Array.from({ length: rank }, () => 2),
        },
        shape,
      ] as const,
    ];
  }),
];

describe('the panel draws every unpooling that the engine knows', () => {
  it.each(UNPOOLINGS)('%s %s of %j on %j', (framework, operation, args, shape) => {
    const layer = { framework, operation, arguments: args, text: `${operation}()`, input: shape };
    for (const channel of [0, 1]) {
      const state = stateOf(layer, { channel });
      if (state.kind !== 'unpooling') throw new Error(JSON.stringify(state));
      const { picture } = state;
      expect(picture.outside).toBe(0);
      expect(picture.output.size).toEqual(shape.slice(2).map((size) => size * 2));
      expect(
        unpoolingWords(picture, 0, english)
          .expression.map(({ text }) => text)
          .join(''),
      ).toMatch(/^in\[0.*→ out\[/u);
    }
  });
});
