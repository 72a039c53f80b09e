import { say } from '../../../engine/phrase.js';
import { add, floorDivide, multiply, subtract } from '../../dimension.js';
import { bool, size, string, tuple } from '../../values/create.js';
import { arrayLike, axisIndex, shapeOf } from '../arrays/array.js';
import { reducedShape } from '../arrays/reduce.js';
import type { LibraryMember } from '../contract.js';
import { fn, sameAs } from '../members.js';
import { arrayFrom } from '../numpy/creation.js';
import { dtypeNamed } from '../numpy/family.js';
import { taken } from '../numpy/selecting.js';
import { tensorFlow } from './family.js';
import { sequenceCount } from './ops-image.js';
import { tensor } from './tensors.js';

const keeps = fn('x, *args, **options', (args, context) => ({
  ...arrayFrom(args.get('x'), null, tensorFlow, context),
  numbers: null,
}));

/** `segment_sum` and its kin: one row for each segment. */
const segments = fn('data, segment_ids, num_segments=None, sorted=False', (args) => {
  const input = args.tensor('data');
  return arrayLike(input, [args.dimension('num_segments'), ...shapeOf(input).slice(1)]);
});

const pair = fn('x, *args, **options', (args, context) => {
  const [first] = context.items(args.get('x'));
  const same =
    first?.kind === 'tensor'
      ? { ...first, numbers: null }
      : context.giveUp(say('a Fourier transform takes a pair of arrays'));
  return tuple([same, same]);
});

