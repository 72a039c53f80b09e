import { say } from '../../../engine/phrase.js';
import type { LibraryMember } from '../contract.js';
import { poolingFn, type PoolingCall } from '../pooling/misbound.js';
import { pool } from '../pooling/pool.js';
import { recordedSignatures } from '../pooling/recorded-layers.js';
import { tuple } from '../../values/create.js';
import { arrayLike } from '../arrays/array.js';
import { tensorOf } from './array-arguments.js';

/** A pooling function of `tf.nn`; older code calls the input `value`. */
export function poolingFunction(name: string, signature: string): LibraryMember {
  return poolingFn(signature, callOf(name), (args, context) => {
    const isOld = args.given('value');
    const first = isOld ? 'value' : 'input';
    const pooling = context.poolingArguments(args, 'tensorflow', name, [
      'input',
      'value',
      'name',
      'output_dtype',
    ]);
    const output = pool(
      args.get(first).kind === 'list' ? tensorOf(args, first, context) : args.tensor(first),
      { kind: `tf.nn.${name}`, framework: 'tensorflow', pooling, built: null },
      context,
    );
    if (name === 'max_pool_with_argmax') {
      return tuple([output, arrayLike(output, output.shape ?? [], { dtype: 'int64' })]);
    }
    if (!name.startsWith('fractional')) return output;
    const unknown = context.unknown(say('the cuts are drawn at random'));
    return tuple([output, unknown, unknown]);
  });
}

// The engine's calls hold the cuts too, which Python's draw at random: they are no calls of Python.
const FRACTIONAL = ['fractional_max_pool', 'fractional_avg_pool'].map(
  (name) =>
    [name, 'pooling_ratio, pseudo_random=False, overlapping=False, seed=0, name=None'] as const,
);

/** Pooling functions of `tf.nn`. */
export const poolingFunctions: Readonly<Record<string, LibraryMember>> = Object.fromEntries(
  [...recordedSignatures('tensorflow', /./u), ...FRACTIONAL].map(([name, signature]) => {
    const isFractional = name.startsWith('fractional');
    const whole = isFractional ? `value, ${signature}` : `input=None, ${signature}, *, value=None`;
    return [name, poolingFunction(name, whole)];
  }),
);

function callOf(name: string): PoolingCall {
  const ignored = ['input', 'value', 'name', 'output_dtype'];
  return { kind: `tf.nn.${name}`, framework: 'tensorflow', operation: name, ignored, says };
}

/** What TensorFlow's own binding of arguments says, which names no function. */
function says(problem: string): string {
  if (problem.startsWith('missing')) return 'Missing required positional argument';
  const [, expected, given] = /(\d+) positional arguments? but (\d+)/u.exec(problem) ?? [];
  return given === undefined
    ? problem.replace(/^got/u, 'Got')
    : `Too many arguments were given. Expected ${expected ?? ''} but got ${given}.`;
}
