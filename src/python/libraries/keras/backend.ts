import { completePooling, imageDataFormat, setImageDataFormat } from './image-data-format.js';
import { multiply } from '../../dimension.js';
import { int, NONE, size, string, tuple } from '../../values/create.js';
import { arrayLike, shapeOf } from '../arrays/array.js';
import { shapeProduct, reshape } from '../arrays/rearrange.js';
import type { LibraryMember } from '../contract.js';
import { fn, sameAs } from '../members.js';
import { pool } from '../pooling/pool.js';
import { seenSize, shapeOfSpec, tensor } from './tensors.js';
import { soMany } from '../so-many.js';

/** Names of `keras.backend` that other tables have. */
const SAME: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    [
      'mean',
      'max',
      'min',
      'sum',
      'prod',
      'std',
      'var',
      'any',
      'all',
      'argmax',
      'argmin',
      'reshape',
      'expand_dims',
      'squeeze',
      'concatenate',
      'stack',
      'tile',
      'arange',
      'eye',
      'zeros',
      'ones',
      'zeros_like',
      'ones_like',
      'dot',
      'clip',
      'cumsum',
      'cumprod',
      'logsumexp',
      'relu',
      'elu',
      'selu',
      'softmax',
      'sigmoid',
      'hard_sigmoid',
      'tanh',
      'softplus',
      'softsign',
      'square',
      'sqrt',
      'abs',
      'exp',
      'log',
      'round',
      'sign',
      'sin',
      'cos',
      'maximum',
      'minimum',
      'equal',
      'not_equal',
      'greater',
      'greater_equal',
      'less',
      'less_equal',
      'cast',
      'one_hot',
      'dtype',
    ].map((name) => [name, `keras.ops.${name}`]),
  ),
  permute_dimensions: 'keras.ops.transpose',
  reverse: 'keras.ops.flip',
  gather: 'tensorflow.gather',
  pow: 'keras.ops.power',
  constant: 'tensorflow.constant',
  random_normal: 'keras.random.normal',
  random_uniform: 'keras.random.uniform',
  stop_gradient: 'keras.ops.stop_gradient',
  l2_normalize: 'keras.ops.normalize',
  conv1d: 'keras.ops.conv',
  conv2d: 'keras.ops.conv',
  conv3d: 'keras.ops.conv',
  depthwise_conv2d: 'keras.ops.depthwise_conv',
  switch: 'keras.ops.where',
};

const pooled = (rank: number): LibraryMember =>
  fn(
    "x, pool_size, strides=1, padding='valid', data_format=None, pool_mode='max'",
    (args, context) => {
      const mode = args.text('pool_mode') === 'max' ? 'Max' : 'Average';
      const written = context.poolingArguments(args, 'keras', `${mode}Pooling${rank}D`, [
        'x',
        'pool_mode',
      ]);
      const pooling = args.given('strides')
        ? written
        : { ...written, arguments: { ...written.arguments, strides: 1 } };
      const request = {
        kind: `K.pool${rank}d`,
        framework: 'keras' as const,
        pooling: completePooling(pooling, context),
        built: null,
      };
      return pool(args.tensor('x'), request, context);
    },
  );

/** The functions of `keras.backend`, as `K` in older code. */
export const backend: Readonly<Record<string, LibraryMember>> = {
  ...Object.fromEntries(Object.entries(SAME).map(([name, as]) => [name, sameAs(as)])),
  image_data_format: fn('', (_args, context) => imageDataFormat(context)),
  set_image_data_format: fn('data_format', (args, context) => {
    setImageDataFormat(args.get('data_format'), context);
    return NONE;
  }),
  clear_session: fn('**options', () => NONE),
  learning_phase: fn('', () => int(0)),
  set_learning_phase: fn('value', () => NONE),
  epsilon: fn('', () => ({ kind: 'float', value: 1e-7 })),
  floatx: fn('', () => string('float32')),
  set_floatx: fn('value', () => NONE),
  int_shape: fn('x', (args) => {
    const input = args.tensor('x');
    return tuple(shapeOf(input).map((one) => seenSize(one, input)));
  }),
  shape: fn('x', (args) => tuple(shapeOf(args.tensor('x')).map((one) => size(one)))),
  ndim: fn('x', (args) => int(shapeOf(args.tensor('x')).length)),
  count_params: fn('x', (args) => size(shapeProduct(shapeOf(args.tensor('x'))))),
  variable: fn('value, *args, **options', (args, context) =>
    context.call(context.named('tensorflow.constant'), [args.get('value')]),
  ),
  placeholder: fn('shape=None, ndim=None, *args, **options', (args, context) => {
    const items = args.isNone('shape')
      ? soMany(args.integer('ndim'), context, () => NONE)
      : context.items(args.get('shape'));
    return tensor(shapeOfSpec(items), 'float32', 'K.placeholder');
  }),
  flatten: fn('x', (args) => reshape(args.tensor('x'), [shapeProduct(shapeOf(args.tensor('x')))])),
  batch_flatten: fn('x', (args) => {
    const [batch = 1, ...rest] = shapeOf(args.tensor('x'));
    return reshape(args.tensor('x'), [batch, shapeProduct(rest)]);
  }),
  repeat_elements: fn('x, rep, axis', (args) => {
    const input = args.tensor('x');
    const shape = shapeOf(input);
    const axis =
      args.integer('axis') < 0 ? args.integer('axis') + shape.length : args.integer('axis');
    return arrayLike(input, shape.with(axis, multiply(shape[axis] ?? 1, args.dimension('rep'))));
  }),
  resize_images: fn(
    "x, height_factor, width_factor, data_format='channels_last', interpolation='nearest'",
    (args, context) => {
      const factors = tuple([args.get('height_factor'), args.get('width_factor')]);
      const layer = context.call(
        context.named('keras.layers.UpSampling2D'),
        [factors],
        new Map([['data_format', args.get('data_format')]]),
      );
      return context.call(layer, [args.get('x')]);
    },
  ),
  temporal_padding: fn('x, padding=(1, 1)', (args, context) =>
    context.call(context.call(context.named('keras.layers.ZeroPadding1D'), [args.get('padding')]), [
      args.get('x'),
    ]),
  ),
  spatial_2d_padding: fn('x, padding=((1, 1), (1, 1)), data_format=None', (args, context) =>
    context.call(context.call(context.named('keras.layers.ZeroPadding2D'), [args.get('padding')]), [
      args.get('x'),
    ]),
  ),
  pool2d: pooled(2),
  pool3d: pooled(3),
};
