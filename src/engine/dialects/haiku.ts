import { say } from '../phrase.js';
import { fail, ok } from '../result.js';
import type { Padding, Reducer } from '../spec.js';
import type { Operation } from './dialect.js';
import type { FrameworkRecord } from './framework-record.js';
import { average, largest, layer, numbersOf, sliding, spatialRank } from './layers.js';
import { plain } from './plain.js';
import { isList, numberOf, repr, text } from './binding/python-values.js';
import { notWorkedOut, rejection } from './rejection.js';
import { noSpelling } from './binding/spelling.js';
import { constructor, signature } from './binding/bind.js';

/** How many axes pictures have, where the input's shape isn't known. */
const USUAL_AXES = 4;

/**
 * `hk.max_pool(value, window_shape, strides, padding, channel_axis=-1)`. One number is for every
 * spatial axis; fewer numbers than axes are for the last ones. Source: dm-haiku's pool.py.
 */
const haikuPool =
  (reducer: Reducer): Operation =>
  ({ arguments: args, shape }) => {
    const window = args['window_shape'] ?? null;
    const listed = isList(window) ? window.length : 0;
    const axes = shape?.length ?? Math.max(USUAL_AXES, listed);
    const given = args['channel_axis'] ?? -1;
    const channel = typeof given === 'number' ? (given < 0 ? given + axes : given) : null;
    const whole = (name: string): readonly number[] => {
      const value = args[name];
      const single = numberOf(value);
      if (single !== null) {
        return Array.from({ length: axes }, (_, axis) =>
          axis === 0 || axis === channel ? 1 : single,
        );
      }
      const numbers = isList(value) ? (numbersOf(value, value.length) ?? []) : [];
      return [...Array.from({ length: Math.max(0, axes - numbers.length) }, () => 1), ...numbers];
    };
    const padding = paddingOf(text(args['padding'] ?? ''));
    if (padding === null) {
      return fail(
        rejection({
          code: 'padding-unknown',
          exception: 'ValueError',
          message: `Invalid padding '${text(args['padding'] ?? '')}', must be 'SAME' or 'VALID'.`,
          parameter: 'padding',
          hint: say("Padding is 'SAME' or 'VALID'."),
          fixes: ['SAME', 'VALID'].map((value) => ({ parameter: 'padding', value })),
        }),
      );
    }
    const [kernel, stride] = [whole('window_shape'), whole('strides')];
    const spatial = kernel.map((_, axis) => axis).filter((axis) => axis !== 0 && axis !== channel);
    const rank = spatialRank(spatial.length);
    const outside = [0, ...(channel === null ? [] : [channel])];
    if (rank === null || outside.some((axis) => kernel[axis] !== 1 || stride[axis] !== 1)) {
      return fail(
        notWorkedOut(
          'window_shape',
          `window ${repr(window)}`,
          say('Windows over batch or channels, or over more than three axes, aren’t worked out.'),
        ),
      );
    }
    const pick = (all: readonly number[]): readonly number[] =>
      spatial.map((axis) => all[axis] ?? 1);
    const source = sliding({ kernel: pick(kernel), stride: pick(stride), padding });
    const layout = channel === 1 && axes > 3 ? 'channels-first' : 'channels-last';
    return ok(layer('haiku', rank, layout, source, reducer));
  };

function paddingOf(word: string): Padding | null {
  if (word === 'VALID') return { kind: 'valid' };
  return word === 'SAME' ? { kind: 'same', extra: 'after' } : null;
}

const parameters = 'window_shape, strides, padding, channel_axis=-1';

/** `haiku`, whose averages leave padding out. */
export const haiku: FrameworkRecord = {
  name: 'Haiku',
  assumedVersion: null,
  importedAs: /^(haiku|hk)\b/u,
  layout: 'channels-last',
  spelling: noSpelling,
  byHand: null,
  writtenAs: 'flax',
  behaviours: [],
  counters: [],
  rules: {
    ...plain,
    signatures: {
      max_pool: signature('max_pool', parameters),
      avg_pool: signature('avg_pool', parameters),
      MaxPool: constructor('MaxPool', `${parameters}, name=None`),
      AvgPool: constructor('AvgPool', `${parameters}, name=None`),
    },
    operations: {
      max_pool: haikuPool(largest),
      avg_pool: haikuPool(average),
      MaxPool: haikuPool(largest),
      AvgPool: haikuPool(average),
    },
  },
};
