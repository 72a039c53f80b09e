import { say } from '../../phrase.js';
import { fail, ok, type ArgumentValue, type PoolError, type Result } from '../../result.js';
import type { AxisPadding, Padding } from '../../spec.js';
import { isList, repr, typeName } from '../binding/python-values.js';
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

/**
 * JAX's objection to lists of other lengths than the operand has axes, or null. Source:
 * `_common_reduce_window_shape_rule`.
 */
export const checkLengths = (
  shape: readonly number[] | null,
  window: readonly number[],
  lists: readonly (readonly [string, ArgumentValue | undefined])[],
): PoolError | null => {
  if (shape !== null && shape.length !== window.length) {
    return wrongLength(
      'window_dimensions',
      `reduce_window got the wrong number of window_dimensions for operand: got operand shape ${repr(shape)} with window_dimensions ${repr(window)}.`,
    );
  }
  for (const [name, value] of lists) {
    if (!isList(value) || value.length === window.length) continue;
    return wrongLength(
      name,
      `reduce_window got inconsistent ${name} and window_dimensions: got ${name} ${repr(value)} and window_dimensions ${repr(window)}.`,
    );
  }
  return null;
};

/** Python's words for pairs that are not as many as the axes. */
export const notZipped = (pairs: number, axes: number): PoolError => ({
  ...wrongLength(
    'padding',
    `safe_zip() argument 1 has length ${String(pairs)} but argument 0 has length ${String(axes)}. All lengths: (${String(axes)}, ${String(pairs)})`,
  ),
  exception: 'ValueError',
});

const wrongLength = (parameter: string, message: string): PoolError =>
  rejection({
    code: 'argument-length',
    exception: 'TypeError',
    message,
    parameter,
    hint: say('Give one entry per axis of the operand, batch and channels too.'),
  });
