import { say } from '../phrase.js';
import { fail, ok, type ArgumentValue, type PoolError, type Result } from '../result.js';
import type { Padding, PoolSpec, Reducer } from '../spec.js';
import { signature } from './binding/bind.js';
import type { Operation } from './dialect.js';
import type { FrameworkRecord } from './framework-record.js';
import { asPair, namedPadding, notPositive, paddingFixes } from './jax/windows.js';
import {
  average,
  averageWithPadding,
  largest,
  layer,
  numbersOf,
  pairs,
  sliding,
  spatialRank,
} from './layers.js';
import { plain } from './plain.js';
import { isList, repeat, repr, text, typeName } from './binding/python-values.js';
import { notWorkedOut, rejection } from './rejection.js';
import { countIncludePad, noSpelling, paddingPairs } from './binding/spelling.js';
import { xlaMaximum } from './jax/xla-maximum.js';

/** `flax.linen.max_pool` and its kin: windows step by 1 unless told otherwise. */
const flaxPool =
  (reducer: (args: Readonly<Record<string, ArgumentValue>>) => Reducer): Operation =>
  ({ arguments: args }) => {
    const window = args['window_shape'];
    if (!isList(window)) return fail(notTuple('window_shape', window ?? null));
    const rank = spatialRank(window.length);
    const kernel = numbersOf(window, window.length);
    if (rank === null || kernel === null) return fail(notShown(window));
    const given = args['strides'] ?? null;
    // Python's `strides or (1,) * …`.
    const strides = given === 0 || (isList(given) && given.length === 0) ? null : given;
    if (strides !== null && !isList(strides)) return fail(notTuple('strides', strides));
    const stride = strides === null ? repeat(rank, 1) : numbersOf(strides, rank);
    if (stride === null) return fail(notShown(strides));
    if (strides !== null && strides.length !== rank) {
      return fail(
        rejection({
          code: 'argument-length',
          exception: 'AssertionError',
          message: `len(${text(window)}) must equal len(${text(strides)})`,
          parameter: 'strides',
          hint: say('Give {rank} strides.', { rank }),
          fixes: [{ parameter: 'strides', value: repeat(rank, 1) }],
        }),
      );
    }
    for (const [name, list] of Object.entries({ strides, window_shape: window })) {
      if (list !== null && typeName(list) === 'list') return fail(notConcatenated(name, list));
    }
    const padding = flaxPadding(args['padding'] ?? 'VALID', window);
    if (!padding.ok) return padding;
    const source = sliding({ kernel, stride, padding: padding.value });
    return ok(layer('flax', rank, 'channels-last', source, reducer(args)));
  };

const flaxPadding = (value: ArgumentValue, window: readonly ArgumentValue[]): Result<Padding> => {
  if (typeof value === 'string') return namedPadding(value);
  const broken = isList(value) ? value.find((pair) => !isList(pair)) : value;
  if (broken !== undefined || !isList(value)) return fail(notIterable(broken ?? null));
  const axes = value.map((pair) => (isList(pair) && pair.length === 2 ? numbersOf(pair, 2) : null));
  if (axes.length !== window.length) {
    return fail(
      rejection({
        code: 'argument-length',
        exception: 'AssertionError',
        message: `padding ${repr(value)} must specify pads for same number of dims as window_shape ${repr(window)}`,
        parameter: 'padding',
        hint: say('Give one (before, after) pair per spatial axis.'),
        fixes: paddingFixes,
      }),
    );
  }
  if (axes.some((pair) => pair?.length !== 2)) {
    return fail(
      rejection({
        code: 'argument-length',
        exception: 'AssertionError',
        message: `each entry in padding ${repr(value)} must be length 2`,
        parameter: 'padding',
        hint: say('Give (before, after) pairs, such as ((1, 1), (1, 1)).'),
        fixes: paddingFixes,
      }),
    );
  }
  return ok(pairs(axes.map(asPair)));
};

const notIterable = (value: ArgumentValue): PoolError =>
  rejection({
    code: 'argument-type',
    exception: 'TypeError',
    message: `'${typeName(value)}' object is not iterable`,
    parameter: 'padding',
    hint: say('Give one (before, after) pair per spatial axis.'),
    fixes: paddingFixes,
  });

const notTuple = (parameter: string, given: ArgumentValue): PoolError =>
  rejection({
    code: 'argument-type',
    exception: 'TypeError',
    message: `object of type '${typeName(given)}' has no len()`,
    parameter,
    hint: say('{parameter} is a tuple with one entry per spatial axis, such as (2, 2).', {
      parameter,
    }),
    fixes: [{ parameter, value: typeof given === 'number' ? [given, given] : [2, 2] }],
  });

/** What Python says of a list that is added to the tuple for batch and channels. */
const notConcatenated = (parameter: string, list: readonly ArgumentValue[]): PoolError =>
  rejection({
    code: 'argument-type',
    exception: 'TypeError',
    message: 'can only concatenate tuple (not "list") to tuple',
    parameter,
    hint: say('{parameter} is a tuple with one entry per spatial axis, such as (2, 2).', {
      parameter,
    }),
    fixes: [{ parameter, value: [...list] }],
  });

const notShown = (window: ArgumentValue): PoolError =>
  notWorkedOut(
    'window_shape',
    `window ${repr(window)}`,
    say('Windows over more than three axes aren’t worked out.'),
  );

/** Flax hands its windows to `reduce_window`, with 1 for batch and channels. */
const check = (spec: PoolSpec): PoolError | null => {
  const { source } = spec;
  if (source.kind !== 'sliding') return null;
  const full = (values: readonly number[]) => [1, ...values, 1];
  const names = [
    ['window_dimensions', source.kernel],
    ['window_strides', source.stride],
  ] as const;
  for (const [name, values] of names) {
    if (values.some((value) => value < 1)) {
      const error = notPositive(name, full(values));
      const parameter = name === 'window_strides' ? 'strides' : 'window_shape';
      const fixes = [{ parameter, value: values.map((value) => Math.max(value, 1)) }];
      return { ...error, parameter, fixes };
    }
  }
  return null;
};

/** Without strides they are 1. */
const windowed = "window_shape, strides=None, padding='VALID'";

/** `flax.linen` and `flax.nnx`. */
export const flax: FrameworkRecord = {
  name: 'Flax',
  assumedVersion: '0.12.8',
  importedAs: /^(flax|linen|nnx)\b/u,
  layout: 'channels-last',
  spelling: {
    ...noSpelling,
    padding: paddingPairs,
    counting: countIncludePad,
    strideOfOne: 'strides',
  },
  byHand: null,
  writtenAs: 'flax',
  behaviours: [],
  counters: [],
  rules: {
    ...plain,
    maximum: xlaMaximum,
    check,
    signatures: {
      max_pool: signature('max_pool', windowed),
      avg_pool: signature('avg_pool', `${windowed}, count_include_pad=True`),
      min_pool: signature('min_pool', windowed),
    },
    operations: {
      max_pool: flaxPool(() => largest),
      min_pool: flaxPool(() => ({ kind: 'min' })),
      avg_pool: flaxPool((args) =>
        args['count_include_pad'] === false ? average : averageWithPadding,
      ),
    },
  },
};
