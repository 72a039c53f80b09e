import { product } from '../../../engine/row-major.js';
import { say } from '../../../engine/phrase.js';
import type { Shape } from '../../site.js';
import { NONE } from '../../values/create.js';
import { LARGEST_LITERAL, type TensorNumbers, type TensorValue } from '../../values/tensor.js';
import type { Value } from '../../values/value.js';
import { fillNumbers, shapeOf } from '../arrays/array.js';
import { rounderOf } from '../arrays/dtype.js';
import { progressionLength } from '../arrays/progression-length.js';
import { nestedSizes, readNested } from '../arrays/nested.js';
import { seededIntegers, seededNormal, seededUniform } from '../arrays/random.js';
import { dimensionOf, type Arguments } from '../arguments.js';
import type { LibraryContext, LibraryMember } from '../contract.js';
import { fn } from '../members.js';
import { arrayOf, dtypeNamed, type Family } from './family.js';

type Functions = Readonly<Record<string, LibraryMember>>;

function shapeArgument(value: Value): Shape {
  const items = value.kind === 'tuple' || value.kind === 'list' ? value.items : [value];
  return items.map((item) => dimensionOf(item, 'shape'));
}

/** `array([[1, 2], [3, 4]])`. */
export function arrayFrom(
  data: Value,
  dtype: string | null,
  family: Family,
  context: LibraryContext,
): TensorValue {
  if (data.kind === 'tensor') {
    return { ...data, type: family.type, dtype: dtype ?? data.dtype };
  }
  if (data.kind === 'instance') {
    const own = context.getAttribute(data, '__array__');
    const array = own === undefined ? NONE : context.call(own, []);
    if (array.kind === 'tensor')
      return { ...array, type: family.type, dtype: dtype ?? array.dtype };
  }
  const read = readNested(data, context);
  if (read === null) {
    if (data.kind === 'unknown') return context.giveUp(data.reason);
    const sizes = nestedSizes(data, context);
    if (sizes === null) return context.giveUp(say('rows of different lengths make no array'));
    return arrayOf(family, sizes, dtype ?? family.float);
  }
  const own = { bool: 'bool', int: family.int, float: family.float }[read.dtype];
  const type = dtype ?? own;
  const numbers: TensorNumbers | null =
    product(read.sizes) <= LARGEST_LITERAL
      ? { data: Float64Array.from(read.data, rounderOf(type)), origin: 'literal', label: 'array' }
      : null;
  return arrayOf(family, read.sizes, type, numbers);
}

function arange(args: Arguments, family: Family, context: LibraryContext): TensorValue {
  const alone = args.isNone('stop');
  const last = alone ? 'start' : 'stop';
  const anyFloat = ['start', 'stop', 'step'].some((name) => args.get(name).kind === 'float');
  const dtype = dtypeNamed(args.get('dtype'), family) ?? (anyFloat ? family.float : family.int);
  const step = args.isNone('step') ? 1 : args.number('step');
  if (step === 0) context.raise('ValueError', 'Maximum allowed size exceeded');
  if ([last, 'start'].some((name) => args.get(name).kind === 'dimension')) {
    const from = alone ? 0 : args.dimension('start');
    return arrayOf(family, [progressionLength(from, args.dimension(last), step)], dtype);
  }
  const start = alone ? 0 : args.number('start');
  const length = Math.max(0, Math.ceil((args.number(last) - start) / step));
  const label = start === 0 && step === 1 ? `arange(${length})` : 'arange';
  const round = rounderOf(dtype);
  const numbers = fillNumbers([length], label, 'literal', (at) => round(start + at * step));
  return arrayOf(family, [length], dtype, numbers);
}

function filled(family: Family, value: number | null): LibraryMember {
  return fn("shape, dtype=None, order='C', **options", (args) => {
    const shape = shapeArgument(args.get('shape'));
    const numbers = value === null ? null : fillNumbers(shape, `${value}`, 'literal', () => value);
    return arrayOf(family, shape, dtypeNamed(args.get('dtype'), family) ?? family.float, numbers);
  });
}

function like(family: Family, value: number | null): LibraryMember {
  return fn('a, dtype=None, **options', (args) => {
    const input = args.tensor('a');
    const numbers =
      value === null ? null : fillNumbers(shapeOf(input), `${value}`, 'literal', () => value);
    const dtype = dtypeNamed(args.get('dtype'), family) ?? input.dtype;
    return arrayOf(family, shapeOf(input), dtype, numbers);
  });
}

