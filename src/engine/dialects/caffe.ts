import { say } from '../phrase.js';
import { fail, ok, type PoolError } from '../result.js';
import type { PoolSpec, Reducer } from '../spec.js';
import type { Arguments } from './binding/arguments.js';
import type { Operation } from './dialect.js';
import type { FrameworkRecord } from './framework-record.js';
import { averageWithPadding, global, largest, layer, sliding, symmetric } from './layers.js';
import { passingOver, plain } from './plain.js';
import { numberOf, text } from './binding/python-values.js';
import { rejection } from './rejection.js';
import { noSpelling } from './binding/spelling.js';

const reducers: Readonly<Record<string, Reducer>> = {
  MAX: largest,
  AVE: averageWithPadding,
  STOCHASTIC: { kind: 'stochastic', mode: 'test', seed: 0 },
};

/** Caffe's `Pooling` layer, its parameters as in the prototxt. */
const pooling: Operation = ({ arguments: args }) => {
  const reducer = reducers[text(args['pool'] ?? 'MAX')] ?? largest;
  if (args['global_pooling'] === true) {
    return ok(layer('caffe', 2, 'channels-first', global(true), reducer));
  }
  const kernel = bothAxes(args, 'kernel', 'kernel_size', 0);
  if (kernel.some((k) => k <= 0)) {
    return fail(
      complaint('kernel-size-not-positive', 'Filter dimensions cannot be zero.', 'kernel_size', 2),
    );
  }
  const source = sliding({
    kernel,
    stride: bothAxes(args, 'stride', 'stride', 1),
    padding: symmetric(bothAxes(args, 'pad', 'pad', 0)),
    ceil: args['round_mode'] !== 'FLOOR',
  });
  return ok(layer('caffe', 2, 'channels-first', source, reducer));
};

const bothAxes = (args: Arguments, prefix: string, both: string, missing: number) =>
  ['h', 'w'].map((axis) => numberOf(args[`${prefix}_${axis}`]) ?? numberOf(args[both]) ?? missing);

const check = ({ source, reducer }: PoolSpec): PoolError | null => {
  if (source.kind !== 'sliding' || source.padding.kind !== 'explicit') return null;
  const padded = source.padding.axes.some(({ before }) => before !== 0);
  if (padded && reducer.kind === 'stochastic') {
    return complaint(
      'padding-unsupported',
      'Padding implemented only for average and max pooling.',
      'pad',
      0,
    );
  }
  const at = source.padding.axes.findIndex(
    ({ before }, axis) => before >= (source.kernel[axis] ?? 1),
  );
  if (at < 0) return null;
  const name = at === 0 ? 'h' : 'w';
  return complaint(
    'padding-over-kernel',
    `Check failed: pad_${name}_ < kernel_${name}_ (${String(source.padding.axes[at]?.before ?? 0)} vs. ${String(source.kernel[at] ?? 0)})`,
    'pad',
    0,
  );
};

const complaint = (code: string, message: string, parameter: string, value: number): PoolError =>
  rejection({
    code,
    exception: 'CheckFailure',
    message,
    parameter,
    hint: say('The kernel is at least 1, and padding stays below it.'),
    fixes: [{ parameter, value }],
  });

/** Caffe: always rounds up; drops a late window only where there is padding. */
export const caffe: FrameworkRecord = {
  name: 'Caffe',
  assumedVersion: null,
  importedAs: /^(caffe|caffe2)\b/u,
  layout: 'channels-first',
  spelling: {
    ...noSpelling,
    rounding: (to) => ({
      parameter: 'round_mode',
      value: to === 'up' ? 'CEIL' : 'FLOOR',
      text: to === 'up' ? 'round_mode: CEIL' : 'round_mode: FLOOR',
    }),
  },
  byHand: null,
  writtenAs: null,
  behaviours: [
    {
      code: 'caffe-stochastic-gpu',
      severity: 'error',
      touches: ({ spec }) => spec.reducer.kind === 'stochastic',
      text: () =>
        say('Caffe pools stochastically **on a GPU only**; its CPU code is not implemented.'),
    },
  ],
  counters: [],
  rules: {
    ...plain,
    ceil: 'clip-if-padded',
    includedPadding: 'padded',
    maximum: () => passingOver,
    check,
    operations: { Pooling: pooling },
  },
};