/** Functions of `keras.ops` that no other library's table has. */
export const coreOperations: Readonly<Record<string, LibraryMember>> = {
  cast: fn('x, dtype', (args, context) => {
    const input = arrayFrom(args.get('x'), null, tensorFlow, context);
    return {
      ...input,
      dtype: dtypeNamed(args.get('dtype'), tensorFlow) ?? input.dtype,
      numbers: null,
    };
  }),
  saturate_cast: sameAs('keras.ops.cast'),
  convert_to_tensor: fn('x, dtype=None, **options', (args, context) =>
    arrayFrom(args.get('x'), dtypeNamed(args.get('dtype'), tensorFlow), tensorFlow, context),
  ),
  convert_to_numpy: fn('x', (args, context) => ({
    ...arrayFrom(args.get('x'), null, tensorFlow, context),
    type: 'numpy.ndarray',
  })),
  is_tensor: fn('x', (args) => bool(args.get('x').kind === 'tensor')),
  dtype: fn('x', (args) => string(args.tensor('x').dtype)),
  shape: fn('x', (args) => tuple(shapeOf(args.tensor('x')).map((one) => size(one)))),
  stop_gradient: fn('variable', (args) => args.get('variable')),
  custom_gradient: sameAs('jax.custom_gradient'),
  unstack: sameAs('tensorflow.unstack'),
  slice: fn('inputs, start_indices, shape', (args) =>
    arrayLike(args.tensor('inputs'), args.dimensions('shape')),
  ),
  slice_update: fn('inputs, start_indices, updates', (args) => ({
    ...args.tensor('inputs'),
    numbers: null,
  })),
  scatter: fn('indices, values, shape', (args) =>
    arrayLike(args.tensor('values'), args.dimensions('shape')),
  ),
  scatter_update: fn('inputs, indices, updates, *args, **options', (args) => ({
    ...args.tensor('inputs'),
    numbers: null,
  })),
  map: sameAs('jax.lax.map'),
  scan: sameAs('jax.lax.scan'),
  associative_scan: sameAs('jax.lax.associative_scan'),
  switch: sameAs('jax.lax.switch'),
  while_loop: sameAs('tensorflow.while_loop'),
  fori_loop: sameAs('jax.lax.fori_loop'),
  cond: sameAs('tensorflow.cond'),
  vectorized_map: fn('function, elements', (args, context) =>
    context.call(context.named('tensorflow.vectorized_map'), [
      args.get('function'),
      args.get('elements'),
    ]),
  ),
  take: fn('x, indices, axis=None', (args, context) =>
    taken(args.tensor('x'), args.get('indices'), args.get('axis'), tensorFlow, context),
  ),
  top_k: fn('x, k, *args, **options', (args) => {
    const input = args.tensor('x');
    const shape = shapeOf(input).with(-1, args.dimension('k'));
    return tuple([arrayLike(input, shape), arrayLike(input, shape, { dtype: 'int32' })]);
  }),
  in_top_k: fn('targets, predictions, k', (args) =>
    arrayLike(args.tensor('targets'), shapeOf(args.tensor('targets')), { dtype: 'bool' }),
  ),
  logsumexp: fn('x, axis=None, keepdims=False', (args) => {
    const input = args.tensor('x');
    const shape = shapeOf(input);
    const axes = args.isNone('axis')
      ? shape.map((_, axis) => axis)
      : args.integers('axis').map((axis) => axisIndex(axis, shape.length) ?? 0);
    return arrayLike(input, reducedShape(shape, axes, args.flag('keepdims')));
  }),
  segment_sum: segments,
  segment_max: segments,
  segment_min: segments,
  segment_prod: segments,
  extract_sequences: fn('x, sequence_length, sequence_stride', (args) => {
    const input = args.tensor('x');
    const shape = shapeOf(input);
    const length = args.dimension('sequence_length');
    const count = sequenceCount(shape.at(-1) ?? 1, length, args.integer('sequence_stride'));
    return arrayLike(input, [...shape.slice(0, -1), count, length]);
  }),
  stft: fn(
    "x, sequence_length, sequence_stride, fft_length, window='hann', center=True",
    (args) => {
      const input = args.tensor('x');
      const shape = shapeOf(input);
      const transform = args.integer('fft_length');
      const edge = args.flag('center') ? 2 * Math.floor(transform / 2) : 0;
      const frames = sequenceCount(
        add(shape.at(-1) ?? 1, edge),
        transform,
        args.integer('sequence_stride'),
      );
      const output = arrayLike(input, [
        ...shape.slice(0, -1),
        frames,
        Math.floor(transform / 2) + 1,
      ]);
      return tuple([output, output]);
    },
  ),
  rfft: fn('x, fft_length=None', (args) => {
    const input = args.tensor('x');
    const shape = shapeOf(input);
    const whole = args.isNone('fft_length') ? (shape.at(-1) ?? 1) : args.dimension('fft_length');
    const output = arrayLike(input, shape.with(-1, add(floorDivide(whole, 2), 1)));
    return tuple([output, output]);
  }),
  irfft: fn('x, fft_length=None', (args, context) => {
    const [first] = context.items(args.get('x'));
    if (first?.kind !== 'tensor')
      return context.giveUp(say('a Fourier transform takes a pair of arrays'));
    const shape = shapeOf(first);
    const whole = args.isNone('fft_length')
      ? multiply(subtract(shape.at(-1) ?? 1, 1), 2)
      : args.dimension('fft_length');
    return arrayLike(first, shape.with(-1, whole));
  }),
  fft: pair,
  fft2: pair,
  ifft2: pair,
  erf: keeps,
  erfinv: keeps,
  rsqrt: keeps,
};

const drawn = (before: string): LibraryMember =>
  fn(`${before}shape, *args, **options`, (args) => tensor(args.dimensions('shape')));

/** `keras.random`. */
export const randomOperations: Readonly<Record<string, LibraryMember>> = {
  normal: drawn(''),
  uniform: drawn(''),
  truncated_normal: drawn(''),
  gamma: drawn(''),
  binomial: drawn(''),
  beta: drawn(''),
  randint: drawn(''),
  shuffle: keeps,
  dropout: fn('inputs, rate, *args, **options', (args) => ({
    ...args.tensor('inputs'),
    numbers: null,
  })),
  categorical: fn('logits, num_samples, *args, **options', (args) =>
    arrayLike(args.tensor('logits'), [
      shapeOf(args.tensor('logits'))[0] ?? 1,
      args.dimension('num_samples'),
    ]),
  ),
  SeedGenerator: fn('seed=None, **options', () => ({ kind: 'none' })),
};
