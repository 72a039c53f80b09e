import type { Plan } from '../plan/plan.js';
import type { Values } from '../plan/walk.js';
import { combine, difference, filled, largest, map, precisionOf, rounder } from './arithmetic.js';
import { toChannelsFirst, toOwnLayout } from './channels-first.js';
import type { Computation, EquivalenceOptions, Recipe, WriteLines } from './equivalence.js';
import { kerasConv, kerasKernelShape } from './keras-convolution.js';
import { kerasPad, torchPaddedConv } from './python-code.js';
import { canShift } from './shifts.js';
import { depthwise, kernelSizes, maximum, pooled } from './windows.js';
import type { Reducer } from '../spec.js';

const pytorch: WriteLines = (geometry) => {
  return [
    'channels = x.shape[1]',
    `ones = torch.ones((channels, 1, ${geometry.kernel}), dtype=x.dtype)`,
    'weights = torch.exp((x - x.amax()) / temperature)',
    `total = ${torchPaddedConv(geometry, 'weights * x', 'ones')}`,
    `return total / ${torchPaddedConv(geometry, 'weights', 'ones')}`,
  ];
};

const keras: WriteLines = (geometry) => {
  return [
    'channels = x.shape[-1]',
    `ones = ops.ones(${kerasKernelShape(geometry)}, dtype=x.dtype)`,
    'weights = ops.exp((x - ops.max(x)) / temperature)',
    `total = ${kerasConv(geometry, kerasPad('weights * x', geometry), 'ones')}`,
    `return total / ${kerasConv(geometry, kerasPad('weights', geometry), 'ones')}`,
  ];
};

/**
 * Softmax pooling, `Σ softmax(x / T) · x`, as the ratio of two convolutions with ones: of
 * `exp(x/T) · x` over `exp(x/T)`. A small temperature makes it a maximum, a large one an average.
 */
export const softmaxBetween: Recipe = {
  id: 'softmax-between',
  applies: (plan) => between.has(plan.spec.reducer.kind) && canShift(plan),
  compute: (plan, input, options): Computation => {
    const temperature = temperatureOf(plan, options);
    const precision = precisionOf(input);
    const round = rounder(precision);
    const source = toChannelsFirst(plan, input);
    const most = largest(source);
    const weights = map(source, (x) => round(Math.exp((x - most) / temperature)));
    const weighted = combine(weights, source, (w, x) => round(w * x));
    const ones = filled([plan.channels, 1, ...(kernelSizes(plan) ?? [])], 1);
    const top = depthwise(plan, weighted, ones, precision);
    const bottom = depthwise(plan, weights, ones, precision);
    const output = toOwnLayout(
      plan,
      combine(top, bottom, (a, b) => round(a / b)),
    );
    const expected = pooled(plan, { kind: 'softmax', temperature }, input);
    return {
      kernels: [{ name: 'ones', tensor: ones }],
      steps: [
        { name: 'exp(x / T)', tensor: weights },
        { name: 'conv(exp(x / T) · x)', tensor: top },
        { name: 'conv(exp(x / T))', tensor: bottom },
      ],
      output,
      expected,
      caution:
        'Every value costs an exponential, and nothing is learned. With a small temperature the exponentials of small values vanish: a window of only such values gives NaN.',
    };
  },
  code: {
    name: 'softmax_pool',
    parameters: (plan, options) => `x, temperature=${String(temperatureOf(plan, options))}`,
    torch: pytorch,
    keras,
  },
};

/** How far softmax pooling at a temperature is from the maximum and from the average. */
export const softmaxDistances = (
  plan: Plan,
  input: Values,
  temperature: number,
): { readonly toMaximum: number; readonly toAverage: number } => {
  const soft = pooled(plan, { kind: 'softmax', temperature }, input);
  return {
    toMaximum: difference(soft, pooled(plan, maximum, input)).maximalError,
    toAverage: difference(soft, pooled(plan, average, input)).maximalError,
  };
};

const average: Reducer = { kind: 'avg', countIncludePad: false, divisorOverride: null };

const between: ReadonlySet<string> = new Set(['softmax', 'max', 'avg']);

const temperatureOf = ({ spec: { reducer } }: Plan, { temperature }: EquivalenceOptions): number =>
  temperature ?? (reducer.kind === 'softmax' ? reducer.temperature : 1);
