import { floorDivide } from '../../dimension.js';
import { arrayLike, axisIndex, shapeOf } from '../arrays/array.js';
import { reducedShape } from '../arrays/reduce.js';
import type { LibraryMember } from '../contract.js';
import { fn } from '../members.js';
import { elementwise } from './elementwise.js';
import { madeFunction } from './transforms.js';

const NN = [
  'relu',
  'relu6',
  'gelu',
  'silu',
  'swish',
  'elu',
  'selu',
  'celu',
  'sigmoid',
  'softmax',
  'log_softmax',
  'softplus',
  'leaky_relu',
  'tanh',
  'hard_tanh',
  'standardize',
  'normalize',
  'soft_sign',
  'log_sigmoid',
  'mish',
  'hard_sigmoid',
  'hard_silu',
  'hard_swish',
  'squareplus',
  'sparse_plus',
  'sparse_sigmoid',
  'log1mexp',
  'identity',
];

/** The functions of `jax.nn` and `flax` that change no shape, and those that halve or widen it. */
export const activationFunctions: Readonly<Record<string, LibraryMember>> = {
  ...Object.fromEntries(NN.map((name) => [name, elementwise])),
  glu: fn('x, axis=-1', (args) => {
    const input = args.tensor('x');
    const shape = shapeOf(input);
    const axis = axisIndex(args.integer('axis'), shape.length) ?? 0;
    return arrayLike(input, shape.with(axis, floorDivide(shape[axis] ?? 1, 2)));
  }),
  one_hot: fn('x, num_classes, *, axis=-1, **options', (args) => {
    const input = args.tensor('x');
    const shape = shapeOf(input);
    const axis = args.get('axis').kind === 'int' ? args.integer('axis') : -1;
    const place = axis < 0 ? axis + shape.length + 1 : axis;
    const output = shape.toSpliced(place, 0, args.dimension('num_classes'));
    return arrayLike(input, output, { dtype: 'float32' });
  }),
  logsumexp: fn('a, axis=None, b=None, keepdims=False, **options', (args) => {
    const input = args.tensor('a');
    const shape = shapeOf(input);
    const axes = args.isNone('axis')
      ? shape.map((_, axis) => axis)
      : args.integers('axis').map((axis) => axisIndex(axis, shape.length) ?? 0);
    return arrayLike(input, reducedShape(shape, axes, args.flag('keepdims')));
  }),
  dot_product_attention: fn('query, key, value, *args, **options', (args) => {
    const input = args.tensor('query');
    const last = shapeOf(args.tensor('value')).at(-1) ?? 1;
    return arrayLike(input, shapeOf(input).with(-1, last));
  }),
};

const INITIALIZERS = [
  'zeros_init',
  'ones_init',
  'normal',
  'uniform',
  'truncated_normal',
  'constant',
  'lecun_normal',
  'lecun_uniform',
  'kaiming_normal',
  'kaiming_uniform',
  'he_normal',
  'he_uniform',
  'xavier_normal',
  'xavier_uniform',
  'glorot_normal',
  'glorot_uniform',
  'orthogonal',
  'variance_scaling',
];

const filled = fn('key, shape, *args, **options', (args, context) =>
  context.call(context.named('jax.numpy.empty'), [args.get('shape')]),
);

/** `jax.nn.initializers`: what makes a function that makes an array of a shape. */
export const initializers: Readonly<Record<string, LibraryMember>> = {
  ...Object.fromEntries(
    INITIALIZERS.map((name) => [
      name,
      fn('*args, **options', () =>
        madeFunction('jax.nn.initializers.made', (args, context) =>
          context.call(
            context.named('jax.numpy.empty'),
            args.rest.slice(1, 2),
            new Map([...args.extra].filter(([key]) => key === 'shape')),
          ),
        ),
      ),
    ]),
  ),
  zeros: filled,
  ones: filled,
};
