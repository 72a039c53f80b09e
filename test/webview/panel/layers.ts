import type { ArgumentValue, Framework } from '../../../src/engine/index.js';
import type { Subject } from '../../../src/present/index.js';
import { initialViewOptions, snapshot, type ViewOptions } from '../../../src/present/index.js';
import type { PanelState, ReadyState } from '../../../src/protocol/index.js';
import type { ChainLink, Flow, LayerSite } from '../../../src/python/site.js';

/** A layer as the interpreter would hand it over. */
export interface LayerCall {
  readonly framework?: Framework;
  readonly operation: string;
  readonly arguments: Readonly<Record<string, ArgumentValue>>;
  readonly text: string;
  readonly input: readonly number[] | null;
  readonly values?: readonly number[];
  readonly location?: string;
  readonly chain?: readonly ChainLink[];
}

const NAMES: Readonly<Partial<Record<Framework, string>>> = {
  torch: 'PyTorch',
  tensorflow: 'TensorFlow',
  keras: 'Keras',
  jax: 'JAX',
};

/** A layer as a panel's subject. */
export function subjectOf(layer: LayerCall): Extract<Subject, { readonly kind: 'layer' }> {
  const framework = layer.framework ?? 'torch';
  const range = {
    file: 'pooling.py',
    start: { line: 13, column: 9 },
    end: { line: 13, column: 9 + layer.text.length },
  };
  const flow: Flow[] =
    layer.input === null
      ? []
      : [
          {
            input: layer.input,
            output: [],
            dtype: 'float32',
            path: '',
            origin: 'pool2d(X)',
            chain: layer.chain ?? [],
            values:
              layer.values === undefined
                ? null
                : {
                    shape: layer.input,
                    data: Float64Array.from(layer.values),
                    origin: 'literal',
                    label: 'X',
                  },
          },
        ];
  const site: LayerSite = {
    role: 'constructor',
    range,
    callee: layer.text.split('(')[0] ?? '',
    text: layer.text,
    kind: layer.operation,
    framework,
    pooling: {
      call: { framework, operation: layer.operation, arguments: layer.arguments, version: null },
      arguments: Object.entries(layer.arguments).map(([parameter, value]) => ({
        parameter,
        value,
        range: argumentRange(layer.text, parameter),
        notEditable: null,
      })),
    },
    isPooling: true,
    flows: flow,
    unknown: null,
  };
  return {
    kind: 'layer',
    call: {
      text: layer.text,
      framework: NAMES[framework] ?? framework,
      location: layer.location ?? 'pooling.py:14',
    },
    site,
    stale: false,
    stopped: null,
    proposals: [],
  };
}

function argumentRange(text: string, parameter: string): LayerSite['range'] | null {
  const at = text.indexOf(`${parameter}=`);
  if (at < 0) return null;
  const from = 9 + at + parameter.length + 1;
  const rest = /^[^,)]*/u.exec(text.slice(at + parameter.length + 1))?.[0] ?? '';
  return {
    file: 'pooling.py',
    start: { line: 13, column: from },
    end: { line: 13, column: from + rest.length },
  };
}

/** The snapshot of a layer. */
export const stateOf = (layer: LayerCall, view: Partial<ViewOptions> = {}): PanelState =>
  snapshot(subjectOf(layer), { ...initialViewOptions, ...view });

/** The snapshot of a layer that can be drawn. */
export function readyOf(layer: LayerCall, view: Partial<ViewOptions> = {}): ReadyState {
  const state = stateOf(layer, view);
  if (state.kind !== 'ready')
    throw new Error(`${layer.text} is ${state.kind}: ${JSON.stringify(state)}`);
  return state;
}

const D2L: LayerCall = {
  operation: 'MaxPool2d',
  arguments: { kernel_size: 3, stride: 2, padding: 1 },
  text: 'nn.MaxPool2d(3, stride=2, padding=1)',
  input: [1, 1, 4, 4],
};

/** Layers that the design's pictures show. */
export const LAYERS = {
  d2l: D2L,
  average: {
    operation: 'AvgPool2d',
    arguments: { kernel_size: 2, ceil_mode: true },
    text: 'nn.AvgPool2d(2, ceil_mode=True)',
    input: [1, 1, 5, 5],
    location: 'net.py:31',
  },
  rectangular: {
    operation: 'MaxPool2d',
    arguments: { kernel_size: [2, 3], stride: [2, 3], padding: [0, 1] },
    text: 'nn.MaxPool2d((2, 3), stride=(2, 3), padding=(0, 1))',
    input: [1, 1, 5, 5],
  },
  large: {
    operation: 'MaxPool2d',
    arguments: { kernel_size: 3, stride: 2, padding: 1 },
    text: 'nn.MaxPool2d(kernel_size=3, stride=2, padding=1)',
    input: [1, 64, 112, 112],
    location: 'resnet.py:197',
  },
  huge: { ...D2L, input: [1, 3, 1024, 1024] },
  strip: {
    operation: 'MaxPool1d',
    arguments: { kernel_size: 3, stride: 2, padding: 1 },
    text: 'nn.MaxPool1d(3, stride=2, padding=1)',
    input: [1, 1, 8],
    values: [3, 1, 4, 1, 5, 9, 2, 6],
  },
  slices: {
    operation: 'MaxPool3d',
    arguments: { kernel_size: 2 },
    text: 'nn.MaxPool3d(2)',
    input: [1, 1, 4, 4, 4],
  },
  adaptive: {
    operation: 'AdaptiveAvgPool2d',
    arguments: { output_size: 3 },
    text: 'nn.AdaptiveAvgPool2d(3)',
    input: [1, 1, 5, 5],
  },
  dilated: {
    operation: 'MaxPool2d',
    arguments: { kernel_size: 3, stride: 1, dilation: 2 },
    text: 'nn.MaxPool2d(3, stride=1, dilation=2)',
    input: [1, 1, 5, 5],
  },
  spread: {
    framework: 'jax',
    operation: 'reduce_window',
    arguments: {
      init_value: null,
      computation: 'max',
      window_dimensions: [1, 1, 3, 3],
      window_strides: [1, 1, 2, 2],
      base_dilation: [1, 1, 2, 2],
      padding: [
        [0, 0],
        [0, 0],
        [1, 1],
        [1, 1],
      ],
    },
    text: 'lax.reduce_window(x, -jnp.inf, lax.max, (1, 1, 3, 3), (1, 1, 2, 2), pads, base_dilation=(1, 1, 2, 2))',
    input: [1, 1, 3, 3],
  },
  global: {
    operation: 'AdaptiveAvgPool2d',
    arguments: { output_size: 1 },
    text: 'nn.AdaptiveAvgPool2d(1)',
    input: [1, 16, 7, 7],
  },
  unknown: { ...D2L, input: null, location: 'model.py:42' },
  invalid: {
    operation: 'MaxPool2d',
    arguments: { kernel_size: 2, padding: 2 },
    text: 'nn.MaxPool2d(2, padding=2)',
    input: [1, 1, 6, 6],
    location: 'model.py:57',
  },
} as const satisfies Readonly<Record<string, LayerCall>>;
