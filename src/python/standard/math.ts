import { say } from '../../engine/phrase.js';
import * as sizes from '../dimension.js';
import type { LibraryContext, LibraryMember } from '../libraries/contract.js';
import { constant, fn, libraryModule } from '../libraries/members.js';
import { bool, float, int, size, tuple } from '../values/create.js';
import type { Value } from '../values/value.js';
import { toInteger } from './numbers.js';

const real = (compute: (x: number) => number): LibraryMember =>
  fn('x, /', (args, context) => {
    const value = compute(args.number('x'));
    return Number.isNaN(value) ? context.raise('ValueError', 'math domain error') : float(value);
  });

const rounding = (
  round: (x: number) => number,
  ofRatio: (a: sizes.Dimension, b: sizes.Dimension) => sizes.Dimension,
): LibraryMember =>
  fn('x, /', (args, context) => {
    const value = args.get('x');
    if (value.kind === 'dimension') return value;
    if (value.kind === 'unknown' && value.ratio !== undefined) {
      return size(ofRatio(value.ratio.numerator, value.ratio.denominator));
    }
    if (value.kind === 'float' && !Number.isFinite(value.value)) {
      return context.raise('OverflowError', 'cannot convert float infinity to integer');
    }
    return int(round(args.number('x')));
  });

/** `math`. */
export const math = libraryModule(
  'math',
  {
    pi: constant(() => float(Math.PI)),
    e: constant(() => float(Math.E)),
    tau: constant(() => float(2 * Math.PI)),
    inf: constant(() => float(Number.POSITIVE_INFINITY)),
    nan: constant(() => float(Number.NaN)),
    ceil: rounding(Math.ceil, sizes.ceilDivide),
    floor: rounding(Math.floor, sizes.floorDivide),
    trunc: fn('x, /', (args, context) => toInteger(args.get('x'), 10, context)),
    sqrt: real(Math.sqrt),
    exp: real(Math.exp),
    expm1: real(Math.expm1),
    log2: real(Math.log2),
    log10: real(Math.log10),
    log1p: real(Math.log1p),
    log: fn('x, base=None, /', (args, context) => {
      const x = args.number('x');
      if (x <= 0) return context.raise('ValueError', 'math domain error');
      return float(args.isNone('base') ? Math.log(x) : Math.log(x) / Math.log(args.number('base')));
    }),
    pow: fn('x, y, /', (args) => float(args.number('x') ** args.number('y'))),
    sin: real(Math.sin),
    cos: real(Math.cos),
    tan: real(Math.tan),
    tanh: real(Math.tanh),
    sinh: real(Math.sinh),
    cosh: real(Math.cosh),
    asin: real(Math.asin),
    acos: real(Math.acos),
    atan: real(Math.atan),
    erf: real(errorFunction),
    fabs: real(Math.abs),
    degrees: real((x) => (x * 180) / Math.PI),
    radians: real((x) => (x * Math.PI) / 180),
    atan2: fn('y, x, /', (args) => float(Math.atan2(args.number('y'), args.number('x')))),
    hypot: fn('*values', (args, context) => float(Math.hypot(...numbersOf(args.rest, context)))),
    copysign: fn('x, y, /', (args) => {
      const isNegative = args.number('y') < 0 || Object.is(args.number('y'), -0);
      return float(Math.abs(args.number('x')) * (isNegative ? -1 : 1));
    }),
    fmod: fn('x, y, /', (args) => float(args.number('x') % args.number('y'))),
    modf: fn('x, /', (args) => {
      const x = args.number('x');
      return tuple([float(x - Math.trunc(x)), float(Math.trunc(x))]);
    }),
    isnan: fn('x, /', (args) => bool(Number.isNaN(args.number('x')))),
    isinf: fn('x, /', (args) => bool(Math.abs(args.number('x')) === Number.POSITIVE_INFINITY)),
    isfinite: fn('x, /', (args) => bool(Number.isFinite(args.number('x')))),
    isclose: fn('a, b, *, rel_tol=1e-9, abs_tol=0.0', (args) => {
      const [a, b] = [args.number('a'), args.number('b')];
      const largest = Math.max(Math.abs(a), Math.abs(b));
      const tolerance = Math.max(args.number('rel_tol') * largest, args.number('abs_tol'));
      return bool(Math.abs(a - b) <= tolerance);
    }),
    isqrt: fn('n, /', (args) => int(Math.floor(Math.sqrt(args.integer('n'))))),
    factorial: fn('n, /', (args) => {
      let product = 1;
      for (let factor = 2; factor <= Math.min(args.integer('n'), 170); factor += 1)
        product *= factor;
      return int(product);
    }),
    comb: fn('n, k, /', (args) => int(binomial(args.integer('n'), args.integer('k')))),
    gcd: fn('*integers', (args, context) => int(numbersOf(args.rest, context).reduce(divisor, 0))),
    lcm: fn('*integers', (args, context) =>
      int(
        numbersOf(args.rest, context).reduce(
          (a, b) => (a === 0 || b === 0 ? 0 : Math.abs(a * b) / divisor(a, b)),
          1,
        ),
      ),
    ),
    prod: fn('iterable, /, *, start=1', (args, context) =>
      context
        .items(args.get('iterable'))
        .reduce((product, item) => context.binary('*', product, item), args.get('start')),
    ),
    fsum: fn('iterable, /', (args, context) =>
      float(numbersOf(context.items(args.get('iterable')), context).reduce((a, b) => a + b, 0)),
    ),
    dist: fn('p, q, /', (args, context) => {
      const p = numbersOf(context.items(args.get('p')), context);
      const q = numbersOf(context.items(args.get('q')), context);
      return float(Math.hypot(...p.map((x, axis) => x - (q[axis] ?? 0))));
    }),
  },
  'missing',
);

function numbersOf(values: readonly Value[], context: LibraryContext): number[] {
  return values.map((one) =>
    one.kind === 'int' || one.kind === 'float'
      ? one.value
      : context.giveUp(say('a number isn’t known')),
  );
}

function divisor(a: number, b: number): number {
  return b === 0 ? Math.abs(a) : divisor(b, a % b);
}

function binomial(n: number, k: number): number {
  let result = 1;
  for (let step = 1; step <= Math.min(k, n - k, 1000); step += 1) {
    result = (result * (n - Math.min(k, n - k) + step)) / step;
  }
  return k < 0 || k > n ? 0 : Math.round(result);
}

/** The error function by its Maclaurin series, `2/√π Σ (−1)ⁿ x²ⁿ⁺¹ / (n! (2n+1))`. */
function errorFunction(x: number): number {
  let [sum, part] = [0, x];
  if (Math.abs(x) > 6) return Math.sign(x);
  for (let n = 0; n < 200; n += 1) {
    sum += part / (2 * n + 1);
    part *= (-x * x) / (n + 1);
  }
  return (2 / Math.sqrt(Math.PI)) * sum;
}
