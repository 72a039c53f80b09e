import { product } from '../../../engine/row-major.js';
import { say } from '../../../engine/phrase.js';
import { dimensionText } from '../../dimension.js';
import type { Shape } from '../../site.js';
import { LARGEST_LITERAL, type TensorNumbers, type TensorValue } from '../../values/tensor.js';
import type { Value } from '../../values/value.js';
import { arrayLike, fillNumbers, knownSizes, shapeOf } from '../arrays/array.js';
import { isFloating, rounderOf } from '../arrays/dtype.js';
import { progressionLength } from '../arrays/progression-length.js';
import { nestedSizes, readNested } from '../arrays/nested.js';
import { seededIntegers, seededNormal, seededUniform } from '../arrays/random.js';
import type { Arguments } from '../arguments.js';
import type { LibraryContext, LibraryMember } from '../contract.js';
import { fn, sameAs } from '../members.js';
import { dtypeOf, sizesOf, tensor, TENSOR } from './tensors.js';
import { sizesText } from '../arrays/size-text.js';
import { sharing } from '../arrays/storage.js';

const OPTIONS =
  'dtype=None, layout=None, device=None, requires_grad=False, pin_memory=False, generator=None, out=None, memory_format=None';

/** The sizes of a new tensor; PyTorch refuses negative ones. */
function newSizes(args: Arguments, context: LibraryContext): Shape {
  const shape = sizesOf(args, 'size');
  const negative = shape.find((size) => typeof size === 'number' && size < 0);
  if (negative === undefined) return shape;
  const [size, sizes] = [dimensionText(negative), shape.map(dimensionText).join(', ')];
  return context.raise(
    'RuntimeError',
    `Trying to create tensor with negative dimension ${size}: [${sizes}]`,
  );
}

/** A new tensor of sizes given as `zeros(2, 3)` or `zeros((2, 3))`, all one number. */
function filled(name: string, value: number | null): LibraryMember {
  return fn(`*size, ${OPTIONS}, **named`, (args, context) => {
    const shape = newSizes(args, context);
    const dtype = dtypeOf(args.get('dtype')) ?? 'float32';
    const label = `${name}(${sizesText(shape)})`;
    return tensor(
      shape,
      dtype,
      value === null ? null : fillNumbers(shape, label, 'literal', () => value),
    );
  });
}

function random(name: string, generator: (seed: number) => () => number): LibraryMember {
  return fn(`*size, ${OPTIONS}, **named`, (args, context) => {
    const shape = newSizes(args, context);
    const dtype = dtypeOf(args.get('dtype')) ?? 'float32';
    return tensor(shape, dtype, sampled(shape, name, generator));
  });
}

/** Seeded stand-ins for the numbers of a small random tensor. */
export function sampled(
  shape: Shape,
  name: string,
  generator: (seed: number) => () => number,
): TensorNumbers | null {
  const next = generator(shape.reduce<number>((seed, size) => seed * 31 + Number(size), 7));
  return fillNumbers(shape, name, 'sample', next);
}

function like(value: number | null, generator?: (seed: number) => () => number): LibraryMember {
  return fn(`input, *, ${OPTIONS}`, (args) => {
    const input = args.tensor('input');
    const dtype = dtypeOf(args.get('dtype')) ?? input.dtype;
    if (input.shape === null) return { ...input, dtype, numbers: null };
    const numbers =
      generator !== undefined
        ? sampled(input.shape, 'random', generator)
        : value === null
          ? null
          : fillNumbers(input.shape, '', 'literal', () => value);
    return tensor(input.shape, dtype, numbers);
  });
}

function full(shape: Shape, value: Value, dtype: string | null): TensorValue {
  const known = value.kind === 'int' || value.kind === 'float' ? value.value : null;
  const number = value.kind === 'bool' ? Number(value.value) : known;
  const own = value.kind === 'float' ? 'float32' : value.kind === 'bool' ? 'bool' : 'int64';
  return tensor(
    shape,
    dtype ?? own,
    number === null ? null : fillNumbers(shape, `full(${number})`, 'literal', () => number),
  );
}

/** `start, start + step, …`: `length` numbers. */
function progression(
  start: number,
  step: number,
  length: number,
  dtype: string,
  label: string,
): TensorValue {
  const round = rounderOf(dtype);
  const numbers = fillNumbers([length], label, 'literal', (index) => round(start + index * step));
  return tensor([length], dtype, numbers);
}

