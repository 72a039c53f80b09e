import { say } from '../../../engine/phrase.js';
import type { Value } from '../../values/value.js';
import { NONE } from '../../values/create.js';
import type { Arguments } from '../arguments.js';
import type { LibraryContext, LibraryMember, LibraryModule } from '../contract.js';
import { fn, libraryModule, mirrorOf, sameAs } from '../members.js';
import { pool } from '../pooling/pool.js';
import { poolingFunction } from './pooling.js';
import { shapeOfSpec, tensor } from '../keras/tensors.js';
import { dtypeNamed } from '../numpy/family.js';
import { tensorFlow } from '../keras/family.js';

/** A `with` block that changes names, devices or scopes, and no shape. */
const scope: LibraryMember = fn('*args, **options', (_args, context) =>
  context.instantiate('torch.no_grad'),
);

const nothing: LibraryMember = fn('*args, **options', () => NONE);

const sized = fn('name=None, shape=None, *args, **options', (args, context) => {
  const initial = args.extra.get('initializer');
  if (args.isNone('shape') && initial?.kind === 'tensor') return initial;
  return tensor(shapeOfSpec(context.items(args.get('shape'))));
});

/** What TensorFlow 1 had at the top and version 2 has below `tf.compat.v1`. */
export const graphMembers: Readonly<Record<string, LibraryMember>> = {
  placeholder: fn('dtype, shape=None, name=None', (args, context) => {
    const dtype = dtypeNamed(args.get('dtype'), tensorFlow) ?? 'float32';
    if (args.isNone('shape')) return context.unknown(say('a placeholder without a shape'));
    return tensor(shapeOfSpec(context.items(args.get('shape'))), dtype, 'tf.placeholder');
  }),
  placeholder_with_default: fn('input, shape, name=None', (args, context) =>
    args.get('input').kind === 'tensor'
      ? args.get('input')
      : tensor(shapeOfSpec(context.items(args.get('shape'))), 'float32', 'tf.placeholder'),
  ),
  space_to_depth: sameAs('tensorflow.nn.space_to_depth'),
  depth_to_space: sameAs('tensorflow.nn.depth_to_space'),
  get_variable: sized,
  variable_scope: scope,
  name_scope: scope,
  device: scope,
  get_default_graph: nothing,
  reset_default_graph: nothing,
  disable_v2_behavior: nothing,
  disable_eager_execution: nothing,
  enable_eager_execution: nothing,
  enable_v2_behavior: nothing,
  set_random_seed: nothing,
  global_variables_initializer: nothing,
  random_normal: sameAs('tensorflow.random.normal'),
  random_uniform: sameAs('tensorflow.random.uniform'),
  truncated_normal: sameAs('tensorflow.random.truncated_normal'),
  to_float: fn('x, name=None', (args) => ({ ...args.tensor('x'), dtype: 'float32' })),
};

/** A function of `tf.layers`: builds the Keras layer and calls it. */
function layerFunction(kind: string): LibraryMember {
  return fn('inputs, *args, **options', (args, context) => {
    const extra = new Map([...args.extra].filter(([name]) => !UNUSED.has(name)));
    const layer = context.call(context.named(`keras.layers.${kind}`), args.rest, extra);
    return context.call(layer, [args.get('inputs')]);
  });
}

const UNUSED = new Set(['training', 'reuse', 'trainable', 'name']);

const LAYERS: Readonly<Record<string, string>> = {
  conv1d: 'Conv1D',
  conv2d: 'Conv2D',
  conv3d: 'Conv3D',
  separable_conv1d: 'SeparableConv1D',
  separable_conv2d: 'SeparableConv2D',
  conv2d_transpose: 'Conv2DTranspose',
  conv3d_transpose: 'Conv3DTranspose',
  dense: 'Dense',
  flatten: 'Flatten',
  batch_normalization: 'BatchNormalization',
};

const pooled = (name: string, kind: string): LibraryMember =>
  fn(
    "inputs, pool_size, strides, padding='valid', data_format='channels_last', name=None",
    (args: Arguments, context: LibraryContext): Value => {
      const pooling = context.poolingArguments(args, 'keras', kind, ['inputs', 'name']);
      const request = {
        kind: `tf.layers.${name}`,
        framework: 'keras' as const,
        pooling,
        built: null,
      };
      return pool(args.tensor('inputs'), request, context);
    },
  );

/** `tf.layers`. */
const layers: Readonly<Record<string, LibraryMember>> = {
  ...Object.fromEntries(Object.entries(LAYERS).map(([name, kind]) => [name, layerFunction(kind)])),
  ...Object.fromEntries(
    [1, 2, 3].flatMap((rank) => [
      [`max_pooling${rank}d`, pooled(`max_pooling${rank}d`, `MaxPooling${rank}D`)],
      [`average_pooling${rank}d`, pooled(`average_pooling${rank}d`, `AveragePooling${rank}D`)],
    ]),
  ),
  dropout: fn('inputs, *args, **options', (args) => args.get('inputs')),
  ...Object.fromEntries(
    [
      'Conv1D',
      'Conv2D',
      'Conv3D',
      'SeparableConv2D',
      'Conv2DTranspose',
      'Dense',
      'Flatten',
      'Dropout',
      'BatchNormalization',
      'MaxPooling1D',
      'MaxPooling2D',
      'MaxPooling3D',
      'AveragePooling1D',
      'AveragePooling2D',
      'AveragePooling3D',
    ].map((name) => [name, sameAs(`keras.layers.${name}`)]),
  ),
};

const WINDOW = "ksize=None, strides=None, padding=None, data_format='NHWC', name=None";

/** `tf.compat.v1.nn`: pooling whose input is called `value`, convolutions whose filter is `filter`. */
const neural: Readonly<Record<string, LibraryMember>> = {
  max_pool: poolingFunction('max_pool', `value=None, ${WINDOW}, input=None`),
  avg_pool: poolingFunction('avg_pool', `value=None, ${WINDOW}, input=None`),
  ...Object.fromEntries(
    ['conv1d', 'conv2d', 'conv3d'].map((name) => [
      name,
      fn(
        "input, filter=None, strides=None, padding=None, use_cudnn_on_gpu=True, data_format='NHWC', dilations=None, name=None, filters=None",
        (args, context) =>
          context.call(
            context.named(`tensorflow.nn.${name}`),
            [args.get('input'), args.isNone('filter') ? args.get('filters') : args.get('filter')],
            new Map(
              ['strides', 'padding', 'data_format', 'dilations'].map((key) => [key, args.get(key)]),
            ),
          ),
      ),
    ]),
  ),
};

/** The tables of TensorFlow 1, over those of the present one. */
export function compatModules(modules: readonly LibraryModule[]): readonly LibraryModule[] {
  const own: Readonly<Record<string, Readonly<Record<string, LibraryMember>>>> = {
    tensorflow: graphMembers,
    'tensorflow.nn': neural,
    'tensorflow.image': Object.fromEntries(
      ['bilinear', 'nearest_neighbor', 'bicubic', 'area'].map((name) => [
        `resize_${name}`,
        sameAs('tensorflow.image.resize'),
      ]),
    ),
  };
  const mirrored = modules.map((module) =>
    mirrorOf(module, module.name.replace(/^tensorflow/u, 'tensorflow.compat.v1'), own[module.name]),
  );
  return [
    ...mirrored,
    libraryModule('tensorflow.layers', layers),
    libraryModule('tensorflow.compat.v1.layers', layers),
    libraryModule('tensorflow.compat.v2', { nn: sameAs('tensorflow.nn') }),
  ];
}
