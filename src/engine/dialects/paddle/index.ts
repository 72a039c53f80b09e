import { say } from '../../phrase.js';
import { fail, ok, type ArgumentValue, type PoolError, type Result } from '../../result.js';
import type { Layout, Padding, PoolSpec, Reducer, SpatialRank } from '../../spec.js';
import type { Arguments } from '../binding/arguments.js';
import { constructor, signature, type Signature } from '../binding/bind.js';
import type { Operation } from '../dialect.js';
import type { FrameworkRecord } from '../framework-record.js';
import {
  average,
  averageWithPadding,
  layer,
  numbersOf,
  pairs,
  ranks,
  sliding,
  symmetric,
} from '../layers.js';
import { paddleBehaviours } from './behaviours.js';
import { paddleIndexOutside, paddleUnpool } from './unpool.js';
import { plain } from '../plain.js';
import { isList, numberOf, repeat, repr, text } from '../binding/python-values.js';
import { notWorkedOut, rejection } from '../rejection.js';
import { ceilMode, noSpelling, paddingInOneRow } from '../binding/spelling.js';

const windowed =
  (rank: SpatialRank, reducer: (args: Arguments) => Reducer): Operation =>
  ({ arguments: args }) => {
    const layout = layoutOf(args['data_format'] ?? null, rank);
    if (!layout.ok) return layout;
    const kernel = numbersOf(args['kernel_size'], rank) ?? repeat(rank, 1);
    const stride = numbersOf(args['stride'] ?? undefined, rank) ?? kernel;
    const padding = paddingOf(args['padding'] ?? 0, rank, layout.value);
    if (!padding.ok) return padding;
    const ceil = args['ceil_mode'] === true;
    if (ceil && padding.value.kind === 'valid') {
      return fail(
        complaint(
          'ceil-with-valid',
          'When Attr(padding) is "VALID", Attr(ceil_mode) must be False. Received: ceil_mode: True.',
          'ceil_mode',
          [{ parameter: 'ceil_mode', value: false }],
        ),
      );
    }
    const source = sliding({ kernel, stride, padding: padding.value, ceil });
    const unsure = overridesPartial(args, padding.value);
    if (unsure !== null) return fail(unsure);
    return ok(layer('paddle', rank, layout.value, source, reducer(args)));
  };

/** `data_format`, which one axis has not got. */
const layoutOf = (format: ArgumentValue, rank: SpatialRank): Result<Layout> => {
  const [first, last] = rank === 3 ? ['NCDHW', 'NDHWC'] : ['NCHW', 'NHWC'];
  if (rank === 1 || format === null || format === first) return ok('channels-first');
  if (format === last) return ok('channels-last');
  return fail(
    rejection({
      code: 'data-format-unknown',
      exception: 'ValueError',
      message: `Attr(data_format) should be '${first}' or '${last}'. Received Attr(data_format): ${text(format)}.`,
      parameter: 'data_format',
      hint: say("Channels come first in '{first}' and last in '{last}'.", { first, last }),
      fixes: [first, last].map((value) => ({ parameter: 'data_format', value })),
    }),
  );
};

const adaptive =
  (rank: SpatialRank, reducer: (args: Arguments) => Reducer): Operation =>
  ({ arguments: args }) => {
    const size = args['output_size'] ?? 1;
    const entries = isList(size) ? size : repeat(rank, numberOf(size) ?? 1);
    const outputSize = entries.map((entry) => (entry === null ? null : (numberOf(entry) ?? 1)));
    return ok(
      layer('paddle', rank, 'channels-first', { kind: 'adaptive', outputSize }, reducer(args)),
    );
  };

/**
 * `divisor_override` comes on top of Paddle's own divisor, which differs where a window is not whole.
 * Source: `phi/kernels/funcs/pooling.h`.
 */
const overridesPartial = (args: Arguments, padding: Padding): PoolError | null => {
  const isBare =
    padding.kind === 'valid' ||
    (padding.kind === 'explicit' &&
      padding.axes.every(({ before, after }) => before === 0 && after === 0));
  const isWhole = isBare && args['ceil_mode'] !== true;
  if (numberOf(args['divisor_override'] ?? null) === null || isWhole) return null;
  return notWorkedOut(
    'divisor_override',
    'divisor_override with partial windows',
    say(
      'divisor_override with padding or ceil_mode isn’t worked out: PaddlePaddle applies it on top of its own divisor.',
    ),
  );
};

/** `exclusive=True`, the default, leaves padding out. */
const averageOf = (args: Arguments): Reducer => {
  const divisor = numberOf(args['divisor_override']);
  const base = args['exclusive'] === false ? averageWithPadding : average;
  return base.kind === 'avg' && divisor !== null ? { ...base, divisorOverride: divisor } : base;
};

const largestOf = (args: Arguments): Reducer => ({
  kind: 'max',
  returnIndices: args['return_mask'] === true,
});

