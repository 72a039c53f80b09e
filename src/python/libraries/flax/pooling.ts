import type { Framework } from '../../../engine/index.js';
import type { LibraryMember } from '../contract.js';
import { poolingFn, type PoolingCall } from '../pooling/misbound.js';
import { pool } from '../pooling/pool.js';

const framework: Framework = 'flax';

/** Parameters of Flax's pooling functions, after `inputs`. Without strides they are 1. */
const FUNCTIONS: Readonly<Record<string, string>> = {
  max_pool: "window_shape, strides=None, padding='VALID'",
  avg_pool: "window_shape, strides=None, padding='VALID', count_include_pad=True",
  min_pool: "window_shape, strides=None, padding='VALID'",
};

/** Pooling functions of `flax.linen` and `flax.nnx`, whose names differ in the prefix only. */
export function poolingFunctions(
  prefix: string,
  isWhole = true,
): Readonly<Record<string, LibraryMember>> {
  // `flax.linen` itself doesn't hand out its minimum.
  const entries = Object.entries(FUNCTIONS).filter(([name]) => isWhole || name !== 'min_pool');
  return Object.fromEntries(
    entries.map(([name, signature]) => [
      name,
      poolingFn(`inputs, ${signature}`, callOf(prefix, name), (args, context) => {
        const pooling = context.poolingArguments(args, framework, name, ['inputs']);
        const request = { kind: `${prefix}.${name}`, framework, pooling, built: null };
        return pool(args.tensor('inputs'), request, context);
      }),
    ]),
  );
}

function callOf(prefix: string, name: string): PoolingCall {
  return { kind: `${prefix}.${name}`, framework, operation: name, ignored: ['inputs'] };
}
