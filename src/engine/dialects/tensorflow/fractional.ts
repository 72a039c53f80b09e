import { say } from '../../phrase.js';
import { fail, ok, type ArgumentValue, type PoolError, type Result } from '../../result.js';
import type { Reducer, WindowSource } from '../../spec.js';
import type { Operation } from '../dialect.js';
import { layer, numbersOf } from '../layers.js';
import { isList, numberOf, repr } from '../binding/python-values.js';
import { notWorkedOut, rejection } from '../rejection.js';

/**
 * `tf.nn.fractional_max_pool` and `fractional_avg_pool`. Their cuts are random; those that a run
 * returned may be given as `row_pooling_sequence` and `col_pooling_sequence`.
 */
export const fractional =
  (reducer: Reducer): Operation =>
  ({ arguments: args }) => {
    const ratios = poolingRatio(args['pooling_ratio'] ?? null);
    if (!ratios.ok) return ratios;
    const spatial = ratios.value;
    const rows = numbersOf(args['row_pooling_sequence'], 1);
    const columns = numbersOf(args['col_pooling_sequence'], 1);
    const overlapping = args['overlapping'] === true;
    const known = rows !== null && columns !== null;
    const source: WindowSource = {
      kind: 'regions',
      overlapping,
      cuts: known ? [rows, columns] : [],
      ...(known ? {} : { ratio: spatial }),
    };
    return ok(layer('tensorflow', 2, 'channels-last', source, reducer));
  };

/** One ratio for both axes, or four with 1 for batch and channels. */
const poolingRatio = (given: ArgumentValue): Result<readonly number[]> => {
  const received = `Received: pooling_ratio=${repr(given).replace('(', '[').replace(')', ']')}`;
  const single = numberOf(given);
  if (single !== null) {
    return single >= 1
      ? ok([single, single])
      : fail(ratioError(`\`pooling_ratio\` should be >= 1.0. ${received}`));
  }
  const list = isList(given) ? numbersOf(given, given.length) : null;
  if (list === null) {
    return fail(ratioError(`\`pooling_ratio\` should be an int or a list of ints. ${received}`));
  }
  if (list[0] !== 1 || list.at(-1) !== 1) {
    return fail(
      ratioError(
        `\`pooling_ratio\` should have first and last elements with value 1.0. ${received}`,
      ),
    );
  }
  if (list.some((ratio) => ratio < 1)) {
    return fail(ratioError(`\`pooling_ratio\` elements should be >= 1.0. ${received}`));
  }
  const [, rows = 1, columns = 1] = list;
  return ok(list.length === 4 ? [rows, columns] : [list[0], list[0]]);
};

/** Regions are listed one by one. */
const MOST_REGIONS = 2 ** 20;

/** A ratio takes at least one cell of its axis. Source: `fractional_max_pool_op.cc`. */
export const checkRatio = (
  ratios: readonly number[],
  shape: readonly number[] | null,
): PoolError | null => {
  for (const [axis, ratio] of ratios.entries()) {
    const size = shape?.[axis + 1];
    if (size !== undefined && size / ratio > MOST_REGIONS) {
      return notWorkedOut(
        'pooling_ratio',
        `more than ${String(MOST_REGIONS)} regions`,
        say('More than {most} regions aren’t worked out.', {
          most: MOST_REGIONS.toLocaleString('en'),
        }),
      );
    }
    if (size === undefined || size >= ratio) continue;
    return {
      ...ratioError(
        `Pooling ratio is higher than input dimension size for dimension ${String(axis + 1)}. Input dim size: ${String(size)} pooling ratio: ${String(ratio)}`,
      ),
      exception: 'InvalidArgumentError',
    };
  }
  return null;
};

const ratioError = (message: string): PoolError =>
  rejection({
    code: 'ratio-out-of-range',
    exception: 'ValueError',
    message,
    parameter: 'pooling_ratio',
    hint: say(
      'The ratio is input size over output size: 1 for batch and channels, 1 or more in between.',
    ),
    fixes: [{ parameter: 'pooling_ratio', value: [1, 1.44, 1.44, 1].map((float) => ({ float })) }],
  });
