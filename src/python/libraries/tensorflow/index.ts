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
import { signalModules } from './signal.js';

const draws = Object.fromEntries(
  [
    ['normal', '_normal'],
    ['uniform', '_uniform'],
    ['truncated_normal', '_normal'],
    ['gamma', '_uniform'],
    ['poisson', '_uniform'],
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
    matvec: sameAs('tensorflow.matvec'),
    norm: sameAs('tensorflow.norm'),
    einsum: sameAs('tensorflow.einsum'),
    matrix_transpose: sameAs('tensorflow.matrix_transpose'),
    l2_normalize: sameAs('tensorflow.nn.l2_normalize'),
    band_part: fn('input, *args, **options', (args) => withoutNumbers(args.tensor('input'))),
  }),
  libraryModule('tensorflow.nn', neural),
  ...imageModules,
  ...signalModules,
];

/** The tables of TensorFlow, and the same below `tf.compat.v1`. */
export const tensorFlowModules: readonly LibraryModule[] = [...modules, ...compatModules(modules)];
