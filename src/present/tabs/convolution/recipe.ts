import type { Equivalence, Plan, Reducer } from '../../../engine/index.js';
import type { Agreement, RecipeText } from '../../../protocol/tabs.js';
import {
  differingCells,
  gridOf,
  largestDifference,
  outputSizes,
  type TabLayer,
} from '../tab-layer.js';

export const maximum: Reducer = { kind: 'max', returnIndices: false };

/** The layer's windows with another reducer. */
export const by = (layer: TabLayer, reducer: Reducer): Plan => ({
  ...layer.plan,
  spec: { ...layer.plan.spec, reducer, call: null },
});

/** A recipe's code in each library that has the operations for it. */
export const codeOf = ({ pytorch, keras }: Equivalence): RecipeText => [
  ...(pytorch === null ? [] : [{ library: 'PyTorch', text: pytorch.text }]),
  ...(keras === null ? [] : [{ library: 'Keras', text: keras.text }]),
];

/** Recipes compute in double precision, so that only what they claim can make a difference. */
export const doubles = ({ values }: TabLayer): Float64Array => Float64Array.from(values);

/** Both results in float32, as they are shown, and what differs between them by more than rounding. */
export const agreementOf = (
  layer: TabLayer,
  { output, expected }: Equivalence,
  labels: readonly [string, string],
): Agreement => {
  const sizes = outputSizes(layer.plan);
  const pooled = gridOf(labels[0], sizes, expected.data);
  const computed = gridOf(labels[1], sizes, output.data);
  return {
    pooled,
    computed,
    differing: differingCells(pooled.values, computed.values).length,
    maximalError: largestDifference(pooled.values, computed.values),
  };
};
