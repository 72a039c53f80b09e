import { say } from '../../phrase.js';
import { fail, ok, type ArgumentValue, type Result } from '../../result.js';
import type { Layout, Reducer, SpatialRank } from '../../spec.js';
import type { Operation } from '../dialect.js';
import { average, global, largest, layer, numbersOf, sliding } from '../layers.js';
import { text } from '../binding/python-values.js';
import { rejection } from '../rejection.js';

/** `tf.layers.maxPooling2d({poolSize, strides, padding, dataFormat})`. */
const layered =
  (rank: SpatialRank, reducer: Reducer): Operation =>
  ({ arguments: args }) => {
    const kernel = positiveSizes('poolSize', args['poolSize'] ?? 2, rank);
    if (!kernel.ok) return kernel;
    const stride = positiveSizes('strides', args['strides'] ?? args['poolSize'] ?? 2, rank);
    if (!stride.ok) return stride;
    const padding = args['padding'] ?? 'valid';
    if (padding !== 'valid' && padding !== 'same') {
      return fail(
        rejection({
          code: 'padding-unknown',
          exception: 'Error',
          message: `${text(padding)} is not a valid PaddingMode.  Valid values are valid,same,causal or null/undefined.`,
          parameter: 'padding',
          hint: say("Padding is 'valid' or 'same'."),
          fixes: named,
        }),
      );
    }
    const source = sliding({
      kernel: kernel.value,
      stride: stride.value,
      padding: padding === 'same' ? { kind: 'same', extra: 'after' } : { kind: 'valid' },
    });
    return ok(layer('tfjs', rank, layoutOf(args['dataFormat']), source, reducer));
  };

/** One number for every axis or one per axis, each at least 1. */
const positiveSizes = (
  name: string,
  given: ArgumentValue,
  rank: SpatialRank,
): Result<readonly number[]> => {
  const sizes = numbersOf(given, rank);
  const at = sizes?.length === rank ? sizes.findIndex((size) => !(size >= 1)) : 0;
  if (sizes !== null && at < 0) return ok(sizes);
  return fail(
    rejection({
      code: `${name === 'strides' ? 'stride' : 'pool-size'}-not-positive`,
      exception: 'Error',
      message: `Expected element ${String(at)} of ${name} to be a positive integer, but got ${String(sizes?.[at] ?? text(given))}.`,
      parameter: name,
      hint: say('{parameter} is at least 1.', { parameter: name }),
      fixes: [
        ...(name === 'strides' ? [{ parameter: name, value: null }] : []),
        { parameter: name, value: 2 },
      ],
    }),
  );
};

const wholePlane =
  (rank: SpatialRank, reducer: Reducer): Operation =>
  ({ arguments: args }) =>
    ok(layer('tfjs', rank, layoutOf(args['dataFormat']), global(false), reducer));

/** A reduction: NaN wins, and every one of equal values gets the whole gradient. */
const largestOfAll: Reducer = { kind: 'max', returnIndices: false, ties: 'each' };

const named = ['same', 'valid'].map((value) => ({ parameter: 'padding', value }));

/** Where the channels are. */
export const layoutOf = (format: ArgumentValue | undefined): Layout =>
  format === 'channelsFirst' || format === 'NCHW' || format === 'NCDHW'
    ? 'channels-first'
    : 'channels-last';

/** The layers of `tf.layers` over so many axes. */
export const layersOfRank = (rank: SpatialRank): readonly (readonly [string, Operation])[] => {
  const d = `${String(rank)}d`;
  return [
    [`maxPooling${d}`, layered(rank, largest)],
    [`maxPool${d}`, layered(rank, largest)],
    [`averagePooling${d}`, layered(rank, average)],
    [`avgPool${d}`, layered(rank, average)],
    [`avgPooling${d}`, layered(rank, average)],
    [`globalAveragePooling${d}`, wholePlane(rank, average)],
    [`globalMaxPooling${d}`, wholePlane(rank, largestOfAll)],
    [`globalMaxPool${d}`, wholePlane(rank, largestOfAll)],
  ];
};