function arange(args: Arguments, context: LibraryContext): TensorValue {
  const anyFloat = ['start', 'end', 'step'].some((name) => isFloat(args.get(name)));
  const dtype = dtypeOf(args.get('dtype')) ?? (anyFloat ? 'float32' : 'int64');
  const last = args.isNone('end') ? 'start' : 'end';
  const isAlone = last === 'start' || args.isNone('start');
  if (args.isNone(last)) {
    context.suppose('TypeError', 'arange() received an invalid combination of arguments');
  }
  const step = args.number('step');
  if (step === 0) context.raise('RuntimeError', 'step must be nonzero');
  const isSymbolic = [last, 'start'].some((name) => args.get(name).kind === 'dimension');
  if (isSymbolic) {
    const start = isAlone ? 0 : args.dimension('start');
    return tensor([progressionLength(start, args.dimension(last), step)], dtype);
  }
  const start = isAlone ? 0 : args.number('start');
  const end = args.number(last);
  const length = Math.ceil((end - start) / step);
  if (length < 0) {
    context.raise('RuntimeError', 'upper bound and larger bound inconsistent with step sign');
  }
  const plain = start === 0 && step === 1;
  const label = plain ? `arange(${end})` : `arange(${[start, end, step].join(', ')})`;
  return progression(start, step, length, dtype, label);
}

function isFloat(value: Value): boolean {
  return value.kind === 'float' || (value.kind === 'tensor' && isFloating(value.dtype));
}

/** `torch.range`, deprecated: unlike `arange` it includes its end. */
function range(args: Arguments, context: LibraryContext): TensorValue {
  context.note(
    'torch-range-deprecated',
    say(
      '`torch.range` is deprecated and includes its end; `torch.arange(start, end + 1)` gives the same numbers.',
    ),
  );
  const alone = args.isNone('end');
  const start = alone ? 0 : args.number('start');
  const end = args.number(alone ? 'start' : 'end');
  const step = args.number('step');
  const length = Math.floor((end - start) / step) + 1;
  const dtype = dtypeOf(args.get('dtype')) ?? 'float32';
  return progression(start, step, Math.max(0, length), dtype, `range(${start}, ${end})`);
}

function linspace(args: Arguments): TensorValue {
  const dtype = dtypeOf(args.get('dtype')) ?? 'float32';
  const steps = args.dimension('steps');
  if (typeof steps !== 'number') return tensor([steps], dtype);
  const [start, end] = [args.get('start'), args.get('end')];
  if (start.kind === 'dimension' || end.kind === 'dimension') return tensor([steps], dtype);
  const [first, last] = [args.number('start'), args.number('end')];
  const step = steps > 1 ? (last - first) / (steps - 1) : 0;
  return progression(first, step, steps, dtype, `linspace(${first}, ${last}, ${steps})`);
}

/** `torch.tensor(data)`: the shape of nested lists, with their numbers where they are known. */
export function fromData(data: Value, dtype: string | null, context: LibraryContext): TensorValue {
  if (data.kind === 'tensor') {
    return { ...data, type: TENSOR, dtype: dtype ?? data.dtype };
  }
  const read = readNested(data, context);
  if (read === null) {
    const sizes = nestedSizes(data, context);
    if (data.kind === 'unknown') return context.giveUp(data.reason);
    if (sizes === null) return context.giveUp(say('rows of different lengths make no tensor'));
    return tensor(sizes, dtype ?? 'float32');
  }
  const own = { bool: 'bool', int: 'int64', float: 'float32' }[read.dtype];
  const type = dtype ?? own;
  const round = rounderOf(type);
  const small = product(read.sizes) <= LARGEST_LITERAL;
  const numbers: TensorNumbers | null = small
    ? { data: Float64Array.from(read.data, round), origin: 'literal', label: 'tensor' }
    : null;
  return tensor(read.sizes, type, numbers);
}

function eye(args: Arguments): TensorValue {
  const rows = args.integer('n');
  const columns = args.integerOrNone('m') ?? rows;
  const shape = [rows, columns];
  const numbers = fillNumbers(shape, `eye(${rows})`, 'literal', (index) =>
    Math.floor(index / columns) === index % columns ? 1 : 0,
  );
  return tensor(shape, dtypeOf(args.get('dtype')) ?? 'float32', numbers);
}

function randint(args: Arguments, context: LibraryContext): TensorValue {
  const [first, second] = args.rest;
  const explicit = args.extra.get('low');
  const values = [explicit, first, second].filter((value) => value !== undefined);
  const size = args.isNone('size') ? args.rest.at(-1) : args.get('size');
  if (size === undefined) return context.giveUp(say('randint without a size'));
  const shape = context
    .items(size)
    .map((item) =>
      item.kind === 'dimension' ? item.dimension : item.kind === 'int' ? item.value : 0,
    );
  const bounds = values.flatMap((value) => (value.kind === 'int' ? [value.value] : []));
  const high = args.extra.get('high');
  if (high?.kind === 'int') bounds.push(high.value);
  const [low, top] = bounds.length > 1 ? bounds : [0, bounds[0]];
  const dtype = dtypeOf(args.get('dtype')) ?? 'int64';
  const generator = (seed: number) => seededIntegers(seed, low ?? 0, top ?? 10);
  return tensor(shape, dtype, sampled(shape, 'randint', generator));
}

