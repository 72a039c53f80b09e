import { divisorAt } from '../divisor.js';
import type { Plan } from '../plan.js';
import type { Values } from '../walk.js';
import { difference, filled, precisionOf, rounder } from './arithmetic.js';
import { toChannelsFirst, toOwnLayout } from './channels-first.js';
import type { Equivalence, Recipe, RecipeCode } from './equivalence.js';
import {
  assigned,
  geometryOf,
  kerasConv,
  kerasFunction,
  kerasHasDepthwise,
  kerasPad,
  reciprocal,
  torchFunction,
  torchPaddedConv,
} from './python-code.js';
import { depthwise, kernelSizes, pooled } from './windows.js';

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
  run: (plan, input): Equivalence => {
    const precision = precisionOf(input);
    const weight = rounder(precision)(1 / (commonDivisor(plan) ?? 1));
    const kernel = filled([plan.channels, 1, ...(kernelSizes(plan) ?? [])], weight);
    return convolutionOf('average-as-convolution', plan, input, kernel, pytorch(plan), keras(plan));
  },
};

/** Sum pooling, and averages with a divisor of 1: a depthwise convolution with ones. */
export const sumAsConvolution: Recipe = {
  id: 'sum-as-convolution',
  applies: (plan) =>
    plan.spec.reducer.kind === 'sum' && plan.spec.fill === undefined && kernelSizes(plan) !== null,
  run: (plan, input): Equivalence => {
    const kernel = filled([plan.channels, 1, ...(kernelSizes(plan) ?? [])], 1);
    const [torch, keras3] = [
      constantTorch(plan, 'sum_as_convolution', '1'),
      constantKeras(plan, 'sum_as_convolution', '1'),
    ];
    return convolutionOf('sum-as-convolution', plan, input, kernel, torch, keras3);
  },
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

const convolutionOf = (
  id: 'average-as-convolution' | 'sum-as-convolution',
  plan: Plan,
  input: Values,
  kernel: Equivalence['output'],
  torch: RecipeCode | null,
  keras3: RecipeCode | null,
): Equivalence => {
  const source = toChannelsFirst(plan, input);
  const output = toOwnLayout(plan, depthwise(plan, source, kernel, precisionOf(input)));
  const expected = pooled(plan, plan.spec.reducer, input);
  return {
    id,
    kernels: [{ name: 'weight', tensor: kernel }],
    steps: [],
    output,
    expected,
    ...difference(output, expected),
    caution: null,
    pytorch: torch,
    keras: keras3,
  };
};

const pytorch = (plan: Plan): RecipeCode | null =>
  constantTorch(plan, 'average_as_convolution', reciprocal(commonDivisor(plan) ?? 1));

const keras = (plan: Plan): RecipeCode | null =>
  constantKeras(plan, 'average_as_convolution', reciprocal(commonDivisor(plan) ?? 1));

const constantTorch = (plan: Plan, name: string, weight: string): RecipeCode | null => {
  const geometry = geometryOf(plan);
  if (geometry === null) return null;
  return torchFunction(name, [
    'channels = x.shape[1]',
    `weight = torch.full((channels, 1, ${geometry.kernel}), ${weight}, dtype=x.dtype)`,
    `return ${torchPaddedConv(geometry, 'x', 'weight')}`,
  ]);
};

const constantKeras = (plan: Plan, name: string, weight: string): RecipeCode | null => {
  const geometry = geometryOf(plan);
  if (geometry === null || !kerasHasDepthwise(geometry)) return null;
  return kerasFunction(name, [
    'channels = x.shape[-1]',
    ...assigned(kerasPad('x', geometry)),
    `weight = ops.full((${geometry.kernel}, channels, 1), ${weight}, dtype=x.dtype)`,
    `return ${kerasConv(geometry, 'x', 'weight')}`,
  ]);
};
