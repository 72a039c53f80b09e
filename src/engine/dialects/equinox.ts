import { say } from '../phrase.js';
import { fail, ok } from '../result.js';
import type { Padding, Reducer, SpatialRank, WindowSource } from '../spec.js';
import type { Arguments } from './binding/arguments.js';
import type { Operation } from './dialect.js';
import type { FrameworkRecord } from './framework-record.js';
import {
  averageWithPadding,
  largest,
  layer,
  numbersOf,
  pairs,
  ranks,
  sliding,
  symmetric,
} from './layers.js';
import { plain } from './plain.js';
import { isList, repeat, repr, text } from './binding/python-values.js';
import { rejection } from './rejection.js';
import { noSpelling } from './binding/spelling.js';
import { constructor } from './binding/bind.js';

/** Steps of 1 unless told, and padding as a number, one per axis, or pairs. Source: equinox.nn.Pool. */
const pool =
  (rank: SpatialRank, reducer: Reducer): Operation =>
  ({ arguments: args }) => {
    const kernel = numbersOf(args['kernel_size'], rank);
    if (kernel === null) {
      return fail(
        rejection({
          code: 'argument-type',
          exception: 'ValueError',
          message: `\`kernel_size\` must be an int or a sequence of ${rank} ints`,
          parameter: 'kernel_size',
          hint: say('{name} takes an int or a tuple of ints.', { name: 'kernel_size' }),
        }),
      );
    }
    const source = sliding({
      kernel,
      stride: numbersOf(args['stride'] ?? undefined, rank) ?? repeat(rank, 1),
      padding: paddingOf(args, rank),
      ceil: args['use_ceil'] === true,
    });
    return ok(layer('equinox', rank, 'channels-first', source, reducer));
  };

function paddingOf(args: Arguments, rank: SpatialRank): Padding {
  const value = args['padding'] ?? 0;
  if (typeof value === 'string')
    return text(value).toUpperCase() === 'SAME'
      ? { kind: 'same', extra: 'after' }
      : { kind: 'valid' };
  if (isList(value) && value.every((one) => isList(one))) {
    return pairs(
      value.map((one) => {
        const [before = 0, after = 0] = numbersOf(one, 2) ?? [];
        return { before, after };
      }),
    );
  }
  return symmetric(numbersOf(value, rank) ?? repeat(rank, 0));
}

/** More blocks than this along an axis aren't listed. */
const MOST_BLOCKS = 2 ** 20;

/** Blocks that don't overlap: the first are longer by one where the size can't be divided. */
function cutsOf(size: number, count: number): readonly number[] {
  const longer = size % count;
  const length = Math.floor(size / count);
  return Array.from({ length: count + 1 }, (_, at) => at * length + Math.min(at, longer));
}

const adaptive =
  (rank: SpatialRank, reducer: Reducer): Operation =>
  ({ arguments: args, shape }) => {
    const target = numbersOf(args['target_shape'], rank) ?? repeat(rank, 1);
    const sizes = shape?.slice(-rank) ?? null;
    const isWrong = target.some((count, axis) => count < 1 || count > (sizes?.[axis] ?? Infinity));
    if (isWrong || (sizes !== null && Math.max(...target) > MOST_BLOCKS)) {
      return fail(
        rejection({
          code: 'argument-range',
          exception: 'ValueError',
          message: `\`target_shape\` of ${repr(target)} blocks can’t be made`,
          parameter: 'target_shape',
          hint: say('Each size is at least 1 and at most that of the input.'),
        }),
      );
    }
    const source: WindowSource =
      sizes === null
        ? { kind: 'adaptive', outputSize: target }
        : {
            kind: 'regions',
            cuts: target.map((count, axis) => cutsOf(sizes[axis] ?? count, count)),
            overlapping: false,
          };
    return ok(layer('equinox', rank, 'channels-first', source, reducer));
  };

const windowed = 'kernel_size, stride=1, padding=0, use_ceil=False';

/** `equinox.nn`: averages divide by the whole kernel. */
export const equinox: FrameworkRecord = {
  name: 'Equinox',
  assumedVersion: null,
  importedAs: /^(equinox|eqx)\b/u,
  layout: 'channels-first',
  spelling: noSpelling,
  byHand: null,
  writtenAs: 'flax',
  behaviours: [],
  counters: [],
  rules: {
    ...plain,
    signatures: Object.fromEntries(
      ranks.flatMap((rank) =>
        [
          [`MaxPool${rank}d`, windowed],
          [`AvgPool${rank}d`, windowed],
          [`AdaptiveMaxPool${rank}d`, 'target_shape'],
          [`AdaptiveAvgPool${rank}d`, 'target_shape'],
        ].map(([name = '', text = '']) => [name, constructor(name, text)] as const),
      ),
    ),
    operations: Object.fromEntries(
      ranks.flatMap((rank): [string, Operation][] => [
        [`MaxPool${rank}d`, pool(rank, largest)],
        [`AvgPool${rank}d`, pool(rank, averageWithPadding)],
        [`AdaptiveMaxPool${rank}d`, adaptive(rank, largest)],
        [`AdaptiveAvgPool${rank}d`, adaptive(rank, averageWithPadding)],
      ]),
    ),
  },
};
