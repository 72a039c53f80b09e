import { say } from '../../phrase.js';
import { fail, ok, type ArgumentValue, type PoolError, type Result } from '../../result.js';
import type { AxisPadding, Padding } from '../../spec.js';
import { repr, typeName } from '../binding/python-values.js';
import { rejection } from '../rejection.js';

/** A (before, after) pair as padding. */
export const asPair = (pair: readonly number[] | null): AxisPadding => ({
  before: pair?.[0] ?? 0,
  after: pair?.[1] ?? 0,
});

/** The paddings that any window can have. */
export const paddingFixes = ['SAME', 'VALID'].map((value) => ({ parameter: 'padding', value }));

/** SAME, VALID or SAME_LOWER. */
export const namedPadding = (value: ArgumentValue): Result<Padding> => {
  switch (typeof value === 'string' ? value.toUpperCase() : null) {
    case 'VALID':
      return ok({ kind: 'valid' });
    case 'SAME':
      return ok({ kind: 'same', extra: 'after' });
    case 'SAME_LOWER':
      return ok({ kind: 'same', extra: 'before' });
    default:
      return fail(
        rejection({
          code: 'padding-unknown',
          exception: typeof value === 'string' ? 'RuntimeError' : 'TypeError',
          message:
            typeof value === 'string'
              ? `Unrecognized padding type: expected 'VALID', 'SAME', or 'SAME_LOWER', got ${value}.`
              : `object of type '${typeName(value)}' has no len()`,
          parameter: 'padding',
          hint: say(
            "Padding is 'SAME', 'VALID', 'SAME_LOWER' or one (before, after) pair per axis.",
          ),
          fixes: paddingFixes,
        }),
      );
  }
};

/** JAX's objection to numbers of windows below 1. */
export const notPositive = (name: string, values: readonly number[]): PoolError =>
  rejection({
    code: `${name.replace('_', '-')}-not-positive`,
    exception: 'TypeError',
    message: `reduce_window ${name} must have every element be strictly positive, got ${repr(values)}.`,
    parameter: name,
    hint: say('Every entry is at least 1.'),
    fixes: [{ parameter: name, value: values.map((value) => Math.max(value, 1)) }],
  });
