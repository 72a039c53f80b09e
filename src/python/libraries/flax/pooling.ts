import type { Framework } from '../../../engine/index.js';
import { say } from '../../../engine/phrase.js';
import { int, tuple } from '../../values/create.js';
import type { Value } from '../../values/value.js';
import type { Arguments } from '../arguments.js';
import { shapeOf } from '../arrays/array.js';
import type { LibraryContext, LibraryMember } from '../contract.js';
import { fn } from '../members.js';
import { poolingFn, type PoolingCall } from '../pooling/misbound.js';
import { pool } from '../pooling/pool.js';
import { recordedSignatures } from '../pooling/recorded-layers.js';

const framework: Framework = 'flax';

/** Pooling functions of `flax.linen` and `flax.nnx`, whose names differ in the prefix only. */
export function poolingFunctions(
  prefix: string,
  isWhole = true,
): Readonly<Record<string, LibraryMember>> {
  // `flax.linen` itself doesn't hand out its minimum.
  const form = isWhole ? /_pool$/u : /^(max|avg)_pool$/u;
  return {
    pool: byReducer,
    ...Object.fromEntries(
      recordedSignatures(framework, form).map(([name, signature]) => [
        name,
        poolingFn(`inputs, ${signature}`, callOf(prefix, name), (args, context) => {
          const pooling = context.poolingArguments(args, framework, name, ['inputs']);
          const request = { kind: `${prefix}.${name}`, framework, pooling, built: null };
          return pool(args.tensor('inputs'), request, context);
        }),
      ]),
    ),
  };
}

/** `flax.linen.pool`, whose reducer is an argument. */
const byReducer: LibraryMember = fn(
  "inputs, init, reduce_fn, window_shape, strides=None, padding='VALID'",
  (args, context) => {
    const reducer = args.get('reduce_fn');
    const name = 'name' in reducer ? reducer.name.split('.').at(-1) : null;
    if (name !== 'max' && name !== 'min') return reduced(args, context);
    const given = ['inputs', 'window_shape', 'strides', 'padding'].map((one) => args.get(one));
    return context.call(context.named(`flax.nnx.${name}_pool`), given);
  },
);

/** Any other reducer: `reduce_window`, with windows of 1 over batch and channels. */
function reduced(args: Arguments, context: LibraryContext): Value {
  const input = args.tensor('inputs');
  const window = args.integers('window_shape');
  const strides = args.isNone('strides') ? window.map(() => 1) : args.integers('strides');
  const batches = shapeOf(input).length - window.length - 1;
  if (batches < 0) return context.giveUp(say('the window has more axes than the input'));
  const ones = Array.from({ length: batches }, () => 1);
  const whole = (numbers: readonly number[]): Value => tuple([...ones, ...numbers, 1].map(int));
  const given = args.get('padding');
  const none = tuple([int(0), int(0)]);
  const padding =
    given.kind === 'tuple' || given.kind === 'list'
      ? tuple([...ones.map(() => none), ...given.items, none])
      : given;
  return context.call(context.named('jax.lax.reduce_window'), [
    input,
    args.get('init'),
    args.get('reduce_fn'),
    whole(window),
    whole(strides),
    padding,
  ]);
}

function callOf(prefix: string, name: string): PoolingCall {
  return { kind: `${prefix}.${name}`, framework, operation: name, ignored: ['inputs'] };
}
