import { fail, ok, type ArgumentValue, type PoolError } from '../result.js';
import type { PoolSpec, Reducer } from '../spec.js';
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
  fast: averageWithPadding,
  fastavg: averageWithPadding,
  fastmax: largestShared,
  fastavgmax: halfHalf,
};

/** `SelectAdaptivePool2d(output_size=1, pool_type='fast', flatten=False, input_fmt='NCHW')`. */
const select: Operation = ({ arguments: args }) => {
  const type = text(args['pool_type'] ?? 'fast');
  const format = text(args['input_fmt'] ?? 'NCHW');
  const size = args['output_size'] ?? 1;
  const reducer = reducers[type];
  const isFast = type.startsWith('fast');
  if ((isFast || format !== 'NCHW') && !isOne(size)) {
    return fail(
      assertion(
        'Fast pooling and non NCHW input formats require output_size == 1.',
        'output_size',
        1,
      ),
    );
  }
  if (reducer === undefined)
    return fail(assertion(`Invalid pool type: ${type}`, 'pool_type', 'avg'));
  const layout = format === 'NHWC' ? 'channels-last' : 'channels-first';
  if (isFast) return ok(layer('timm', 2, layout, global(args['flatten'] !== true), reducer));
  const entries = isList(size) ? size : repeat(2, numberOf(size) ?? 1);
  const outputSize = entries.map((entry) => (entry === null ? null : (numberOf(entry) ?? 1)));
  return ok(layer('timm', 2, layout, { kind: 'adaptive', outputSize }, reducer));
};

/** `AdaptiveAvgMaxPool2d(output_size=1)`: half the average, half the maximum. */
const averageAndMax: Operation = (call) =>
  select({ ...call, arguments: { ...call.arguments, pool_type: 'avgmax' } });

const isOne = (size: ArgumentValue): boolean =>
  numberOf(size) === 1 || (isList(size) && size.every((entry) => entry === 1));

const assertion = (message: string, parameter: string, value: ArgumentValue): PoolError =>
  rejection({
    code: 'argument-value',
    exception: 'AssertionError',
    message,
    parameter,
    hint: "pool_type is one of 'avg', 'max', 'avgmax', 'catavgmax' and their fast forms; the fast ones give one value per channel.",
    fixes: [{ parameter, value }],
  });

const check: Dialect['check'] = (spec: PoolSpec, shape) =>
  spec.source.kind === 'sliding' && spec.source.padding.kind === 'same'
    ? null
    : torch.check(spec, shape);

/** timm's own layers; the rest is PyTorch's. */
export const timm: Dialect = {
  ...torch,
  check,
  operations: {
    AvgPool2dSame: same(averageWithPadding),
    avg_pool2d_same: same(averageWithPadding),
    MaxPool2dSame: same(largest),
    max_pool2d_same: same(largest),
    SelectAdaptivePool2d: select,
    select_adaptive_pool2d: select,
    AdaptiveAvgMaxPool2d: averageAndMax,
    adaptive_avgmax_pool2d: averageAndMax,
  },
};
