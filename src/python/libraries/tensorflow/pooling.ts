import { say } from '../../../engine/phrase.js';
import type { LibraryMember } from '../contract.js';
import { poolingFn, type PoolingCall } from '../pooling/misbound.js';
import { pool } from '../pooling/pool.js';
import { tuple } from '../../values/create.js';
import { arrayLike } from '../arrays/array.js';
import { tensorOf } from './array-arguments.js';

const SAME = 'ksize, strides, padding, data_format=None, name=None';

/** Parameters of the pooling functions of `tf.nn`, after `input`. */
const FUNCTIONS: Readonly<Record<string, string>> = {
  max_pool: SAME,
  avg_pool: SAME,
  max_pool1d: SAME.replace('None, name', "'NWC', name"),
  max_pool2d: SAME.replace('None, name', "'NHWC', name"),
  max_pool3d: SAME.replace('None, name', "'NDHWC', name"),
  avg_pool1d: SAME.replace('None, name', "'NWC', name"),
  avg_pool2d: SAME.replace('None, name', "'NHWC', name"),
  avg_pool3d: SAME.replace('None, name', "'NDHWC', name"),
  max_pool_with_argmax:
    "ksize, strides, padding, data_format='NHWC', output_dtype='int64', include_batch_in_index=False, name=None",
  pool: "window_shape, pooling_type, strides=None, padding='VALID', data_format=None, dilations=None, name=None",
  fractional_max_pool: 'pooling_ratio, pseudo_random=False, overlapping=False, seed=0, name=None',
  fractional_avg_pool: 'pooling_ratio, pseudo_random=False, overlapping=False, seed=0, name=None',
};

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

/** Pooling functions of `tf.nn`. */
export const poolingFunctions: Readonly<Record<string, LibraryMember>> = Object.fromEntries(
  Object.entries(FUNCTIONS).map(([name, signature]) => {
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
