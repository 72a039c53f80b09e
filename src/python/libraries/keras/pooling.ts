import { ranks, type Framework } from '../../../engine/index.js';
import { bool } from '../../values/create.js';
import type { LibraryMember } from '../contract.js';
import { sameAs } from '../members.js';
import { pool } from '../pooling/pool.js';
import { poolingFn, type PoolingCall } from '../pooling/misbound.js';
import { poolingLayer } from '../pooling/pooling-layer.js';
import { completeLayer, completePooling } from './image-data-format.js';
import { rememberInputShape } from './layer.js';

const TAIL = "strides=None, padding='valid', data_format=None";

/** What every layer of Keras takes besides its own. */
const OF_EVERY_LAYER = [
  'name',
  'dtype',
  'trainable',
  'autocast',
  'dynamic',
  'activity_regularizer',
  'weights',
  'input_shape',
  'batch_input_shape',
  'batch_shape',
  'batch_size',
  'input_dim',
  'input_dtype',
  'input_length',
]
  .map((one) => `${one}=None`)
  .join(', ');

/** Constructor parameters of each pooling layer. */
const CLASSES: Readonly<Record<string, string>> = Object.fromEntries(
  ranks.flatMap((rank) => {
    const two = rank === 1 ? '2' : `(${Array.from({ length: rank }, () => 2).join(', ')})`;
    return [
      [`MaxPooling${rank}D`, `pool_size=${two}, ${TAIL}`],
      [`AveragePooling${rank}D`, `pool_size=${two}, ${TAIL}`],
      [`GlobalMaxPooling${rank}D`, 'data_format=None, keepdims=False'],
      [`GlobalAveragePooling${rank}D`, 'data_format=None, keepdims=False'],
      [`AdaptiveMaxPooling${rank}D`, 'output_size, data_format=None'],
      [`AdaptiveAveragePooling${rank}D`, 'output_size, data_format=None'],
    ] as const;
  }),
);

const ALIASES: Readonly<Record<string, string>> = Object.fromEntries(
  ranks.flatMap((rank) => [
    [`MaxPool${rank}D`, `MaxPooling${rank}D`],
    [`AvgPool${rank}D`, `AveragePooling${rank}D`],
    [`GlobalMaxPool${rank}D`, `GlobalMaxPooling${rank}D`],
    [`GlobalAvgPool${rank}D`, `GlobalAveragePooling${rank}D`],
  ]),
);

const framework: Framework = 'keras';

function kerasPooling(kind: string, signature: string): LibraryMember {
  return poolingLayer({
    kind,
    framework,
    parameters: `${signature}, ${OF_EVERY_LAYER}`,
    base: 'keras.layers.Layer',
    ignored: OF_EVERY_LAYER.split(', ').map((one) => one.replace('=None', '')),
    method: 'call',
    inputs: 'inputs, *args, **options',
    prepare: (self, args, context) => {
      rememberInputShape(self, args, context);
      context.setAttribute(self, 'built', bool(true));
      completeLayer(self, context);
    },
    complete: completePooling,
  });
}

/** Pooling layers of `keras.layers`, with their short names. */
export const poolingLayers: Readonly<Record<string, LibraryMember>> = {
  ...Object.fromEntries(
    Object.entries(CLASSES).map(([kind, signature]) => [kind, kerasPooling(kind, signature)]),
  ),
  ...Object.fromEntries(
    Object.entries(ALIASES).map(([alias, name]) => [alias, sameAs(`keras.layers.${name}`)]),
  ),
};

const FUNCTIONS: Readonly<Record<string, string>> = {
  max_pool: `pool_size, ${TAIL}`,
  average_pool: `pool_size, ${TAIL}`,
  adaptive_average_pool: 'output_size, data_format=None',
  adaptive_max_pool: 'output_size, data_format=None',
};

/** Pooling functions of `keras.ops`. */
export const poolingFunctions: Readonly<Record<string, LibraryMember>> = Object.fromEntries(
  Object.entries(FUNCTIONS).map(([name, signature]) => [
    name,
    poolingFn(`inputs, ${signature}`, callOf(name), (args, context) => {
      const pooling = context.poolingArguments(args, framework, name, ['inputs']);
      return pool(
        args.tensor('inputs'),
        {
          kind: `keras.ops.${name}`,
          framework,
          pooling: completePooling(pooling, context),
          built: null,
        },
        context,
      );
    }),
  ]),
);

function callOf(name: string): PoolingCall {
  return { kind: `keras.ops.${name}`, framework, operation: name, ignored: ['inputs'] };
}