/** Functions that make arrays. */
export function creation(family: Family): Functions {
  const dtype = (args: Arguments): string | null => dtypeNamed(args.get('dtype'), family);
  const array = fn('object, dtype=None, **options', (args, context) =>
    arrayFrom(args.get('object'), dtype(args), family, context),
  );
  return {
    array,
    asarray: array,
    ascontiguousarray: array,
    arange: fn('start, stop=None, step=1, dtype=None, **options', (args, context) =>
      arange(args, family, context),
    ),
    zeros: filled(family, 0),
    ones: filled(family, 1),
    empty: filled(family, null),
    zeros_like: like(family, 0),
    ones_like: like(family, 1),
    empty_like: like(family, null),
    full: fn('shape, fill_value, dtype=None, **options', (args) => {
      const shape = shapeArgument(args.get('shape'));
      const value = args.get('fill_value');
      const known = value.kind === 'int' || value.kind === 'float' ? value.value : null;
      const own = value.kind === 'int' ? family.int : family.float;
      const numbers =
        known === null ? null : fillNumbers(shape, `full(${known})`, 'literal', () => known);
      return arrayOf(family, shape, dtype(args) ?? own, numbers);
    }),
    full_like: fn('a, fill_value, dtype=None, **options', (args, context) => {
      const input = arrayFrom(args.get('a'), null, family, context);
      return arrayOf(family, shapeOf(input), dtype(args) ?? input.dtype);
    }),
    logspace: fn('start, stop, num=50, **options', (args) =>
      arrayOf(family, [args.dimension('num')]),
    ),
    indices: fn('dimensions, **options', (args) => {
      const sizes = args.dimensions('dimensions');
      return arrayOf(family, [sizes.length, ...sizes], family.int);
    }),
    linspace: fn('start, stop, num=50, endpoint=True, **options', (args) => {
      const count = args.integer('num');
      const [first, last] = [args.number('start'), args.number('stop')];
      const parts = args.flag('endpoint') ? count - 1 : count;
      const step = parts > 0 ? (last - first) / parts : 0;
      const numbers = fillNumbers([count], 'linspace', 'literal', (at) => first + at * step);
      return arrayOf(family, [count], family.float, numbers);
    }),
    eye: fn('N, M=None, k=0, dtype=None, **options', (args) => {
      const rows = args.integer('N');
      const columns = args.integerOrNone('M') ?? rows;
      const shift = args.integer('k');
      const numbers = fillNumbers([rows, columns], 'eye', 'literal', (at) =>
        (at % columns) - Math.floor(at / columns) === shift ? 1 : 0,
      );
      return arrayOf(family, [rows, columns], dtype(args) ?? family.float, numbers);
    }),
    identity: fn('n, dtype=None', (args) => {
      const rows = args.integer('n');
      const numbers = fillNumbers([rows, rows], 'identity', 'literal', (at) =>
        at % rows === Math.floor(at / rows) ? 1 : 0,
      );
      return arrayOf(family, [rows, rows], family.float, numbers);
    }),
  };
}

function sample(
  family: Family,
  shape: Shape,
  generator: (seed: number) => () => number,
  dtype = family.float,
): TensorValue {
  const next = generator(shape.reduce<number>((seed, size) => seed * 31 + Number(size), 7));
  return arrayOf(family, shape, dtype, fillNumbers(shape, 'random', 'sample', next));
}

/** `numpy.random`: seeded stand-ins. */
export function randomFunctions(family: Family): Functions {
  const sized = (signature: string, generator: (seed: number) => () => number): LibraryMember =>
    fn(signature, (args) => {
      const size = args.get('size');
      return sample(family, size.kind === 'none' ? [] : shapeArgument(size), generator);
    });
  const spread = (generator: (seed: number) => () => number): LibraryMember =>
    fn('*shape', (args) =>
      sample(
        family,
        args.rest.map((one) => dimensionOf(one, 'shape')),
        generator,
      ),
    );
  return {
    rand: spread(seededUniform),
    randn: spread(seededNormal),
    random: sized('size=None, **options', seededUniform),
    random_sample: sized('size=None', seededUniform),
    uniform: sized('low=0.0, high=1.0, size=None, **options', seededUniform),
    normal: sized('loc=0.0, scale=1.0, size=None, **options', seededNormal),
    standard_normal: sized('size=None, **options', seededNormal),
    randint: fn('low, high=None, size=None, dtype=None', (args) => {
      const [low, high] = args.isNone('high')
        ? [0, args.integer('low')]
        : [args.integer('low'), args.integer('high')];
      const size = args.get('size');
      const shape = size.kind === 'none' ? [] : shapeArgument(size);
      return sample(family, shape, (seed) => seededIntegers(seed, low, high), family.int);
    }),
    seed: fn('*args', () => ({ kind: 'none' })),
  };
}