/** `torch.meshgrid`: one tensor per argument, each as large as their grid. */
function meshgrid(args: Arguments, context: LibraryContext): Value {
  const [only] = args.rest;
  const many = only !== undefined && only.kind !== 'tensor' ? context.items(only) : args.rest;
  const axes = many.map((value) =>
    value.kind === 'tensor'
      ? value
      : context.giveUp(say('meshgrid of something that is not a tensor')),
  );
  const lengths = axes.map((axis) => shapeOf(axis)[0] ?? 1);
  const swap = args.get('indexing').kind === 'string' && args.text('indexing') === 'xy';
  const shape = swap ? [lengths[1] ?? 1, lengths[0] ?? 1, ...lengths.slice(2)] : lengths;
  const sizes = knownSizes(shape);
  const grids = axes.map((axis, at) => {
    const place = swap && at < 2 ? 1 - at : at;
    const inner = sizes === null ? 0 : product(sizes.slice(place + 1));
    const own = axis.numbers;
    const numbers =
      own === null || sizes === null
        ? null
        : fillNumbers(shape, 'meshgrid', own.origin, (index) => {
            return own.data[Math.floor(index / inner) % (sizes[place] ?? 1)] ?? 0;
          });
    return arrayLike(axis, shape, { numbers });
  });
  return { kind: 'tuple', items: grids, type: null };
}

/** The functions of `torch` that make tensors. */
export const creationFunctions: Readonly<Record<string, LibraryMember>> = {
  zeros: filled('zeros', 0),
  ones: filled('ones', 1),
  empty: filled('empty', null),
  rand: random('rand', seededUniform),
  randn: random('randn', seededNormal),
  zeros_like: like(0),
  ones_like: like(1),
  empty_like: like(null),
  rand_like: like(null, seededUniform),
  randn_like: like(null, seededNormal),
  full_like: fn(`input, fill_value, *, ${OPTIONS}`, (args) => {
    const input = args.tensor('input');
    return full(shapeOf(input), args.get('fill_value'), dtypeOf(args.get('dtype')) ?? input.dtype);
  }),
  full: fn(`size, fill_value, *, ${OPTIONS}`, (args) =>
    full(args.dimensions('size'), args.get('fill_value'), dtypeOf(args.get('dtype'))),
  ),
  arange: fn(`start=None, end=None, step=1, *, ${OPTIONS}`, arange),
  range: fn(`start, end=None, step=1, *, ${OPTIONS}`, range),
  linspace: fn(`start, end, steps, *, ${OPTIONS}`, linspace),
  logspace: fn(`start, end, steps, base=10.0, *, ${OPTIONS}`, (args) =>
    tensor([args.dimension('steps')]),
  ),
  tensor: fn(`data, *, ${OPTIONS}`, (args, context) =>
    fromData(args.get('data'), dtypeOf(args.get('dtype')), context),
  ),
  as_tensor: fn(`data, ${OPTIONS}`, (args, context) =>
    fromData(args.get('data'), dtypeOf(args.get('dtype')), context),
  ),
  asarray: sameAs('torch.as_tensor'),
  from_numpy: fn('ndarray', (args) => sharing(args.tensor('ndarray'), { type: TENSOR })),
  scalar_tensor: sameAs('torch.tensor'),
  eye: fn(`n, m=None, *, ${OPTIONS}`, eye),
  randint: fn(`*bounds, size=None, ${OPTIONS}, **named`, randint),
  randperm: fn(`n, *, ${OPTIONS}`, (args) => tensor([args.dimension('n')], 'int64')),
  normal: fn(`mean, std=1.0, size=None, *, ${OPTIONS}`, (args) => {
    const mean = args.get('mean');
    if (args.isNone('size')) return tensor(mean.kind === 'tensor' ? shapeOf(mean) : []);
    const shape = args.dimensions('size');
    return tensor(shape, 'float32', sampled(shape, 'normal', seededNormal));
  }),
  bernoulli: fn('input, *, generator=None, out=None', (args) => ({
    ...args.tensor('input'),
    numbers: null,
  })),
  meshgrid: fn("*tensors, indexing='ij'", meshgrid),
};
