import { divisorAt } from '../plan/divisor.js';
import type { Plan } from '../plan/plan.js';
import type { Values } from '../plan/walk.js';
import { filled, precisionOf, rounder } from './arithmetic.js';
import { toChannelsFirst, toOwnLayout } from './channels-first.js';
import type { Computation, Recipe, RecipeText } from './equivalence.js';
import { kerasConv, kerasKernelShape } from './keras-convolution.js';
import { assigned, kerasPad, reciprocal, torchPaddedConv } from './python-code.js';
import { depthwise, kernelSizes, pooled } from './windows.js';

/** A depthwise convolution with one weight everywhere. */
const withOneWeight = (plan: Plan, input: Values, weight: number): Computation => {
  const kernel = filled([plan.channels, 1, ...(kernelSizes(plan) ?? [])], weight);
  const source = toChannelsFirst(plan, input);
  return {
    kernels: [{ name: 'weight', tensor: kernel }],
    steps: [],
    output: toOwnLayout(plan, depthwise(plan, source, kernel, precisionOf(input))),
    expected: pooled(plan, plan.spec.reducer, input),
    caution: null,
  };
};

/** The code of such a convolution; `weightOf` gives the weight as Python. */
const oneWeightText = (name: string, weightOf: (plan: Plan) => string): RecipeText => ({
  name,
  torch: (geometry, plan) => [
    'channels = x.shape[1]',
    `weight = torch.full((channels, 1, ${geometry.kernel}), ${weightOf(plan)}, dtype=x.dtype)`,
    `return ${torchPaddedConv(geometry, 'x', 'weight')}`,
  ],
  keras: (geometry, plan) => [
    'channels = x.shape[-1]',
    ...assigned(kerasPad('x', geometry)),
    `weight = ops.full(${kerasKernelShape(geometry)}, ${weightOf(plan)}, dtype=x.dtype)`,
    `return ${kerasConv(geometry, 'x', 'weight')}`,
  ],
});

/**
 * An average whose windows all divide by one number is a depthwise convolution: every weight is
 * one over the divisor, every channel has its own kernel.
 */
export const averageAsConvolution: Recipe = {
  id: 'average-as-convolution',
  applies: (plan) =>
    plan.spec.reducer.kind === 'avg' &&
    plan.spec.fill === undefined &&
    kernelSizes(plan) !== null &&
    commonDivisor(plan) !== null,
  compute: (plan, input): Computation =>
    withOneWeight(plan, input, rounder(precisionOf(input))(1 / (commonDivisor(plan) ?? 1))),
  code: oneWeightText('average_as_convolution', (plan) => reciprocal(commonDivisor(plan) ?? 1)),
};

/** Sum pooling, and averages with a divisor of 1: a depthwise convolution with ones. */
export const sumAsConvolution: Recipe = {
  id: 'sum-as-convolution',
  applies: (plan) =>
    plan.spec.reducer.kind === 'sum' && plan.spec.fill === undefined && kernelSizes(plan) !== null,
  compute: (plan, input): Computation => withOneWeight(plan, input, 1),
  code: oneWeightText('sum_as_convolution', () => '1'),
};

/** The one number that every window divides by; null where they differ. */
export const commonDivisor = (plan: Plan): number | null => {
  if (plan.outputShape.includes(0)) return null;
  const { reducer } = plan.spec;
  if (reducer.kind === 'avg' && reducer.divisorOverride !== null) return reducer.divisorOverride;
  const first = plan.axes.map(() => 0);
  const divisor = divisorAt(plan, first);
  const same = plan.axes.every((axis, a) =>
    Array.from({ length: axis.outputSize }, (_, i) => i).every(
      (i) =>
        divisorAt(
          plan,
          first.map((zero, b) => (a === b ? i : zero)),
        ) === divisor,
    ),
  );
  return same && divisor !== 0 ? divisor : null;
};
