import { say } from '../../phrase.js';
import { fail, ok, type ArgumentValue, type PoolError } from '../../result.js';
import type { PoolSpec, Reducer } from '../../spec.js';
import { constructor, type Signature } from '../binding/bind.js';
import type { Dialect, Operation } from '../dialect.js';
import { torchCounters, type FrameworkRecord } from '../framework-record.js';
import { averageWithPadding, global, largest, largestShared, layer } from '../layers.js';
import { isList, numberOf, repeat, text } from '../binding/python-values.js';
import { notWorkedOut, rejection } from '../rejection.js';
import { noSpelling } from '../binding/spelling.js';
import { timmBehaviours } from './behaviours.js';
import { blurPool, checkCopiedPadding, medianPool } from './filters.js';
import { padsFirst, samePooling } from './same.js';
import { torch } from '../torch/index.js';

const halfHalf: Reducer = { kind: 'mixed', lambda: 0.5 };

const reducers: Readonly<Record<string, Reducer>> = {
  avg: averageWithPadding,
  max: largest,
  avgmax: halfHalf,
};

/** `mean` and `amax` over the plane: equal largest values share the gradient. */
const wholePlane: Readonly<Record<string, Reducer>> = {
  avg: averageWithPadding,
  max: largestShared,
  avgmax: { ...halfHalf, ties: 'split' },
};

/** `SelectAdaptivePool2d(output_size=1, pool_type='fast', flatten=False, input_fmt='NCHW')`. */
const select: Operation = ({ operation, arguments: args }) => {
  const isModule = operation === 'SelectAdaptivePool2d';
  const given = text(args['pool_type'] ?? (isModule ? 'fast' : 'avg'));
  const type = isModule ? given.toLowerCase() : given;
  const format = text(args['input_fmt'] ?? 'NCHW');
  const size = args['output_size'] ?? 1;
  if (format !== 'NCHW' && format !== 'NHWC') return fail(assertion('', 'input_fmt', 'NCHW'));
  if (isModule && type === '') return fail(noPooling());
  const reduces = isModule && (type.startsWith('fast') || format !== 'NCHW');
  if (reduces && !isOne(size)) return fail(assertion(onlyOne, 'output_size', 1));
  if (type === 'catavgmax' || (reduces && type.endsWith('catavgmax')))
    return fail(twoPoolings(type));
  const layout = format === 'NHWC' ? 'channels-last' : 'channels-first';
  const reducer = reduces ? wholePlane[reduction(type)] : reducers[type];
  if (reducer === undefined) {
    return fail(assertion(`Invalid pool type: ${type}`, 'pool_type', 'avg'));
  }
  const flattens = args['flatten'] === true;
  if (reduces || (flattens && isOne(size)))
    return ok(layer('timm', 2, layout, global(!flattens), reducer));
  const entries = isList(size) ? size : repeat(2, numberOf(size) ?? 1);
  const outputSize = entries.map((entry) => (entry === null ? null : (numberOf(entry) ?? 1)));
  const pooled = layer('timm', 2, layout, { kind: 'adaptive', outputSize }, reducer);
  return ok(flattens ? { ...pooled, flattens } : pooled);
};

const onlyOne = 'Fast pooling and non NCHW input formats require output_size == 1.';

/** What the reductions look for at the end of a pool type's name. */
const reduction = (type: string): string => {
  if (type === 'fast') return 'avg';
  return ['avgmax', 'max', 'avg'].find((ending) => type.endsWith(ending)) ?? type;
};

/** `''` passes its input on. */
const noPooling = (): PoolError =>
  notWorkedOut(
    'pool_type',
    "SelectAdaptivePool2d(pool_type='') passes its input on",
    say('There is no pooling to show here.'),
  );

/** Two layers side by side make twice the channels, which is more than one pooling layer. */
const twoPoolings = (type: string): PoolError =>
  notWorkedOut(
    'pool_type',
    `pool_type '${type}' joins an average and a maximum along the channels`,
    say(
      "These are two pooling layers: look at 'avg' and 'max', or at 'avgmax', which adds them up.",
    ),
  );