const paddingOf = (value: ArgumentValue, rank: SpatialRank, layout: Layout): Result<Padding> => {
  if (typeof value === 'string') {
    const name = value.toUpperCase();
    if (name === 'SAME') return ok({ kind: 'same', extra: 'after' });
    if (name === 'VALID') return ok({ kind: 'valid' });
    return fail(
      complaint(
        'padding-unknown',
        `Unknown padding: '${value}'. It can only be 'SAME' or 'VALID'.`,
        'padding',
        [
          { parameter: 'padding', value: 'SAME' },
          { parameter: 'padding', value: 0 },
        ],
      ),
    );
  }
  if (isList(value) && value.some(isList)) {
    const axes = value.map((pair) => numbersOf(pair, 2) ?? [0, 0]);
    const first = axes.length === rank ? 0 : layout === 'channels-last' ? 1 : 2;
    const outside = [...axes.slice(0, first), ...axes.slice(first + rank)];
    if (outside.some((pair) => pair.some((pad) => pad !== 0))) {
      return fail(
        complaint(
          'padding-not-spatial',
          `Non-zero padding(${repr(value)}) in the batch or channel dimensions is not supported.`,
          'padding',
          [{ parameter: 'padding', value: 0 }],
        ),
      );
    }
    const spatial = axes.slice(first, first + rank);
    return ok(pairs(spatial.map(([before = 0, after = 0]) => ({ before, after }))));
  }
  const list = numbersOf(value, rank) ?? repeat(rank, 0);
  if (list.length !== rank * 2) return ok(symmetric(list));
  return ok(
    pairs(
      repeat(rank, 0).map((_, axis) => ({
        before: list[axis * 2] ?? 0,
        after: list[axis * 2 + 1] ?? 0,
      })),
    ),
  );
};

const complaint = (
  code: string,
  message: string,
  parameter: string,
  fixes: PoolError['fixes'],
  hint = say("Padding is a number, one per axis, two per axis, 'SAME' or 'VALID'."),
): PoolError =>
  rejection({
    code,
    exception: 'ValueError',
    message,
    parameter,
    hint,
    fixes,
  });

const check = (spec: PoolSpec, shape: readonly number[] | null): PoolError | null => {
  const { source, rank, layout } = spec;
  if (source.kind !== 'sliding') return null;
  const small = source.kernel.find((k) => k <= 0);
  if (small !== undefined) {
    return complaint(
      'kernel-size-not-positive',
      `Excepted the input kernel_size to be greater than 0.001 but received x: ${String(small)}.`,
      'kernel_size',
      [{ parameter: 'kernel_size', value: 2 }],
      say('{parameter} is at least 1.', { parameter: 'kernel_size' }),
    );
  }
  if (shape === null || source.padding.kind !== 'explicit') return null;
  const spatial = layout === 'channels-last' ? shape.slice(1, -1) : shape.slice(2);
  for (const [axis, size] of spatial.slice(0, rank).entries()) {
    const { before, after } = source.padding.axes[axis] ?? { before: 0, after: 0 };
    const stride = source.stride[axis] ?? 1;
    const slack = size + before + after - (source.kernel[axis] ?? 1);
    const output = Math.floor((slack + (source.rounding === 'ceil' ? stride - 1 : 0)) / stride) + 1;
    if (output > 0) continue;
    return complaint(
      'output-too-small',
      `the output size must be greater than 0. But received: output_size = ${String(output)} due to the settings of input_size(${String(size)}), padding(${String(before)},${String(after)}), k_size(${String(source.kernel[axis] ?? 1)}) and stride(${String(stride)}). Please check again!`,
      'kernel_size',
      [size, 1].map((value) => ({ parameter: 'kernel_size', value })),
      say('The window is larger than the padded input.'),
    );
  }
  return null;
};

const window = 'kernel_size, stride=None, padding=0';
const formats = { 1: "'NCL'", 2: "'NCHW'", 3: "'NCDHW'" } as const;

/** The order of 1D averages differs from the others'. */
const signatures: Readonly<Record<string, Signature>> = Object.fromEntries(
  ranks.flatMap((rank) => {
    const format = rank === 1 ? '' : `, data_format=${formats[rank]}`;
    const counting =
      rank === 1
        ? 'exclusive=True, ceil_mode=False'
        : 'ceil_mode=False, exclusive=True, divisor_override=None';
    return [
      ['Max', 'max', `${window}, return_mask=False, ceil_mode=False${format}`],
      ['Avg', 'avg', `${window}, ${counting}${format}`],
      ['AdaptiveAvg', 'adaptive_avg', `output_size${format}`],
      ['AdaptiveMax', 'adaptive_max', 'output_size, return_mask=False'],
    ].flatMap(([layer, operation, settings]) => {
      const [className, name] = [`${layer}Pool${rank}D`, `${operation}_pool${rank}d`];
      const parameters = `${settings}, name=None`;
      return [
        [className, constructor(className, parameters)],
        [name, signature(name, parameters)],
      ] as const;
    });
  }),
);

/** PaddlePaddle on the CPU. */
export const paddle: FrameworkRecord = {
  name: 'PaddlePaddle',
  assumedVersion: null,
  importedAs: /^paddle\b/u,
  layout: 'channels-first',
  spelling: {
    ...noSpelling,
    padding: paddingInOneRow,
    counting: (counts) => ({ parameter: 'exclusive', value: !counts }),
    rounding: ceilMode,
  },
  byHand: null,
  writtenAs: null,
  behaviours: paddleBehaviours,
  counters: [],
  rules: {
    ...plain,
    includedPadding: 'padded',
    maximum: () => ({ nan: 'restarts', start: 'lowest-finite', ties: 'first' }),
    check,
    unpool: paddleUnpool,
    indexOutside: paddleIndexOutside,
    signatures,
    operations: Object.fromEntries(
      ranks.flatMap((rank) => [
        [`MaxPool${String(rank)}D`, windowed(rank, largestOf)],
        [`max_pool${String(rank)}d`, windowed(rank, largestOf)],
        [`AvgPool${String(rank)}D`, windowed(rank, averageOf)],
        [`avg_pool${String(rank)}d`, windowed(rank, averageOf)],
        [`AdaptiveAvgPool${String(rank)}D`, adaptive(rank, () => average)],
        [`adaptive_avg_pool${String(rank)}d`, adaptive(rank, () => average)],
        [`AdaptiveMaxPool${String(rank)}D`, adaptive(rank, largestOf)],
        [`adaptive_max_pool${String(rank)}d`, adaptive(rank, largestOf)],
      ]),
    ),
  },
};
