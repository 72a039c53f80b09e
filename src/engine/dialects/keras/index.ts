import { say } from '../../phrase.js';
import { fail, ok, type ArgumentValue, type PoolError, type Result } from '../../result.js';
import type { Layout, Reducer, SpatialRank } from '../../spec.js';
import { constructor, signature, type Signature } from '../binding/bind.js';
import type { Operation } from '../dialect.js';
import type { FrameworkRecord } from '../framework-record.js';
import { check } from './check.js';
import {
  average,
  global,
  largest,
  largestShared,
  layer,
  numbersOf,
  ranks,
  sliding,
} from '../layers.js';
import { plain } from '../plain.js';
import { isList, repeat, text, typeName } from '../binding/python-values.js';
import { notWorkedOut, rejection } from '../rejection.js';
import { noSpelling } from '../binding/spelling.js';
import { kerasBehaviours } from '../tensorflow/behaviours.js';
import { eigenPadding, takesType, tensorflow, uncropped } from '../tensorflow/index.js';

/** `MaxPooling2D`, `AveragePooling2D` and their kin. */
const windowed =
  (rank: SpatialRank, reducer: Reducer): Operation =>
  ({ arguments: args, shape }) => {
    const size = args['pool_size'] ?? 2;
    const kernel = positiveTuple(size, rank, 'pool_size', 'value > 0', 1);
    if (!kernel.ok) return kernel;
    const stride = positiveTuple(args['strides'] ?? size, rank, 'strides', 'value >= 0', 0);
    if (!stride.ok) return stride;
    const layout = layoutOf(args['data_format']);
    if (!layout.ok) return layout;
    // `padding=None` is none of the two.
    const padding = args['padding'] === undefined ? 'valid' : args['padding'];
    const named = typeof padding === 'string' ? padding.toLowerCase() : '';
    if (named !== 'valid' && named !== 'same') return fail(unknownPadding(padding));
    return ok(
      layer(
        'keras',
        rank,
        layout.value,
        sliding({
          kernel: kernel.value,
          stride: stride.value,
          padding: eigenPadding(
            named === 'same' ? { kind: 'same', extra: 'after' } : { kind: 'valid' },
            kernel.value,
            stride.value,
            layout.value,
            shape,
          ),
        }),
        reducer,
      ),
    );
  };

const wholePlane =
  (rank: SpatialRank, reducer: Reducer): Operation =>
  ({ arguments: args }) => {
    const layout = layoutOf(args['data_format']);
    if (!layout.ok) return layout;
    return ok(layer('keras', rank, layout.value, global(args['keepdims'] === true), reducer));
  };

const adaptive =
  (rank: SpatialRank, reducer: Reducer): Operation =>
  ({ arguments: args }) => {
    const layout = layoutOf(args['data_format']);
    if (!layout.ok) return layout;
    const size = args['output_size'] ?? null;
    if (rank === 1 && isList(size) && size.length !== 1) {
      return fail(
        rejection({
          code: 'argument-length',
          exception: 'ValueError',
          message: `For 1D input, \`output_size\` tuple must have length 1. Received: ${text(size)}`,
          parameter: 'output_size',
          hint: say('Give one number.'),
          fixes: [{ parameter: 'output_size', value: size[0] ?? 1 }],
        }),
      );
    }
    if (isList(size) && size.length === rank && size.includes(null)) {
      return fail(
        notWorkedOut(
          'output_size',
          'an axis of unknown size',
          say('None as the size of one axis isn’t worked out: Keras takes it in models alone.'),
        ),
      );
    }
    const outputSize = numbersOf(size, rank);
    if (outputSize?.length !== rank) {
      const tuples = [
        'tuple of 1 integer',
        '(height, width) tuple',
        '(depth, height, width) tuple',
      ];
      return fail(
        rejection({
          code: 'argument-type',
          exception: 'TypeError',
          message: `\`output_size\` must be an integer or ${tuples[rank - 1] ?? ''}. Received: ${text(size)} of type <class '${typeName(size)}'>`,
          parameter: 'output_size',
          hint: say('Give one number, or a tuple of {rank}.', { rank }),
          fixes: [{ parameter: 'output_size', value: 1 }],
        }),
      );
    }
    return ok(layer('keras', rank, layout.value, { kind: 'adaptive', outputSize }, reducer));
  };

/** `standardize_tuple`: an integer, or exactly one per axis, none below the least. */
const positiveTuple = (
  value: ArgumentValue,
  rank: number,
  name: string,
  rule: string,
  least: number,
): Result<readonly number[]> => {
  const wrong = (detail: string) =>
    fail(
      rejection({
        code: 'argument-value',
        exception: 'ValueError',
        message: `The \`${name}\` argument must be a tuple of ${String(rank)} integers. Received ${name}=${text(value)}${detail}`,
        parameter: name,
        hint: say('Give one whole number of at least {least}, or a tuple of {rank}.', {
          least: Math.max(least, 1),
          rank,
        }),
        fixes: [
          ...(name === 'strides' ? [{ parameter: name, value: null }] : []),
          { parameter: name, value: name === 'strides' ? 1 : 2 },
        ],
      }),
    );
  const entries = typeof value === 'number' ? repeat(rank, value) : isList(value) ? value : null;
  if (entries?.length !== rank) return wrong('');
  const list = numbersOf(entries, rank);
  if (list === null) return wrong('');
  const below = [...new Set(list.filter((entry) => entry < least))];
  return below.length === 0
    ? ok(list)
    : wrong(`, including values {${below.join(', ')}} that do not satisfy \`${rule}\``);
};

