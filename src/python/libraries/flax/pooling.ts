import type { Framework } from '../../../engine/index.js';
import type { LibraryMember } from '../contract.js';
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
  return Object.fromEntries(
    recordedSignatures(framework, form).map(([name, signature]) => [
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
