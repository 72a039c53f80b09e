import { say } from '../../../engine/phrase.js';
import type { ArgumentValue } from '../../../engine/index.js';
import { int, list, tuple } from '../../values/create.js';
import type { PoolingArguments } from '../../values/layer.js';
import type { Value } from '../../values/value.js';
import { arrayLike, shapeOf } from '../arrays/array.js';
import type { binaries } from '../arrays/arithmetic.js';
import {
  fn,
  libraryModule,
  sameAs,
  type LibraryContext,
  type LibraryMember,
  type LibraryModule,
} from '../contract.js';
import { arrayClass } from '../numpy/array-class.js';
import { randomFunctions } from '../numpy/creation.js';
import { jaxNumpy, type Family } from '../numpy/family.js';
import { arrayModuleMembers } from '../numpy/index.js';
import { pool } from '../pooling/pool.js';
import type { Arguments } from '../arguments.js';

const itself: LibraryMember = fn('fun=None, **options', (args, context) =>
  args.isNone('fun') ? context.named('torch.jit.unused') : args.get('fun'),
);

const elementwise: LibraryMember = fn('x, *args, **options', (args) => ({
  ...args.tensor('x'),
  numbers: null,
}));

const NN = [
  'relu',
  'relu6',
  'gelu',
  'silu',
  'swish',
  'elu',
  'selu',
  'sigmoid',
  'softmax',
  'log_softmax',
  'softplus',
  'leaky_relu',
  'tanh',
  'hard_tanh',
  'standardize',
  'soft_sign',
  'log_sigmoid',
  'mish',
];

/** The functions of `jax.nn` and `flax` that keep a shape. */
export const activationFunctions: Readonly<Record<string, LibraryMember>> = Object.fromEntries(
  NN.map((name) => [name, elementwise]),
);

/** Which reduction a `computation` of `reduce_window` is: `max`, `add`, `min`. */
function computationName(value: Value): string | null {
  if (value.kind === 'builtin' || value.kind === 'function')
    return value.name.split('.').at(-1) ?? null;
  return null;
}

function reduceWindow(args: Arguments, context: LibraryContext): Value {
  const input = args.tensor('operand');
  const written = context.poolingArguments(args, 'jax', 'reduce_window', [
    'operand',
    'computation',
  ]);
  const name = computationName(args.get('computation'));
  if (name === null) return context.giveUp(say('the computation of reduce_window is not known'));
  const settings: Record<string, ArgumentValue> = { ...written.arguments, computation: name };
  const pooling: PoolingArguments = { ...written, arguments: settings };
  return pool(
    input,
    { kind: 'lax.reduce_window', framework: 'jax', pooling, built: null },
    context,
  );
}

function binaryOf(name: keyof typeof binaries): LibraryMember {
  return fn('x, y', (args, context) =>
    context.call(context.named(`jax.numpy.${name === 'mul' ? 'multiply' : name}`), [
      args.get('x'),
      args.get('y'),
    ]),
  );
}

const random = (family: Family): Readonly<Record<string, LibraryMember>> => {
  const draw = randomFunctions(family);
  const sized = (name: string): LibraryMember =>
    fn('key, shape=(), *args, **options', (args, context) =>
      context.call(
        context.named(`jax.random._${name}`),
        [],
        new Map([['size', args.get('shape')]]),
      ),
    );
  return {
    PRNGKey: fn('seed', () => int(0)),
    key: fn('seed', () => int(0)),
    split: fn('key, num=2', (args) =>
      tuple(Array.from({ length: Math.min(args.integer('num'), 1024) }, () => int(0))),
    ),
    fold_in: fn('key, data', () => int(0)),
    normal: sized('normal'),
    uniform: sized('uniform'),
    truncated_normal: sized('normal'),
    randint: fn('key, shape, minval, maxval, dtype=None', (args, context) =>
      context.call(
        context.named('jax.random._randint'),
        [args.get('minval'), args.get('maxval')],
        new Map([['size', args.get('shape')]]),
      ),
    ),
    _normal: draw['normal'] ?? elementwise,
    _uniform: draw['uniform'] ?? elementwise,
    _randint: draw['randint'] ?? elementwise,
  };
};

/** The tables of JAX. */
export const jaxModules: readonly LibraryModule[] = [
  libraryModule('jax', {
    Array: arrayClass(jaxNumpy),
    jit: itself,
    checkpoint: itself,
    remat: itself,
    block_until_ready: fn('x', (args) => args.get('x')),
    eval_shape: fn('fun, *args, **options', (args, context) =>
      context.call(args.get('fun'), args.rest),
    ),
    device_put: fn('x, *args, **options', (args) => args.get('x')),
    devices: fn('*args', () => list([])),
  }),
  libraryModule('jax.numpy', { ...arrayModuleMembers(jaxNumpy), ndarray: sameAs('jax.Array') }),
  libraryModule('jax.random', random(jaxNumpy)),
  libraryModule('jax.nn', {
    ...activationFunctions,
    one_hot: fn('x, num_classes, **options', (args) =>
      arrayLike(args.tensor('x'), [...shapeOf(args.tensor('x')), args.dimension('num_classes')], {
        dtype: 'float32',
      }),
    ),
  }),
  libraryModule('jax.lax', {
    reduce_window: fn(
      "operand, init_value, computation, window_dimensions, window_strides=None, padding='VALID', base_dilation=None, window_dilation=None",
      reduceWindow,
    ),
    max: binaryOf('maximum'),
    min: binaryOf('minimum'),
    add: binaryOf('add'),
    mul: binaryOf('mul'),
    stop_gradient: fn('x', (args) => args.get('x')),
    rsqrt: elementwise,
    exp: elementwise,
  }),
  libraryModule('jax.tree_util', {}),
];
