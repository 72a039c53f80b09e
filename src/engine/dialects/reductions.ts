import { say } from '../phrase.js';
import { fail, ok, type ArgumentValue, type Result } from '../result.js';
import type { Framework, PoolSpec, Reducer, SpatialRank } from '../spec.js';
import type { Operation } from './dialect.js';
import { isList } from './binding/python-values.js';
import { rejection } from './rejection.js';

/**
 * A reduction over named dimensions (`x.mean((2, 3))`, `tf.reduce_max(x, [1, 2])`) as global
 * pooling. The dimensions must be neighbours, leave out the batch, and end with the tensor or one
 * before its end (channels last).
 */
export const reduction =
  (
    framework: Framework,
    reducer: Reducer,
    names: { readonly dimensions: string; readonly keep: string },
  ): Operation =>
  ({ arguments: args, shape }) => {
    const dimensions = spatialDimensions(args[names.dimensions] ?? null, shape?.length ?? null);
    const rank = dimensions?.length;
    if (dimensions === null || (rank !== 1 && rank !== 2 && rank !== 3)) {
      return fail(notSpatial(names.dimensions));
    }
    return layer(framework, rank, dimensions, reducer, args[names.keep] === true, shape);
  };

const layer = (
  framework: Framework,
  rank: SpatialRank,
  dimensions: readonly number[],
  reducer: Reducer,
  keepDims: boolean,
  shape: readonly number[] | null,
): Result<PoolSpec> => {
  const last = dimensions.at(-1) ?? 0;
  const trailing = shape === null ? trailingOf(dimensions) : shape.length - 1 - last;
  if (trailing > 1) return fail(notSpatial('dim'));
  return ok({
    framework,
    rank,
    layout: trailing === 1 ? 'channels-last' : 'channels-first',
    source: { kind: 'global', keepDims },
    reducer,
    call: null,
  });
};

/** Without a shape: from the end where they are negative, else channels first from dimension 2. */
const trailingOf = (dimensions: readonly number[]): number => {
  const last = dimensions.at(-1) ?? 0;
  if (last < 0) return -1 - last;
  return (dimensions[0] ?? 0) >= 2 ? 0 : 1;
};

/** The dimensions in rising order, counted from the front where the rank is known. */
const spatialDimensions = (
  value: ArgumentValue,
  inputRank: number | null,
): readonly number[] | null => {
  const given = isList(value) ? value : [value];
  const dimensions = given
    .filter((entry) => typeof entry === 'number')
    .map((dimension) => (dimension < 0 && inputRank !== null ? dimension + inputRank : dimension))
    .toSorted((a, b) => a - b);
  if (dimensions.length !== given.length) return null;
  const adjacent = dimensions.every((d, i) => i === 0 || d === (dimensions[i - 1] ?? 0) + 1);
  const batchKept = inputRank === null || (dimensions[0] ?? 0) >= 1;
  return adjacent && batchKept ? dimensions : null;
};

const notSpatial = (parameter: string) =>
  rejection({
    code: 'reduction-not-spatial',
    exception: 'ValueError',
    message: 'This reduction is not over spatial dimensions alone.',
    parameter,
    hint: say(
      'Pooling reduces one to three neighbouring spatial dimensions and leaves batch and channels.',
    ),
  });
