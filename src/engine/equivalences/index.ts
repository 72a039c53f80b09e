import { dataExtent, windowEnd } from '../geometry/axis.js';
import type { Plan } from '../plan/plan.js';
import type { Values } from '../plan/walk.js';
import { adaptiveAsPlain } from './adaptive-as-plain.js';
import { difference } from './arithmetic.js';
import { averageAsConvolution, sumAsConvolution } from './average-as-convolution.js';
import { averageAsRatio } from './average-as-ratio.js';
import type { Equivalence, EquivalenceId, EquivalenceOptions, Recipe } from './equivalence.js';
import { lpTowardsMax } from './lp-towards-max.js';
import { maxAsNetwork } from './max-as-network.js';
import { maxAsShifts } from './max-as-shifts.js';
import { maxAsStack } from './max-as-stack.js';
import { maxAsTree } from './max-as-tree.js';
import { minFromMax } from './min-from-max.js';
import { paddingByHand } from './padding-by-hand.js';
import { codeOf } from './recipe-code.js';
import { softmaxBetween } from './softmax-between.js';
import { weightedAsConvolution } from './weighted-as-convolution.js';

const recipes: Readonly<Record<EquivalenceId, Recipe>> = {
  'average-as-convolution': averageAsConvolution,
  'average-as-ratio': averageAsRatio,
  'sum-as-convolution': sumAsConvolution,
  'weighted-as-convolution': weightedAsConvolution,
  'max-as-tree': maxAsTree,
  'max-as-network': maxAsNetwork,
  'max-as-shifts': maxAsShifts,
  'max-as-stack': maxAsStack,
  'min-from-max': minFromMax,
  'lp-towards-max': lpTowardsMax,
  'softmax-between': softmaxBetween,
  'padding-by-hand': paddingByHand,
  'adaptive-as-plain': adaptiveAsPlain,
};

/**
 * Whether a recipe stands for a layer. None does where a window without ceil rounding reaches past
 * the padding, as ONNX Runtime's do that are larger than their input.
 */
const stands = ({ applies }: Recipe, plan: Plan): boolean =>
  !(
    plan.spec.source.kind === 'sliding' &&
    plan.spec.source.rounding === 'floor' &&
    overhangs(plan)
  ) && applies(plan);

const overhangs = ({ axes }: Plan): boolean =>
  axes.some(
    (axis) =>
      axis.outputSize > 0 &&
      windowEnd(axis, axis.outputSize - 1) > dataExtent(axis) + axis.padAfter,
  );

/** The recipes that stand for a layer, the closest to its own reducer first. */
export const equivalencesOf = (plan: Plan): readonly EquivalenceId[] =>
  Object.values(recipes)
    .filter((recipe) => stands(recipe, plan))
    .map(({ id }) => id);

/**
 * A layer computed by a recipe on an input, given row-major in the plan's input shape, in the
 * precision of its array; with the difference from pooling, measured. Null where the recipe does
 * not stand for the layer. Costs taps × outputs per step and keeps every step: for small inputs.
 */
export const asEquivalence = (
  id: EquivalenceId,
  plan: Plan,
  input: Values,
  options: EquivalenceOptions = {},
): Equivalence | null => {
  const recipe = recipes[id];
  if (!stands(recipe, plan)) return null;
  const computed = recipe.compute(plan, input, options);
  return {
    id,
    ...computed,
    ...difference(computed.output, computed.expected),
    ...codeOf(recipe.code, plan, options),
  };
};

/** A recipe as code for a layer, without computing it; null where it doesn't stand for the layer. */
export const equivalenceCode = (
  id: EquivalenceId,
  plan: Plan,
): Pick<Equivalence, 'pytorch' | 'keras'> | null =>
  stands(recipes[id], plan) ? codeOf(recipes[id].code, plan, {}) : null;
