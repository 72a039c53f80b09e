import { dialectOf } from './dialects/index.js';
import type { Plan } from './plan.js';
import { lowestFinite } from './reduce.js';
import { reducerOf } from './reducers/index.js';
import { walkWindows, type Values } from './walk.js';

/**
 * d Σ(output · upstream) / d input, in the shape of the input: every window hands its upstream
 * gradient back by the layer's own tie and NaN rule, and overlapping windows add up. `upstream` is
 * row-major in `plan.outputShape`. All sums are in double precision.
 */
export const gradient = (plan: Plan, input: Values, upstream: Values): Float64Array => {
  const result = new Float64Array(input.length);
  const { slopes, inner } = reducerOf(plan.spec, lowestFinite(input));
  if (slopes === undefined) return result;
  const { reducer, framework } = plan.spec;
  const strays = reducer.kind === 'max' && dialectOf(framework).emptyGradient === 'at-index';
  let shares = new Float64Array(0);
  walkWindows(plan, input, (window, { base, spacing }, offset) => {
    const { count, positions } = window;
    if (count === 0 && strays) {
      const at = base + window.emptyPosition * spacing;
      if (at < result.length) result[at] = (result[at] ?? 0) + (upstream[offset] ?? 0);
      return;
    }
    if (shares.length < count) shares = new Float64Array(window.values.length);
    shares.fill(0, 0, count);
    slopes(window, upstream[offset] ?? 0, shares);
    for (let tap = 0; tap < count; tap += 1) {
      const position = positions[tap] ?? -1;
      if (position < 0) continue;
      const at = base + position * spacing;
      result[at] = (result[at] ?? 0) + (shares[tap] ?? 0);
    }
  });
  return inner === undefined ? result : result.map((slope, at) => slope * inner(input[at] ?? 0));
};
