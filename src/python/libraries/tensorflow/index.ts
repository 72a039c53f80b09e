import { say } from '../../../engine/phrase.js';
import { bool, int, list, NONE, size, string, tuple } from '../../values/create.js';
import type { Value } from '../../values/value.js';
import { arrayLike, shapeOf } from '../arrays/array.js';
import { permute, product, reshape } from '../arrays/rearrange.js';
import { arrayFrom, creation, randomFunctions } from '../numpy/creation.js';
import { functions } from '../numpy/functions.js';
import { reshaped, sizesFrom } from '../numpy/reshaping.js';
import { reduce } from '../numpy/reductions.js';
import {
  cls,
  constant,
  fn,
  libraryModule,
  method,
  sameAs,
  type LibraryMember,
  type LibraryModule,
} from '../contract.js';
import { tensorClass } from '../keras/index.js';
import { tensorFlow } from '../keras/family.js';
import { joined, listed } from '../keras/combining.js';
import { pairsOf } from '../keras/spatial-layers.js';
import {
  channelsFirst,
  channelsOf,
  perAxis,
  spatialOf,
  windowed,
  withSpatial,
} from '../keras/sizes.js';
import { withoutNumbers } from '../keras/layer.js';
import { padded } from '../arrays/pad.js';
import { poolingFunctions } from './pooling.js';

const REDUCTIONS: Readonly<Record<string, string>> = {
  reduce_mean: 'mean',
  reduce_max: 'max',
  reduce_min: 'min',
  reduce_sum: 'sum',
  reduce_prod: 'prod',
  reduce_any: 'any',
  reduce_all: 'all',
};

const reductions = Object.fromEntries(
  Object.entries(REDUCTIONS).map(([name, as]): [string, LibraryMember] => [
    name,
    fn('input_tensor, axis=None, keepdims=False, name=None', (args, context) =>
      reduce(
        arrayFrom(args.get('input_tensor'), null, tensorFlow, context),
        as,
        args,
        tensorFlow,
        context,
      ),
    ),
  ]),
);

const random = Object.fromEntries(
  ['normal', 'uniform', 'truncated_normal'].map((name): [string, LibraryMember] => [
    name,
    fn('shape, *args, **options', (args, context) => {
      const draw = context.named(
        `tensorflow.random.${name === 'uniform' ? '_uniform' : '_normal'}`,
      );
      return context.call(draw, [], new Map([['size', args.get('shape')]]));
    }),
  ]),
);

const dtypes = Object.fromEntries(
  ['float16', 'float32', 'float64', 'int32', 'int64', 'uint8', 'bool', 'string', 'bfloat16'].map(
    (name): [string, LibraryMember] => [name, constant(() => string(name))],
  ),
);

const keeps: LibraryMember = fn('x, *args, **options', (args) => withoutNumbers(args.tensor('x')));
const features: LibraryMember = fn('features, *args, **options', (args) =>
  withoutNumbers(args.tensor('features')),
);

const convolution = fn(
  "input, filters, strides=1, padding='VALID', data_format='NHWC', dilations=None, name=None",
  (args, context) => {
    const input = args.tensor('input');
    const kernel = shapeOf(args.tensor('filters'));
    const rank = kernel.length - 2;
    const shape = shapeOf(input);
    const first = channelsFirst(args);
    const whole = (name: string): readonly number[] => {
      const values = perAxis(args, name, rank);
      return values.length === rank + 2 ? (first ? values.slice(2) : values.slice(1, -1)) : values;
    };
    const [stride, dilation] = [whole('strides'), whole('dilations')];
    const padding =
      args.get('padding').kind === 'string' ? args.text('padding').toLowerCase() : null;
    if (padding === null) return context.giveUp(say('explicit padding of a convolution'));
    const spatial = spatialOf(shape, first).map((one, axis) =>
      windowed(one, {
        kernel: Number(kernel[axis]),
        stride: stride[axis] ?? 1,
        dilation: dilation[axis] ?? 1,
        padding,
      }),
    );
    const output = arrayLike(
      input,
      withSpatial(shape, first, spatial, kernel.at(-1) ?? channelsOf(shape, first)),
    );
    return context.passThrough({
      kind: `tf.nn.conv${rank}d`,
      framework: 'tensorflow',
      isPooling: false,
      pooling: null,
      built: null,
      geometry: null,
      input,
      output,
    });
  },
);

/** `tf.pad(x, [[0, 0], [1, 1], …])`. */
const pad = fn(
  "tensor, paddings, mode='CONSTANT', constant_values=0, name=None",
  (args, context) => {
    const input = args.tensor('tensor');
    const pairs = pairsOf(args.get('paddings'), shapeOf(input).length);
    const value = args.get('constant_values');
    const fill = value.kind === 'int' || value.kind === 'float' ? value.value : null;
    return context.passThrough({
      kind: 'tf.pad',
      framework: 'tensorflow',
      isPooling: false,
      pooling: null,
      built: null,
      geometry: null,
      input,
      output: padded(input, pairs.toReversed().flat(), fill),
    });
  },
);

const decorator: LibraryMember = fn('func=None, **options', (args, context) =>
  args.isNone('func') ? context.named('torch.jit.unused') : args.get('func'),
);

