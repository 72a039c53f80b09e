import type { LibraryMember } from '../contract.js';
import { fn, sameAs } from '../members.js';
import { arrayFrom } from '../numpy/creation.js';
import { jaxNumpy } from '../numpy/family.js';

/** `jax.lax` functions of one array that keep its shape. */
const ONE = [
  'rsqrt',
  'exp',
  'exp2',
  'expm1',
  'log',
  'log1p',
  'sqrt',
  'cbrt',
  'sin',
  'cos',
  'tan',
  'tanh',
  'sinh',
  'cosh',
  'asin',
  'acos',
  'atan',
  'asinh',
  'acosh',
  'atanh',
  'logistic',
  'erf',
  'erfc',
  'erf_inv',
  'abs',
  'neg',
  'sign',
  'floor',
  'ceil',
  'round',
  'square',
  'reciprocal',
  'integer_pow',
  'rev',
  'sort',
  'cumsum',
  'cumprod',
  'cummax',
  'cummin',
  'cumlogsumexp',
  'reduce_precision',
  'is_finite',
  'bitwise_not',
  'real',
  'imag',
  'conj',
  'lgamma',
  'digamma',
  'population_count',
  'bitcast_convert_type',
  'with_sharding_constraint',
  'approx_max_k',
  'stop_gradient',
];

/** `jax.lax` functions of two arrays, and whose names in `jax.numpy` they have. */
const TWO: Readonly<Record<string, string>> = {
  add: 'add',
  sub: 'subtract',
  mul: 'multiply',
  div: 'divide',
  rem: 'remainder',
  max: 'maximum',
  min: 'minimum',
  pow: 'power',
  atan2: 'arctan2',
  eq: 'equal',
  ne: 'not_equal',
  lt: 'less',
  le: 'less_equal',
  gt: 'greater',
  ge: 'greater_equal',
  bitwise_and: 'bitwise_and',
  bitwise_or: 'bitwise_or',
  bitwise_xor: 'bitwise_xor',
};

/** An element-wise function of `jax` whose numbers aren't followed. */
export const elementwise: LibraryMember = fn('x, *args, **options', (args, context) => {
  const value = args.get('x');
  if (value.kind === 'unknown') return value;
  return { ...arrayFrom(value, null, jaxNumpy, context), numbers: null };
});

/** Element-wise functions of `jax.lax`. */
export const elementwiseFunctions: Readonly<Record<string, LibraryMember>> = {
  ...Object.fromEntries(ONE.map((name) => [name, elementwise])),
  ...Object.fromEntries(
    Object.entries(TWO).map(([name, as]) => [
      name,
      fn('x, y', (args, context) =>
        context.call(context.named(`jax.numpy.${as}`), [args.get('x'), args.get('y')]),
      ),
    ]),
  ),
  stop_gradient: fn('x', (args) => args.get('x')),
  with_sharding_constraint: fn('x, *args, **options', (args) => args.get('x')),
  abs: sameAs('jax.numpy.abs'),
};
