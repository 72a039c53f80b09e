import { product } from '../row-major.js';
import { dialectOf } from '../dialects/index.js';
import { runKernels } from '../kernels/index.js';
import type { Plan } from '../plan/plan.js';
import { reducerOf } from '../reducers/index.js';
import { emptyLike, walkWindows, type Values } from '../plan/walk.js';

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
  const result = output ?? emptyLike(input, product(plan.outputShape));
  const { reducer } = plan.spec;
  const indices =
    reducer.kind === 'max' && reducer.returnIndices ? new Int32Array(result.length) : null;
  const read = dialectOf(plan.spec.framework).reads?.(plan, input) ?? input;
  if (!runKernels(plan, read, result)) reduce(plan, read, result, indices);
  return { output: result, indices };
};

/** The reference: every window's values, one after the other, through the layer's reducer. */
export const reduce = (
  plan: Plan,
  input: Values,
  output: Values,
  indices: Int32Array | null,
): void => {
  const { value, pick } = reducerOf(plan, lowestFinite(input));
  const strays = dialectOf(plan.spec.framework).emptyGradient === 'at-index';
  walkWindows(plan, input, (window, _place, offset) => {
    output[offset] = value(window);
    if (indices === null || pick === undefined) return;
    const chosen = pick(window);
    const none = strays ? window.emptyPosition : -1;
    indices[offset] = chosen >= 0 ? (window.positions[chosen] ?? -1) : none;
  });
};

/** The lowest finite number of an array's precision. */
export const lowestFinite = (values: Values): number =>
  values instanceof Float32Array ? -3.4028234663852886e38 : -Number.MAX_VALUE;