/** `AdaptiveAvgMaxPool2d(output_size=1)`: half the average, half the maximum. */
const averageAndMax: Operation = (call) =>
  select({ ...call, arguments: { ...call.arguments, pool_type: 'avgmax' } });

const averageThenMax: Operation = (call) =>
  select({ ...call, arguments: { ...call.arguments, pool_type: 'catavgmax' } });

const isOne = (size: ArgumentValue): boolean =>
  numberOf(size) === 1 || (isList(size) && size.every((entry) => entry === 1));

const assertion = (message: string, parameter: string, value: ArgumentValue): PoolError =>
  rejection({
    code: 'argument-value',
    exception: 'AssertionError',
    message,
    parameter,
    hint: say(
      "pool_type is one of 'avg', 'max', 'avgmax', 'catavgmax' and their fast forms; the fast ones give one value per channel.",
    ),
    fixes: [{ parameter, value }],
  });

const check: Dialect['check'] = (spec: PoolSpec, shape) => {
  if (spec.fill !== undefined) return checkCopiedPadding(spec, shape);
  if (padsFirst(spec)) return null;
  return spec.source.kind === 'sliding' && spec.source.padding.kind === 'same'
    ? null
    : torch.rules.check(spec, shape);
};

const maximum: Dialect['maximum'] = (plan) => ({
  ...torch.rules.maximum(plan),
  ...(padsFirst(plan.spec) ? ({ gradient: 'padded-first' } as const) : {}),
});

const windowParameters = 'kernel_size, stride=None, padding=0';

const signatures: Readonly<Record<string, Signature>> = {
  AvgPool2dSame: constructor(
    'AvgPool2dSame',
    `${windowParameters}, ceil_mode=False, count_include_pad=True`,
  ),
  MaxPool2dSame: constructor('MaxPool2dSame', `${windowParameters}, dilation=1, ceil_mode=False`),
  SelectAdaptivePool2d: constructor(
    'SelectAdaptivePool2d',
    "output_size=1, pool_type='fast', flatten=False, input_fmt='NCHW'",
  ),
  AdaptiveAvgMaxPool2d: constructor('AdaptiveAvgMaxPool2d', 'output_size=1'),
  AdaptiveCatAvgMaxPool2d: constructor('AdaptiveCatAvgMaxPool2d', 'output_size=1'),
  BlurPool2d: constructor(
    'BlurPool2d',
    "channels=None, filt_size=3, stride=2, pad_mode='reflect', device=None, dtype=None",
  ),
  MedianPool2d: constructor('MedianPool2d', 'kernel_size=3, stride=1, padding=0, same=False'),
};

/** timm's own layers; the rest is PyTorch's. */
export const timm: FrameworkRecord = {
  name: 'timm',
  assumedVersion: '1.0.29',
  importedAs: /^timm\b/u,
  layout: 'channels-first',
  spelling: noSpelling,
  byHand: null,
  writtenAs: 'torch',
  behaviours: timmBehaviours,
  counters: torchCounters,
  rules: {
    ...torch.rules,
    maximum,
    check,
    signatures: { ...torch.rules.signatures, ...signatures },
    operations: {
      AvgPool2dSame: samePooling(averageWithPadding),
      avg_pool2d_same: samePooling(averageWithPadding),
      MaxPool2dSame: samePooling(largest),
      max_pool2d_same: samePooling(largest),
      SelectAdaptivePool2d: select,
      select_adaptive_pool2d: select,
      AdaptiveAvgMaxPool2d: averageAndMax,
      adaptive_avgmax_pool2d: averageAndMax,
      AdaptiveCatAvgMaxPool2d: averageThenMax,
      adaptive_catavgmax_pool2d: averageThenMax,
      BlurPool2d: blurPool,
      MedianPool2d: medianPool,
    },
  },
};