const layoutOf = (format: ArgumentValue | undefined): Result<Layout> => {
  if (format === undefined || format === null || format === 'channels_last') {
    return ok('channels-last');
  }
  if (format === 'channels_first') return ok('channels-first');
  return fail(
    rejection({
      code: 'data-format-unknown',
      exception: 'ValueError',
      message: `The \`data_format\` argument must be one of {'channels_first', 'channels_last'}. Received: data_format=${text(format)}`,
      parameter: 'data_format',
      hint: say("Use 'channels_last' (batch, height, width, channels) or 'channels_first'."),
      fixes: [
        { parameter: 'data_format', value: 'channels_last' },
        { parameter: 'data_format', value: 'channels_first' },
      ],
    }),
  );
};

const unknownPadding = (padding: ArgumentValue): PoolError =>
  rejection({
    code: 'padding-unknown',
    exception: 'ValueError',
    message: `Argument \`padding\` must be either 'valid' or 'same'. Received: padding=${text(padding)}`,
    parameter: 'padding',
    hint: say("Padding is 'valid' (none) or 'same' (⌈n/s⌉ windows)."),
    fixes: [
      { parameter: 'padding', value: 'same' },
      { parameter: 'padding', value: 'valid' },
    ],
  });

const names = (rank: SpatialRank): readonly (readonly [string, Operation])[] => {
  const d = `${String(rank)}D`;
  return [
    [`MaxPooling${d}`, windowed(rank, largest)],
    [`MaxPool${d}`, windowed(rank, largest)],
    [`AveragePooling${d}`, windowed(rank, average)],
    [`AvgPool${d}`, windowed(rank, average)],
    [`GlobalMaxPooling${d}`, wholePlane(rank, largestShared)],
    [`GlobalMaxPool${d}`, wholePlane(rank, largestShared)],
    [`GlobalAveragePooling${d}`, wholePlane(rank, average)],
    [`GlobalAvgPool${d}`, wholePlane(rank, average)],
    [`AdaptiveMaxPooling${d}`, adaptive(rank, largest)],
    [`AdaptiveAveragePooling${d}`, adaptive(rank, average)],
  ];
};

const tail = "strides=None, padding='valid', data_format=None";

/** Without what every layer takes by name only, and without the short names of layers. */
const signatures: Readonly<Record<string, Signature>> = {
  ...Object.fromEntries(
    ranks.flatMap((rank) => {
      const two = rank === 1 ? '2' : `(${repeat(rank, 2).join(', ')})`;
      return (
        [
          ['MaxPooling', `pool_size=${two}, ${tail}, name=None`],
          ['AveragePooling', `pool_size=${two}, ${tail}, name=None`],
          ['GlobalMaxPooling', 'data_format=None, keepdims=False'],
          ['GlobalAveragePooling', 'data_format=None, keepdims=False'],
          ['AdaptiveMaxPooling', 'output_size, data_format=None'],
          ['AdaptiveAveragePooling', 'output_size, data_format=None'],
        ] as const
      ).map(([kind, parameters]) => {
        const name = `${kind}${rank}D`;
        return [name, constructor(name, parameters)] as const;
      });
    }),
  ),
  max_pool: signature('max_pool', `pool_size, ${tail}`),
  average_pool: signature('average_pool', `pool_size, ${tail}`),
  adaptive_average_pool: signature('adaptive_average_pool', 'output_size, data_format=None'),
  adaptive_max_pool: signature('adaptive_max_pool', 'output_size, data_format=None'),
};

/** An operation of `keras.ops`: the same by function, of the rank that its arguments have. */
const byShape =
  (build: (rank: SpatialRank) => Operation, sizeName: string): Operation =>
  (call) => {
    const given = call.arguments[sizeName];
    const axes = call.shape === null ? (isList(given) ? given.length : 2) : call.shape.length - 2;
    return build(axes === 1 || axes === 3 ? axes : 2)(call);
  };

/** Source: `keras.src.layers.layer.Layer.__init__`. */
const unexpectedKeywords: NonNullable<FrameworkRecord['unexpectedKeywords']> = (
  operation,
  given,
) => ({
  exception: 'ValueError',
  message: `Unrecognized keyword arguments passed to ${operation}: {${given.join(', ')}}`,
});

/** Keras 3 on TensorFlow. */
export const keras: FrameworkRecord = {
  name: 'Keras',
  assumedVersion: '3.15.1',
  importedAs: /^(keras|tf_keras)\b/u,
  layout: 'channels-last',
  spelling: { ...noSpelling, same: { parameter: 'padding', value: 'same' } },
  byHand: null,
  writtenAs: 'keras',
  behaviours: kerasBehaviours,
  counters: ['tf-profiler'],
  takes: takesType,
  unexpectedKeywords,
  rules: {
    ...plain,
    maximum: tensorflow.rules.maximum,
    uncropped,
    check,
    signatures,
    operations: {
      ...Object.fromEntries(ranks.flatMap(names)),
      max_pool: byShape((rank) => windowed(rank, largest), 'pool_size'),
      average_pool: byShape((rank) => windowed(rank, average), 'pool_size'),
      adaptive_max_pool: byShape((rank) => adaptive(rank, largest), 'output_size'),
      adaptive_average_pool: byShape((rank) => adaptive(rank, average), 'output_size'),
    },
  },
};
