import { runKernels } from './kernels/index.js';
import type { Plan } from './plan.js';
import { reducerOf } from './reducers/index.js';
import { emptyLike, walkWindows, type Values } from './walk.js';

/** What a layer gives: values, and for a max layer that returns indices, who was chosen. */
export interface Pooled {
  /** Row-major in `plan.outputShape`, in the layer's own layout. */
  readonly output: Values;
  /**
   * Per output the chosen input element as its offset within the plane, row-major; −1 where a
   * window read nothing. Null for layers without indices. See {@link frameworkIndices}.
   */
  readonly indices: Int32Array | null;
}

/**
 * Pools an input, given row-major in `plan.inputShape`, in the precision of its array. Sums are
 * taken in double precision and rounded once. Fills `output` where one is given.
 */
export const pool = (plan: Plan, input: Values, output?: Values): Pooled => {
  const result = output ?? emptyLike(input, countOf(plan.outputShape));
  const { reducer } = plan.spec;
  const indices =
    reducer.kind === 'max' && reducer.returnIndices ? new Int32Array(result.length) : null;
  if (!runKernels(plan, input, result)) reduce(plan, input, result, indices);
  return { output: result, indices };
};

/** The reference: every window's values, one after the other, through the layer's reducer. */
export const reduce = (
  plan: Plan,
  input: Values,
  output: Values,
  indices: Int32Array | null,
): void => {
  const { value, pick } = reducerOf(plan.spec, lowestFinite(input));
  walkWindows(plan, input, (window, _place, offset) => {
    output[offset] = value(window);
    if (indices === null || pick === undefined) return;
    const chosen = pick(window);
    indices[offset] = chosen >= 0 ? (window.positions[chosen] ?? -1) : window.emptyPosition;
  });
};

/** The lowest finite number of an array's precision. */
export const lowestFinite = (values: Values): number =>
  values instanceof Float32Array ? -3.4028234663852886e38 : -Number.MAX_VALUE;

const countOf = (shape: readonly number[]): number => shape.reduce((all, size) => all * size, 1);