const variable: LibraryMember = fn(
  'initial_value, *args, dtype=None, **options',
  (args, context) => {
    const value = args.get('initial_value');
    const data: Value = value.kind === 'function' ? context.call(value, []) : value;
    return arrayFrom(data, null, tensorFlow, context);
  },
);

/** The tables of TensorFlow. */
export const tensorFlowModules: readonly LibraryModule[] = [
  libraryModule('tensorflow', {
    ...functions(tensorFlow),
    ...creation(tensorFlow),
    ...reductions,
    ...dtypes,
    Tensor: tensorClass,
    Variable: variable,
    TensorShape: cls({
      bases: ['builtins.tuple'],
      methods: {
        as_list: method('', (args, context) =>
          list([...context.items(args.selfInstance().native ?? tuple([]))]),
        ),
        num_elements: method('', (args, context) =>
          context
            .items(args.selfInstance().native ?? tuple([]))
            .reduce((all, one) => context.binary('*', all, one), int(1)),
        ),
      },
      properties: {
        rank: method('', (args, context) =>
          int(context.items(args.selfInstance().native ?? tuple([])).length),
        ),
        ndims: method('', (args, context) =>
          int(context.items(args.selfInstance().native ?? tuple([])).length),
        ),
      },
    }),
    Module: cls({ isLayer: true, methods: { __init__: method('*args, **options', () => NONE) } }),
    constant: fn("value, dtype=None, shape=None, name='Const'", (args, context) => {
      const made = arrayFrom(args.get('value'), null, tensorFlow, context);
      if (args.isNone('shape')) return made;
      return reshaped(made, sizesFrom([args.get('shape')]), context);
    }),
    convert_to_tensor: sameAs('tensorflow.constant'),
    range: sameAs('tensorflow.arange'),
    concat: fn('values, axis, name=None', (args, context) =>
      joined(listed(args.get('values'), context), args.integer('axis'), context),
    ),
    transpose: fn('a, perm=None, conjugate=False, name=None', (args) => {
      const input = args.tensor('a');
      const order = args.isNone('perm')
        ? shapeOf(input)
            .map((_, axis) => axis)
            .reverse()
        : args.integers('perm');
      return permute(input, order);
    }),
    reshape: fn('tensor, shape, name=None', (args, context) =>
      reshaped(
        arrayFrom(args.get('tensor'), null, tensorFlow, context),
        sizesFrom([args.get('shape')]),
        context,
      ),
    ),
    shape: fn('input, *args, **options', (args) =>
      tuple(shapeOf(args.tensor('input')).map((one) => size(one))),
    ),
    rank: fn('input', (args) => int(shapeOf(args.tensor('input')).length)),
    size: fn('input, *args', (args) => size(product(shapeOf(args.tensor('input'))))),
    cast: fn('x, dtype, name=None', (args) => {
      const type = args.get('dtype');
      return { ...args.tensor('x'), dtype: type.kind === 'string' ? type.value : 'float32' };
    }),
    identity: fn('input, name=None', (args) => args.get('input')),
    stop_gradient: fn('input, name=None', (args) => args.get('input')),
    function: decorator,
    pad,
    squeeze: fn('input, axis=None, name=None', (args) => {
      const input = args.tensor('input');
      const rank = shapeOf(input).length;
      const gone = args.isNone('axis')
        ? null
        : args.integers('axis').map((axis) => (axis < 0 ? axis + rank : axis));
      const next = shapeOf(input).filter(
        (one, axis) => one !== 1 || (gone !== null && !gone.includes(axis)),
      );
      return reshape(input, next);
    }),
    executing_eagerly: fn('', () => bool(true)),
  }),
  libraryModule('tensorflow.random', {
    ...random,
    set_seed: fn('seed', () => NONE),
    _normal: randomFunctions(tensorFlow)['normal'] ?? keeps,
    _uniform: randomFunctions(tensorFlow)['uniform'] ?? keeps,
  }),
  libraryModule('tensorflow.math', {
    ...functions(tensorFlow),
    ...reductions,
  }),
  libraryModule('tensorflow.linalg', { matmul: sameAs('tensorflow.matmul') }),
  libraryModule('tensorflow.image', {
    resize: fn('images, size, *args, **options', (args) => {
      const input = args.tensor('images');
      const shape = shapeOf(input);
      return arrayLike(input, [
        ...shape.slice(0, -3),
        ...args.dimensions('size'),
        shape.at(-1) ?? 1,
      ]);
    }),
  }),
  libraryModule('tensorflow.nn', {
    ...poolingFunctions,
    conv1d: convolution,
    conv2d: convolution,
    conv3d: convolution,
    relu: features,
    relu6: features,
    elu: features,
    selu: features,
    gelu: features,
    silu: features,
    swish: features,
    leaky_relu: features,
    sigmoid: keeps,
    tanh: keeps,
    softmax: fn('logits, *args, **options', (args) => withoutNumbers(args.tensor('logits'))),
    log_softmax: fn('logits, *args, **options', (args) => withoutNumbers(args.tensor('logits'))),
    dropout: keeps,
    batch_normalization: keeps,
    bias_add: fn('value, bias, *args, **options', (args) => withoutNumbers(args.tensor('value'))),
    local_response_normalization: fn('input, *args, **options', (args) =>
      withoutNumbers(args.tensor('input')),
    ),
  }),
];
