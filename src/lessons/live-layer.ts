import { product } from '../engine/row-major.js';
import { correlate, type Plan, pool, type PoolSpec, type Reducer } from '../engine/index.js';
import type { NumberGrid } from '../protocol/lesson-state.js';
import type { StepContext } from './lesson.js';

/** The largest difference between two lists of numbers. */
export const largestDifference = (a: Float64Array, b: Float64Array): number =>
  a.reduce((largest, value, index) => {
    const other = b[index] ?? Number.NaN;
    return Object.is(value, other) ? largest : Math.max(largest, Math.abs(value - other));
  }, 0);

/** Which entries of two lists differ by more than rounding. */
export const differing = (a: Float64Array, b: Float64Array): readonly number[] =>
  Array.from(a.keys()).filter((index) => !(Math.abs((a[index] ?? 0) - (b[index] ?? 0)) < 1e-9));

/** The live layer's windows with another reducer, on the live input or on other values. */
export const pooledBy = (
  { plan, input }: StepContext,
  reducer: Reducer,
  values: Float64Array = input,
): Float64Array => {
  const spec: PoolSpec = { ...plan.spec, reducer };
  return Float64Array.from(pool({ ...plan, spec }, values).output);
};

export const maxReducer: Reducer = { kind: 'max', returnIndices: false };

export const averageReducer: Reducer = {
  kind: 'avg',
  countIncludePad: true,
  divisorOverride: null,
};

/** No padding on either side of two axes: where most lessons start. */
export const noPadding = [
  { before: 0, after: 0 },
  { before: 0, after: 0 },
] as const;

/** The kernel of the live layer, one size per axis; null for windows of other kinds. */
export const kernelOf = ({ spec }: Plan): readonly number[] | null =>
  spec.source.kind === 'sliding' ? spec.source.kernel : null;

/** A convolution with one kernel over the live layer's windows; padding is 0. */
export const convolvedBy = (
  { plan, input }: StepContext,
  weights: readonly number[],
  values: Float64Array = input,
): Float64Array => {
  const kernel = kernelOf(plan) ?? [];
  return correlate({
    axes: plan.axes,
    layout: plan.spec.layout,
    input: { shape: plan.inputShape, data: values },
    weights: { shape: [1, 1, ...kernel], data: Float64Array.from(weights) },
    bias: null,
    groups: 1,
    precision: 'float64',
  }).data;
};

/** The outputs as a grid of the layer's own shape. */
export const outputGrid = (
  { plan }: StepContext,
  label: string,
  values: Float64Array,
  marked: readonly number[] = [],
): NumberGrid => ({
  label,
  columns: plan.axes.at(-1)?.outputSize ?? 1,
  values: [...values],
  marked,
});

/** How many outputs the layer has in one channel. */
export const outputCount = ({ axes }: Plan): number =>
  product(axes.map(({ outputSize }) => outputSize));

/** `3×3`. */
export const sizeText = (sizes: readonly number[]): string => sizes.join('×');

/** Whether all values are the same given one. */
export const equals = (values: readonly number[], value: number): boolean =>
  values.every((each) => each === value);
