import { say } from '../phrase.js';
import { fail, ok, type ArgumentValue, type PoolError } from '../result.js';
import type { PoolSpec, Reducer } from '../spec.js';
import type { Signature } from './bind.js';
import type { Dialect, Operation } from './dialect.js';
import {
  averageWithPadding,
  global,
  largest,
  largestShared,
  layer,
  numbersOf,
  sliding,
} from './layers.js';
import { isList, numberOf, repeat, text } from './python-values.js';
import { rejection } from './rejection.js';
import { blurPool, checkCopiedPadding, medianPool } from './timm-filters.js';
import { torch } from './torch/index.js';

/** `AvgPool2dSame`, `MaxPool2dSame`: pads as TensorFlow does; the average counts those zeros. */
const same =
  (reducer: Reducer): Operation =>
  ({ arguments: args }) => {
    const kernel = numbersOf(args['kernel_size'], 2) ?? [1, 1];
    const stride = numbersOf(args['stride'] ?? undefined, 2) ?? kernel;
    const dilation = numbersOf(args['dilation'], 2) ?? [1, 1];
    const padding = { kind: 'same', extra: 'after' } as const;
    const source = sliding({ kernel, stride, dilation, padding, ceil: args['ceil_mode'] === true });
    return ok(layer('timm', 2, 'channels-first', source, reducer));
  };

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
  const flattens = args['flatten'] === true && isOne(size);
  if (reduces || flattens) return ok(layer('timm', 2, layout, global(!flattens), reducer));
  const entries = isList(size) ? size : repeat(2, numberOf(size) ?? 1);
  const outputSize = entries.map((entry) => (entry === null ? null : (numberOf(entry) ?? 1)));
  return ok(layer('timm', 2, layout, { kind: 'adaptive', outputSize }, reducer));
};

const onlyOne = 'Fast pooling and non NCHW input formats require output_size == 1.';

/** What the reductions look for at the end of a pool type's name. */
const reduction = (type: string): string => {
  if (type === 'fast') return 'avg';
  return ['avgmax', 'max', 'avg'].find((ending) => type.endsWith(ending)) ?? type;
};

/** `''` passes its input on. */
const noPooling = (): PoolError => ({
  code: 'unknown-operation',
  exception: 'NotImplementedError',
  message: "SelectAdaptivePool2d(pool_type='') passes its input on",
  parameter: 'pool_type',
  hint: say('There is no pooling to show here.'),
  fixes: [],
});

/** Two layers side by side make twice the channels, which is more than one pooling layer. */
const twoPoolings = (type: string): PoolError => ({
  code: 'unknown-operation',
  exception: 'NotImplementedError',
  message: `pool_type '${type}' joins an average and a maximum along the channels`,
  parameter: 'pool_type',
  hint: say(
    "These are two pooling layers: look at 'avg' and 'max', or at 'avgmax', which adds them up.",
  ),
  fixes: [],
});

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
  return spec.source.kind === 'sliding' && spec.source.padding.kind === 'same'
    ? null
    : torch.check(spec, shape);
};

const method = (owner: string, parameters: readonly string[], required = 0): Signature => ({
  callee: `${owner}.__init__`,
  parameters,
  required,
  implicit: 1,
});

const windowParameters = ['kernel_size', 'stride', 'padding'];

const signatures: Readonly<Record<string, Signature>> = {
  AvgPool2dSame: method(
    'AvgPool2dSame',
    [...windowParameters, 'ceil_mode', 'count_include_pad'],
    1,
  ),
  MaxPool2dSame: method('MaxPool2dSame', [...windowParameters, 'dilation', 'ceil_mode'], 1),
  SelectAdaptivePool2d: method('SelectAdaptivePool2d', [
    'output_size',
    'pool_type',
    'flatten',
    'input_fmt',
  ]),
  AdaptiveAvgMaxPool2d: method('AdaptiveAvgMaxPool2d', ['output_size']),
  AdaptiveCatAvgMaxPool2d: method('AdaptiveCatAvgMaxPool2d', ['output_size']),
  BlurPool2d: method('BlurPool2d', [
    'channels',
    'filt_size',
    'stride',
    'pad_mode',
    'device',
    'dtype',
  ]),
  MedianPool2d: method('MedianPool2d', [...windowParameters, 'same']),
};

/** timm's own layers; the rest is PyTorch's. */
export const timm: Dialect = {
  ...torch,
  check,
  signatures: { ...torch.signatures, ...signatures },
  operations: {
    AvgPool2dSame: same(averageWithPadding),
    avg_pool2d_same: same(averageWithPadding),
    MaxPool2dSame: same(largest),
    max_pool2d_same: same(largest),
    SelectAdaptivePool2d: select,
    select_adaptive_pool2d: select,
    AdaptiveAvgMaxPool2d: averageAndMax,
    adaptive_avgmax_pool2d: averageAndMax,
    AdaptiveCatAvgMaxPool2d: averageThenMax,
    adaptive_catavgmax_pool2d: averageThenMax,
    BlurPool2d: blurPool,
    MedianPool2d: medianPool,
  },
};
