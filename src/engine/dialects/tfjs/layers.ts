import { say } from '../../phrase.js';
import { fail, ok, type ArgumentValue, type Result } from '../../result.js';
import type { Layout, Reducer, SpatialRank } from '../../spec.js';
import type { Operation } from '../dialect.js';
import { average, global, largest, layer, sliding } from '../layers.js';
import { isList, numberOf, text } from '../binding/python-values.js';
import { rejection } from '../rejection.js';

/** `tf.layers.maxPooling2d({poolSize, strides, padding, dataFormat})`. */
const layered =
  (rank: SpatialRank, reducer: Reducer): Operation =>
  ({ arguments: args }) => {
    const kernel = positiveSizes('poolSize', args['poolSize'] ?? 2, rank);
    if (!kernel.ok) return kernel;
    const stride = positiveSizes('strides', args['strides'] ?? [...kernel.value], rank);
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

/**
 * One number for every axis or one per axis, each at least 1; a list of sizes may be longer over two
 * axes or more. Source: the constructors of `Pooling1D/2D/3D`, `assertPositiveInteger`.
 */
const positiveSizes = (
  name: 'poolSize' | 'strides',
  given: ArgumentValue,
  rank: SpatialRank,
): Result<readonly number[]> => {
  const complaint = (message: string): Result<never> =>
    fail(
      rejection({
        code: `${name === 'strides' ? 'stride' : 'pool-size'}-not-positive`,
        exception: 'Error',
        message,
        parameter: name,
        hint: say('{parameter} is at least 1.', { parameter: name }),
        fixes: [
          ...(name === 'strides' ? [{ parameter: name, value: null }] : []),
          { parameter: name, value: 2 },
        ],
      }),
    );
  const count = isList(given) ? given.length : rank;
  if (rank === 1 && count !== 1) {
    const shown = JSON.stringify(given);
    return complaint(
      `${name} for 1D convolutional layer must be a number or an Array of a single number, but received ${shown}`,
    );
  }
  if (name === 'strides' && count !== rank) {
    return complaint(
      `If the strides property of a ${rank}D pooling layer is an Array, it is expected to have a length of ${rank}, but received length ${count}.`,
    );
  }
  const entries = isList(given) ? given : Array.from({ length: rank }, () => given);
  const sizes = entries.map((entry) => numberOf(entry) ?? NaN);
  const at = sizes.findIndex((size) => !(Number.isInteger(size) && size >= 1));
  if (at < 0 && sizes.length >= rank) return ok(sizes.slice(0, rank));
  const place = Math.max(at, 0);
  return complaint(
    `Expected element ${String(place + 1)} of ${name} to be a positive integer, but got ${inScript(entries[place] ?? null)}.`,
  );
};

/** A value as JavaScript writes it. */
const inScript = (value: ArgumentValue): string =>
  typeof value === 'string' ? JSON.stringify(value) : text(value);

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
