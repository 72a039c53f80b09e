import type { Framework } from '../../../engine/index.js';
import { fn, type LibraryMember } from '../contract.js';
import { pool } from '../pooling/pool.js';

const framework: Framework = 'flax';

/** Parameters of Flax's pooling functions, after `inputs`. Without strides they are 1. */
const FUNCTIONS: Readonly<Record<string, string>> = {
  max_pool: "window_shape, strides=None, padding='VALID'",
  avg_pool: "window_shape, strides=None, padding='VALID', count_include_pad=True",
  min_pool: "window_shape, strides=None, padding='VALID'",
};

/** Pooling functions of `flax.linen` and `flax.nnx`, whose names differ in the prefix only. */
export function poolingFunctions(prefix: string): Readonly<Record<string, LibraryMember>> {
  return Object.fromEntries(
    Object.entries(FUNCTIONS).map(([name, signature]) => [
      name,
      fn(`inputs, ${signature}`, (args, context) => {
        const pooling = context.poolingArguments(args, framework, name, ['inputs']);
        const request = { kind: `${prefix}.${name}`, framework, pooling, built: null };
        return pool(args.tensor('inputs'), request, context);
      }),
    ]),
  );
}
