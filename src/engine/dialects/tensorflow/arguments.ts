import { say } from '../../phrase.js';
import { fail, ok, type ArgumentValue, type PoolError, type Result } from '../../result.js';
import type { Layout, Padding, SpatialRank } from '../../spec.js';
import { numbersOf, pairs } from '../layers.js';
import { isList, pythonList, repr, text } from '../binding/python-values.js';
import { rejection } from '../rejection.js';

/** One axis' window and stride with those of batch and channels apart. */
export interface Vector {
  readonly spatial: readonly number[];
  readonly batch: number;
  readonly channels: number;
}

/** A window or stride given as one number, one per axis, or with batch and channels. */
export const fullVector =
  (rank: SpatialRank, layout: Layout) =>
  (value: ArgumentValue, name: string): Result<Vector> => {
    const list = numbersOf(value, rank);
    if (list?.length === rank) return ok({ spatial: list, batch: 1, channels: 1 });
    if (list?.length === rank + 2) {
      const first = layout === 'channels-first' ? 2 : 1;
      return ok({
        spatial: list.slice(first, first + rank),
        batch: list[0] ?? 1,
        channels: list.at(layout === 'channels-first' ? 1 : -1) ?? 1,
      });
    }
    return fail(
      rejection({
        code: 'argument-length',
        exception: 'ValueError',
        message: `${name} should be of length 1, ${String(rank)} or ${String(rank + 2)}. Received: ${name}=${repr(isList(value) ? pythonList([...value]) : value)} of length ${String(isList(value) ? value.length : 0)}`,
        parameter: name,
        hint: say('Give one number, {rank}, or {all} with batch and channels.', {
          rank,
          all: rank + 2,
        }),
        fixes: [{ parameter: name, value: 2 }],
      }),
    );
  };

/** Padding by name or, where the operation takes it, by pairs. */
export const paddingOf = (
  value: ArgumentValue,
  rank: SpatialRank,
  layout: Layout,
  explicitPads: boolean,
): Result<Padding> => {
  if (value === 'VALID') return ok({ kind: 'valid' });
  if (value === 'SAME') return ok({ kind: 'same', extra: 'after' });
  const fixes = ['SAME', 'VALID'].map((name) => ({ parameter: 'padding', value: name }));
  if (isList(value) && explicitPads) {
    const axes = value.map((pair) => numbersOf(pair, 2) ?? [0, 0]);
    const first = layout === 'channels-first' ? 2 : 1;
    const outside = [...axes.slice(0, first), ...axes.slice(first + rank)];
    if (outside.some((pair) => pair.some((pad) => pad !== 0))) {
      return fail(
        rejection({
          code: 'padding-not-spatial',
          exception: 'ValueError',
          message: 'Nonzero explicit padding in the batch or depth dimensions is not supported',
          parameter: 'padding',
          hint: say('Pad only height and width.'),
          fixes,
        }),
      );
    }
    const spatial = axes.slice(first, first + rank);
    return ok(pairs(spatial.map(([before = 0, after = 0]) => ({ before, after }))));
  }
  return fail(
    rejection({
      code: 'padding-unknown',
      ...(typeof value === 'string'
        ? {
            exception: 'InvalidArgumentError',
            message: `Value for attr 'padding' of "${value}" is not in the list of allowed values: "SAME", "VALID"${explicitPads ? ', "EXPLICIT"' : ''}`,
          }
        : {
            exception: 'TypeError',
            message: `Expected string for argument 'padding' not ${text(value)}.`,
          }),
      parameter: 'padding',
      hint: say("Padding is 'SAME' or 'VALID', in upper case."),
      fixes:
        typeof value === 'string'
          ? [{ parameter: 'padding', value: value.toUpperCase() }, ...fixes]
          : fixes,
    }),
  );
};

/** Where `data_format` puts the channels; NHWC if it doesn't say. */
export const layoutOf = (format: ArgumentValue | undefined): Layout =>
  typeof format === 'string' && format.startsWith('NC') ? 'channels-first' : 'channels-last';

/** A tensor of too few or too many axes. */
export const tensorRank = (): PoolError =>
  rejection({
    code: 'input-rank',
    exception: 'ValueError',
    message: 'Input must be 4 or 5-dimensional',
    hint: say('Give the input a batch in front and channels last.'),
  });
