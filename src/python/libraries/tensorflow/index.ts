import { bool, int, list, NONE, string, tuple } from '../../values/create.js';
import type { Value } from '../../values/value.js';
import { arrayLike, shapeOf } from '../arrays/array.js';
import { arrayFrom, creation, randomFunctions } from '../numpy/creation.js';
import { functions } from '../numpy/functions.js';
import { linearAlgebra } from '../numpy/linear-algebra.js';
import type { LibraryMember, LibraryModule } from '../contract.js';
import { cls, constant, fn, libraryModule, method, sameAs } from '../members.js';
import { tensorClass } from '../keras/index.js';
import { tensorFlow } from '../keras/family.js';
import { withoutNumbers } from '../keras/layer.js';
import { arrayFunctions } from './arrays.js';
import { compatModules, graphMembers } from './compat.js';
import { controlFlow } from './control-flow.js';
import { imageModules } from './image.js';
import { mathFunctions } from './math.js';
import { neural } from './nn.js';
import { rawOperations } from './raw-operations.js';
import { signalModules } from './signal.js';
import { sizesOf, tensorOf } from './array-arguments.js';
import { arrayModuleMembers } from '../numpy/index.js';

const draws = Object.fromEntries(
  [
    ['normal', '_normal'],
    ['uniform', '_uniform'],
    ['truncated_normal', '_normal'],
    ['stateless_normal', '_normal'],
    ['stateless_uniform', '_uniform'],
    ['stateless_truncated_normal', '_normal'],
  ].map(([name = '', as = '']): [string, LibraryMember] => [
    name,
    fn('shape, *args, **options', (args, context) =>
      context.call(
        context.named(`tensorflow.random.${as}`),
        [],
        new Map([['size', args.get('shape')]]),
      ),
    ),
  ]),
);

const DTYPES = [
  'float16',
  'float32',
  'float64',
  'double',
  'half',
  'int8',
  'int16',
  'int32',
  'int64',
  'uint8',
  'uint16',
  'bool',
  'string',
  'bfloat16',
  'complex64',
  'complex128',
];
const dtypes = Object.fromEntries(
  DTYPES.map((name): [string, LibraryMember] => [name, constant(() => string(name))]),
);

const keeps: LibraryMember = fn('x, *args, **options', (args) => withoutNumbers(args.tensor('x')));

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

const modules: readonly LibraryModule[] = [
  libraryModule('tensorflow', {
    ...functions(tensorFlow),
    ...creation(tensorFlow),
    ...mathFunctions,
    ...arrayFunctions,
    ...controlFlow,
    ...dtypes,
    ...graphMembers,
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
    function: decorator,
    newaxis: constant(() => NONE),
    executing_eagerly: fn('', () => bool(true)),
  }),
  libraryModule('tensorflow.random', {
    ...draws,
    set_seed: fn('seed', () => NONE),
    shuffle: keeps,
    stateless_shuffle: keeps,
    ...Object.fromEntries(
      ['gamma', 'poisson'].map((name) => [
        name,
        fn('shape, alpha, beta=None, *args, **options', (args, context) => {
          const like = tensorOf(args, 'alpha', context);
          return arrayLike(like, [...sizesOf(args.get('shape')), ...shapeOf(like)], {
            dtype: 'float32',
          });
        }),
      ]),
    ),
    Generator: cls({
      classMethods: Object.fromEntries(
        ['from_seed', 'from_non_deterministic_state'].map((name) => [
          name,
          method('*args, **options', (_args, context) =>
            context.instantiate('tensorflow.random.Generator'),
          ),
        ]),
      ),
      methods: Object.fromEntries(
        ['normal', 'uniform', 'truncated_normal'].map((name) => [
          name,
          method('shape, *args, **options', (args, context) =>
            context.call(context.named(`tensorflow.random.${name}`), [args.get('shape')]),
          ),
        ]),
      ),
    }),
    experimental: sameAs('tensorflow.random'),
    categorical: fn('logits, num_samples, *args, **options', (args) =>
      arrayLike(args.tensor('logits'), [
        shapeOf(args.tensor('logits'))[0] ?? 1,
        args.dimension('num_samples'),
      ]),
    ),
    _normal: randomFunctions(tensorFlow)['normal'] ?? keeps,
    _uniform: randomFunctions(tensorFlow)['uniform'] ?? keeps,
  }),
  libraryModule('tensorflow.math', {
    ...functions(tensorFlow),
    ...mathFunctions,
    top_k: sameAs('tensorflow.nn.top_k'),
  }),
  libraryModule('tensorflow.linalg', {
    ...linearAlgebra(tensorFlow),
    matmul: sameAs('tensorflow.matmul'),
    eye: sameAs('tensorflow.eye'),
    tensordot: sameAs('tensorflow.tensordot'),
    diag: fn('diagonal, *args, **options', (args) => {
      const input = args.tensor('diagonal');
      const shape = shapeOf(input);
      return arrayLike(input, [...shape, shape.at(-1) ?? 1]);
    }),
    matrix_band_part: sameAs('tensorflow.linalg.band_part'),
    set_diag: sameAs('tensorflow.linalg.band_part'),
    matvec: sameAs('tensorflow.matvec'),
    norm: sameAs('tensorflow.norm'),
    einsum: sameAs('tensorflow.einsum'),
    matrix_transpose: sameAs('tensorflow.matrix_transpose'),
    l2_normalize: sameAs('tensorflow.nn.l2_normalize'),
    band_part: fn('input, *args, **options', (args) => withoutNumbers(args.tensor('input'))),
  }),
  libraryModule('tensorflow.nn', neural),
  libraryModule('tensorflow.nn.experimental', {
    stateless_dropout: keeps,
    general_dropout: keeps,
  }),
  libraryModule('tensorflow.debugging', {
    check_numerics: fn('tensor, message, name=None', (args) => args.get('tensor')),
  }),
  libraryModule('tensorflow.nest', {
    map_structure: sameAs('jax.tree_util.tree_map'),
    flatten: sameAs('jax.tree_util.tree_leaves'),
  }),
  libraryModule('tensorflow.quantization', {
    fake_quant_with_min_max_args: keeps,
    fake_quant_with_min_max_vars: keeps,
  }),
  libraryModule('tensorflow.experimental.numpy', arrayModuleMembers(tensorFlow)),
  libraryModule('tensorflow.raw_ops', rawOperations),
  ...imageModules,
  ...signalModules,
];

/** The tables of TensorFlow, and the same below `tf.compat.v1`. */
export const tensorFlowModules: readonly LibraryModule[] = [...modules, ...compatModules(modules)];
