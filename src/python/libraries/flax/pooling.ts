import type { Framework } from '../../../engine/index.js';
import { say } from '../../../engine/phrase.js';
import type { LibraryMember } from '../contract.js';
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
    ...(!isWhole && { pool: byReducer }),
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
    if (name !== 'max' && name !== 'min') return context.unknown(say('the reducer is not known'));
    const given = ['inputs', 'window_shape', 'strides', 'padding'].map((one) => args.get(one));
    return context.call(context.named(`flax.nnx.${name}_pool`), given);
  },
);

function callOf(prefix: string, name: string): PoolingCall {
  return { kind: `${prefix}.${name}`, framework, operation: name, ignored: ['inputs'] };
}
