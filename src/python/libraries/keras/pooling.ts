import { ranks, type Framework } from '../../../engine/index.js';
import { bool } from '../../values/create.js';
import type { LibraryMember } from '../contract.js';
import { sameAs } from '../members.js';
import { pool } from '../pooling/pool.js';
import { poolingFn, type PoolingCall } from '../pooling/misbound.js';
import { poolingLayer } from '../pooling/pooling-layer.js';
import { recordedSignatures } from '../pooling/recorded-layers.js';
import { completeLayer, completePooling } from './image-data-format.js';
import { rememberInputShape } from './layer.js';
import { isSymbolic } from './symbolic.js';

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
];

const ALIASES: Readonly<Record<string, string>> = Object.fromEntries(
  ranks.flatMap((rank) => [
    [`MaxPool${rank}D`, `MaxPooling${rank}D`],
    [`AvgPool${rank}D`, `AveragePooling${rank}D`],
    [`GlobalMaxPool${rank}D`, `GlobalMaxPooling${rank}D`],
    [`GlobalAvgPool${rank}D`, `GlobalAveragePooling${rank}D`],
  ]),
);

const framework: Framework = 'keras';

function kerasPooling(kind: string, parameters: string): LibraryMember {
  const others = OF_EVERY_LAYER.filter((name) => !parameters.includes(`${name}=`));
  return poolingLayer({
    kind,
    framework,
    parameters: `${parameters}, *, ${others.map((name) => `${name}=None`).join(', ')}`,
    base: 'keras.layers.Layer',
    ignored: OF_EVERY_LAYER,
    method: 'call',
    inputs: 'inputs, *args, **options',
    prepare: (self, args, context) => {
      rememberInputShape(self, args, context);
      context.setAttribute(self, 'built', bool(true));
      completeLayer(self, context);
    },
    complete: completePooling,
    call: ({ args, self, request }, context) => {
      const name = self.attributes.get('name');
      const input = args.tensor('inputs');
      return pool(
        input,
        {
          ...request,
          ...(name?.kind === 'string' ? { layerName: name.value } : {}),
          // Within a model it is the model that is built, with symbols in the place of values.
          isEager: context.isOutermostLayer && !isSymbolic(input),
        },
        context,
      );
    },
  });
}

/** Pooling layers of `keras.layers`, with their short names. */
export const poolingLayers: Readonly<Record<string, LibraryMember>> = {
  ...Object.fromEntries(
    recordedSignatures(framework, /^[A-Z]/u).map(([kind, parameters]) => [
      kind,
      kerasPooling(kind, parameters),
    ]),
  ),
  ...Object.fromEntries(
    Object.entries(ALIASES).map(([alias, name]) => [alias, sameAs(`keras.layers.${name}`)]),
  ),
};

/** Pooling functions of `keras.ops`. */
export const poolingFunctions: Readonly<Record<string, LibraryMember>> = Object.fromEntries(
  recordedSignatures(framework, /^[a-z]/u).map(([name, signature]) => [
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
