import { int, size, tuple } from '../../values/create.js';
import { shapeOf } from '../arrays/array.js';
import type { Shape } from '../../site.js';
import type { Value } from '../../values/value.js';
import type { LibraryContext, LibraryMember } from '../contract.js';
import { fn } from '../members.js';
import { arrayFrom, randomFunctions } from '../numpy/creation.js';
import { jaxNumpy } from '../numpy/family.js';
import { elementwise } from './elementwise.js';

/** Draws whose shape is their second argument. */
const SHAPED = [
  'normal',
  'uniform',
  'gumbel',
  'exponential',
  'laplace',
  'logistic',
  'cauchy',
  'rademacher',
  'rayleigh',
  'bits',
];

/** Draws whose shape follows one or two parameters, of which the third or fourth argument is the shape. */
const ONE_PARAMETER = [
  'bernoulli',
  't',
  'chisquare',
  'gamma',
  'poisson',
  'geometric',
  'pareto',
  'loggamma',
];
const TWO_PARAMETERS = ['truncated_normal', 'beta', 'randint', 'binomial', 'f', 'wald'];

const drawn = randomFunctions(jaxNumpy);

function shaped(before: readonly string[], as: string): LibraryMember {
  const parameters = [
    'key',
    ...before.map((name) => `${name}=0`),
    'shape=None',
    '*args',
    '**options',
  ];
  return fn(parameters.join(', '), (args, context) => {
    const shape = args.get('shape');
    const [first] = before;
    if (shape.kind === 'none' && first !== undefined) {
      const own = args.get(first);
      return { ...arrayFrom(own, null, jaxNumpy, context), numbers: null };
    }
    const wanted = shape.kind === 'none' ? tuple([]) : shape;
    return context.call(context.named(`jax.random._${as}`), [], new Map([['size', wanted]]));
  });
}

/** An array of this shape whose numbers nobody knows. */
function empty(shape: Shape, context: LibraryContext, dtype?: string): Value {
  const made = context.call(context.named('jax.numpy.empty'), [
    tuple(shape.map((one) => size(one))),
  ]);
  return made.kind === 'tensor' && dtype !== undefined ? { ...made, dtype } : made;
}

/** Draws of whole rows: the last axes of a parameter come after the shape that is asked for. */
const perRow = (parameter: string, axes: number, between = ''): LibraryMember =>
  fn(`key, ${parameter}, ${between}shape=None, *args, **options`, (args, context) => {
    const own = shapeOf(arrayFrom(args.get(parameter), null, jaxNumpy, context));
    const batch = args.isNone('shape') ? own.slice(0, -axes) : args.dimensions('shape');
    return empty([...batch, ...own.slice(-axes)], context);
  });

/** `jax.random`: seeded stand-ins. */
export const randomMembers: Readonly<Record<string, LibraryMember>> = {
  ...Object.fromEntries(
    SHAPED.map((name) => [name, shaped([], name === 'normal' ? 'normal' : 'uniform')]),
  ),
  ...Object.fromEntries(ONE_PARAMETER.map((name) => [name, shaped(['p'], 'uniform')])),
  ...Object.fromEntries(TWO_PARAMETERS.map((name) => [name, shaped(['low', 'high'], 'uniform')])),
  randint: fn('key, shape, minval, maxval, dtype=None, **options', (args, context) =>
    context.call(
      context.named('jax.random._randint'),
      [args.get('minval'), args.get('maxval')],
      new Map([['size', args.get('shape')]]),
    ),
  ),
  truncated_normal: fn('key, lower, upper, shape=None, *args, **options', (args, context) =>
    context.call(
      context.named('jax.random._normal'),
      [],
      new Map([['size', args.isNone('shape') ? tuple([]) : args.get('shape')]]),
    ),
  ),
  PRNGKey: fn('seed, **options', () => int(0)),
  key: fn('seed, **options', () => int(0)),
  wrap_key_data: fn('data, **options', () => int(0)),
  fold_in: fn('key, data', () => int(0)),
  split: fn('key, num=2', (args) =>
    tuple(Array.from({ length: Math.min(args.integer('num'), 1024) }, () => int(0))),
  ),
  permutation: fn('key, x, *args, **options', (args, context) => {
    const x = args.get('x');
    if (x.kind === 'int') return context.call(context.named('jax.numpy.arange'), [x]);
    return { ...arrayFrom(x, null, jaxNumpy, context), numbers: null };
  }),
  choice: fn('key, a, shape=(), replace=True, p=None, axis=0, **options', (args, context) => {
    const own = args.get('a').kind === 'tensor' ? shapeOf(args.tensor('a')) : [1];
    const axis = args.integer('axis');
    const at = axis < 0 ? axis + own.length : axis;
    return empty(own.toSpliced(at, 1, ...args.dimensions('shape')), context);
  }),
  categorical: fn('key, logits, axis=-1, shape=None, *args, **options', (args, context) => {
    const own = shapeOf(arrayFrom(args.get('logits'), null, jaxNumpy, context));
    const axis = args.integer('axis');
    const shape = own.toSpliced(axis < 0 ? axis + own.length : axis, 1);
    return empty(args.isNone('shape') ? shape : args.dimensions('shape'), context, 'int32');
  }),
  dirichlet: perRow('alpha', 1),
  multivariate_normal: perRow('mean', 1, 'cov, '),
  orthogonal: fn('key, n, shape=(), *args, m=None, **options', (args, context) => {
    const rows = args.dimension('n');
    const columns = args.isNone('m') ? rows : args.dimension('m');
    return empty([...args.dimensions('shape'), rows, columns], context);
  }),
  _normal: drawn['normal'] ?? elementwise,
  _uniform: drawn['uniform'] ?? elementwise,
  _randint: drawn['randint'] ?? elementwise,
};
